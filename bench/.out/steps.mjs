import { readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";

// src/core/errors.ts
/**
 * The only error class the library throws. `code` is stable and meant to be switched on; the message names what was
 * expected and what came; `cause` holds the underlying error where there is one.
 */
var ToeplitzError = class extends Error {
  code;
  constructor(code, message, options) {
    super(message, options);
    this.name = "ToeplitzError";
    this.code = code;
  }
};
// src/core/shape.ts
/** Number of elements. Exact up to 2^53; throws `memory` where the product is not a safe integer. */
function sizeOf(shape) {
  let size = 1;
  for (const extent of shape) size *= extent;
  if (!Number.isSafeInteger(size))
    throw new ToeplitzError("memory", `an array of shape ${formatShape(shape)} has more elements than can be counted`);
  return size;
}
function sameShape(a, b) {
  return a.length === b.length && a.every((extent, i) => extent === b[i]);
}
function formatShape(shape) {
  return `[${shape.join(", ")}]`;
}
/** Checks that `value` is an integer in [min, max] and returns it; `what` names it in the error. */
function checkInteger(what, value, min, max = Number.MAX_SAFE_INTEGER) {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new ToeplitzError(
      "argument",
      `${what}: expected an integer ${max === Number.MAX_SAFE_INTEGER ? `>= ${min}` : `in [${min}, ${max}]`}, got ${String(value)}`,
    );
  return value;
}
// src/layers/check.ts
/** Largest extent of a layer's option: beyond it sizes no longer fit the 32-bit arguments of kernels. */
const LARGEST = 2 ** 30;
function checkSize(what, value, min) {
  return checkInteger(what, value, min, LARGEST);
}
function checkNumber(what, value, min, max) {
  if (!(typeof value === "number" && value >= min && value <= max))
    throw new ToeplitzError("argument", `${what}: expected a number in [${min}, ${max}], got ${String(value)}`);
  return value;
}
// src/layers/gatherTaps.ts
/** Taps from a stored kernel, reordered, cropped, padded or repeated: [index.length, dim * repeat]. */
function gatherTaps$1(b, source, options) {
  const { index, repeat = 1, transposed = false, extra } = options;
  const [sourceRows, dim] = transposed ? [source.shape[1], source.shape[0]] : source.shape;
  const rows = index.length;
  const params = {
    rows,
    sourceRows,
    dim,
    repeat,
    transposed,
    hasExtra: !!extra,
    extraRow: extra?.row ?? 0,
  };
  const table = b.table("rows", [rows], Float64Array.from(index));
  return b.apply("gatherTaps", params, {
    source,
    index: table,
    extra: extra?.value,
  }).y;
}
/** The whole numbers from `first`, `count` of them, each put through `map`. */
function indexRange(first, count, map) {
  return Array.from({ length: count }, (_, i) => map(first + i));
}
// src/layers/layer.ts
/** The weights of one module: names relative to it, shapes from its layer. */
var Weights = class Weights {
  #builder;
  #prefix;
  constructor(builder, prefix = "") {
    this.#builder = builder;
    this.#prefix = prefix;
  }
  get(name, shape) {
    return this.#builder.weight(this.#prefix + name, shape);
  }
  /** The weights of a child module. */
  of(child) {
    return new Weights(this.#builder, `${this.#prefix}${child}.`);
  }
};
/** The common case of one input x [batch, n, channels]. */
function sequenceInput(channels) {
  return ({ batch, n }) => ({ x: { shape: [batch, n, channels] } });
}
// src/core/math.ts
/** Smallest power of two >= n (n >= 1). */
function nextPowerOfTwo(n) {
  let p = 1;
  while (p < n) p *= 2;
  return p;
}
function isPowerOfTwo(n) {
  return n >= 1 && 2 ** Math.round(Math.log2(n)) === n;
}
/** Smallest multiple of `step` that is >= n. */
function roundUp(n, step) {
  return Math.ceil(n / step) * step;
}
// src/plan/cost.ts
/** Nanoseconds per channel of the direct product: two operations a tap at about 30 GFLOP/s. */
function directCost(n, rows) {
  return (2 * n * Math.min(rows, 2 * n)) / 30;
}
/** Nanoseconds per channel of right-angle convolutions of `size` points covering n: about 50 GFLOP/s of 10 log2 + 6. */
function fftCost(n, size) {
  return (Math.ceil(n / size) * size * (10 * Math.log2(size) + 6)) / 50;
}
/** The cheapest way to a Toeplitz product of n tokens with `rows` lags, by modelled cost. */
function toeplitzMethod({ n, rows }) {
  const whole = nextPowerOfTwo(n);
  let best = {
    method: { kind: "direct" },
    cost: directCost(n, rows),
  };
  const consider = (method, cost) => {
    if (cost < best.cost)
      best = {
        method,
        cost,
      };
  };
  consider(
    {
      kind: "fft",
      size: whole,
    },
    fftCost(n, whole),
  );
  for (let size = nextPowerOfTwo(rows); size < n; size *= 2)
    consider(
      {
        kind: "blocks",
        size,
      },
      fftCost(n, size),
    );
  return best.method;
}
// src/layers/toeplitzProduct.ts
/**
 * y_i = sum_j t_{i-j} x_j for x [batch, n, dim], one kernel per channel: the one place where a plan chooses between the
 * direct product, one FFT of at least n points, and overlap-save blocks (plan/cost.ts has the costs).
 */
function toeplitzProduct(b, { batch, n }, x, options) {
  const dim = x.shape[2];
  const { causal, gate } = options;
  const reach = Math.max(1, Math.min(n, options.horizon ?? n));
  const firstLag = causal ? 0 : -(reach - 1);
  const rows = reach - firstLag;
  const taps = options.taps(firstLag, rows);
  const method = toeplitzMethod({
    n,
    rows,
  });
  const hasGate = gate !== void 0;
  if (method.kind === "direct") {
    const params = {
      batch,
      n,
      dim,
      taps: rows,
      firstLag,
      hasGate,
      hasAdd: false,
    };
    return b.apply("bandConv", params, {
      x,
      taps,
      gate,
    }).y;
  }
  const { size } = method;
  const blocks = size < n;
  const spectrumParams = {
    rows,
    dim,
    size,
    firstLag: blocks ? 0 : firstLag,
  };
  const { spectrum } = b.apply("toeplitzSpectrum", spectrumParams, { taps });
  const params = {
    batch,
    n,
    dim,
    size,
    firstLag: blocks ? firstLag : 0,
    hasGate,
  };
  return b.apply("toeplitz", params, {
    x,
    spectrum,
    gate,
  }).y;
}
// src/layers/skiTno.ts
/**
 * SKI-TNN: y = (S + W A W^T) x per channel. S is a band of few taps; W interpolates linearly between `rank` inducing points
 * that cover the sequence; A is the Toeplitz matrix of the kernel at the points' lags. The kernel is piecewise linear in
 * the inverse time warp sign(t) decay^|t|, so that any real lag is defined and lengths beyond the trained one are an
 * interpolation. O(n + rank log rank) a channel. x and y [batch, n, channels].
 *
 * Weights: alphas [channels, rank], betas [channels, rank] (negative lags; absent if causal), conv_kernel [channels, taps]
 * as depthwise cross-correlation stores it (tap q is lag (taps-1)/2 - q), or [channels, (taps+1)/2] by lag if causal.
 */
function skiTno(options) {
  const { channels, rank, taps, decay, causal = false } = options;
  checkSize("skiTno: channels", channels, 1);
  checkSize("skiTno: rank", rank, 2);
  checkSize("skiTno: taps", taps, 1);
  if (taps % 2 === 0) throw new ToeplitzError("argument", `skiTno: taps: expected an odd number, got ${taps}`);
  checkNumber("skiTno: decay", decay, 0, 1);
  if (decay === 0 || decay === 1)
    throw new ToeplitzError("argument", `skiTno: decay: expected a number between 0 and 1, got ${decay}`);
  const side = (taps - 1) / 2;
  const stored = causal ? side + 1 : taps;
  const weights = {
    alphas: [channels, rank],
    ...(causal ? {} : { betas: [channels, rank] }),
    conv_kernel: [channels, stored],
  };
  const kernelAt = (b, n, points, firstLag, rows, w) => {
    const alphas = w.get("alphas", [channels, rank]);
    const betas = causal ? void 0 : w.get("betas", [channels, rank]);
    const params = {
      rows,
      dim: channels,
      rank,
      n,
      points,
      firstLag,
      warp: decay,
      hasBetas: !causal,
    };
    return b.apply("skiTaps", params, {
      alphas,
      betas,
    }).y;
  };
  const sparseTaps = (b, index, w) =>
    gatherTaps$1(b, w.get("conv_kernel", [channels, stored]), {
      index,
      transposed: true,
    });
  /** (S + W A W^T) x, then times the gate, in one pass over y. */
  const buildFull = (b, { batch, n }, x, w, gate) => {
    const dim = channels;
    const points = Math.min(rank, n);
    const { z } = b.apply(
      "skiRestrict",
      {
        batch,
        n,
        points,
        dim,
      },
      { x },
    );
    const q = toeplitzProduct(
      b,
      {
        batch,
        n: points,
      },
      z,
      {
        causal: false,
        taps: (firstLag, rows) => kernelAt(b, n, points, firstLag, rows, w),
      },
    );
    const reach = Math.min(side, Math.max(0, n - 1));
    const index = indexRange(-reach, 2 * reach + 1, (lag) => side + lag).reverse();
    const params = {
      batch,
      n,
      points,
      dim,
      taps: index.length,
      firstLag: -reach,
      hasGate: gate !== void 0,
    };
    return b.apply("skiMix", params, {
      x,
      taps: sparseTaps(b, index, w),
      q,
      gate,
    }).y;
  };
  /** The kernel at the inducing points, interpolated to lags 0 … n-1, plus the sparse taps: one causal product. */
  const buildCausal = (b, extent, x, w, gate) => {
    const { n } = extent;
    const points = Math.min(rank, n);
    const taps = (_, rows) => {
      if (n === 0) return b.table("taps", [rows, channels], new Float64Array(rows * channels));
      const q = kernelAt(b, n, points, 0, points, w);
      const index = indexRange(0, n, (lag) => (lag <= side ? lag : -1));
      return b.apply(
        "skiInterpolate",
        {
          n,
          points,
          dim: channels,
        },
        {
          q,
          add: sparseTaps(b, index, w),
        },
      ).y;
    };
    return toeplitzProduct(b, extent, x, {
      causal: true,
      taps,
      gate,
    });
  };
  const buildGated = causal ? buildCausal : buildFull;
  return {
    name: "skiTno",
    causal,
    weights,
    inputs: sequenceInput(channels),
    buildGated,
    build: (b, extent, { x }, w) => buildGated(b, extent, x, w, void 0),
  };
}
// src/layers/longConv.ts
/**
 * A long convolution with stored taps, y_i = sum_j t_{i-j} x_j (+ d x_i), x and y [batch, n, channels]. Weight `taps`
 * [length, heads] by lag if causal, [2 length - 1, heads] from lag -(length - 1) up otherwise. Sequences much longer than the
 * kernel are worked on in blocks of about its length.
 */
function longConv(options) {
  const { channels, causal, length, heads = channels, skip = false } = options;
  checkSize("longConv: channels", channels, 1);
  checkSize("longConv: length", length, 1);
  checkSize("longConv: heads", heads, 1);
  if (channels % heads !== 0)
    throw new ToeplitzError("argument", `longConv: heads: expected a divisor of channels ${channels}, got ${heads}`);
  return storedConv("longConv", {
    channels,
    heads,
    firstLag: causal ? 0 : 1 - length,
    lastLag: length - 1,
    skip,
    causal,
  });
}
function storedConv(name, conv) {
  const { channels, heads, firstLag: first, lastLag: last, skip, causal } = conv;
  const stored = last - first + 1;
  const weights = {
    taps: [stored, heads],
    ...(skip ? { d: [channels] } : {}),
  };
  const buildTaps = (b, _, firstLag, rows, w) => {
    const source = w.get("taps", [stored, heads]);
    if (firstLag === first && rows === stored && heads === channels && !skip) return source;
    const index = indexRange(firstLag, rows, (lag) => (lag >= first && lag <= last ? lag - first : -1));
    const extra = skip
      ? {
          row: -firstLag,
          value: w.get("d", [channels]),
        }
      : void 0;
    return gatherTaps$1(b, source, {
      index,
      repeat: channels / heads,
      extra,
    });
  };
  const horizon = last + 1;
  const buildGated = (b, extent, x, w, gate) => {
    const taps = (firstLag, rows) => buildTaps(b, extent.n, firstLag, rows, w);
    return toeplitzProduct(b, extent, x, {
      causal,
      horizon,
      taps,
      gate,
    });
  };
  return {
    name,
    causal,
    weights,
    horizon,
    inputs: sequenceInput(channels),
    buildTaps,
    buildGated,
    build: (b, extent, { x }, w) => buildGated(b, extent, x, w, void 0),
  };
}
// src/ops/activations.ts
/**
 * Activation functions, as tnn_pytorch names and defines them: gelu is the exact erf form, leak has slope 0.01, elu has
 * alpha 1. The order is part of the kernel ABI (assembly/lib/activations.ts switches on the index).
 */
const activations = ["none", "relu", "silu", "gelu", "elu", "1+elu", "2+elu", "leak", "sigmoid", "exp", "sine"];
/** Normalisations over the last axis; definitions in src/ops/norm.ts. The order is part of the kernel ABI. */
const norms = ["simpleRms", "rms", "scale", "layer", "gatedRms"];
// src/ops/op.ts
function defineOp(op) {
  return op;
}
/** Throws `argument` unless `ok`. For the check() of contracts. */
function require(ok, message) {
  if (!ok) throw new ToeplitzError("argument", message);
}
// src/ops/activation.ts
/** y = act(x), elementwise. */
const activation = defineOp({
  name: "activation",
  params: {
    length: "size",
    act: activations,
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.length],
    },
  },
  check() {},
  flops: (p) => 8 * p.length,
  bound: () => 32,
});
// src/ops/add.ts
/** y = a + b elementwise; b [length] is used for every one of the `batch` rows of a. */
const add = defineOp({
  name: "add",
  params: {
    batch: "size",
    length: "size",
  },
  operands: {
    a: {
      role: "in",
      shape: (p) => [p.batch, p.length],
    },
    b: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.length],
    },
  },
  check() {},
  flops: (p) => p.batch * p.length,
  bound: () => 32,
});
// src/ops/bandConv.ts
/**
 * Direct convolution with few taps, x and y [batch, n, dim] channel-last, taps [taps, dim], row r is lag firstLag + r:
 * y_i = sum_r taps[r] x_{i - firstLag - r}, x zero outside [0, n). Small Toeplitz products and SKI's sparse part.
 * Optional epilogues: y = (… ) * gate + add.
 */
const bandConv = defineOp({
  name: "bandConv",
  params: {
    batch: "size",
    n: "size",
    dim: "size",
    taps: "size",
    firstLag: "int",
    hasGate: "flag",
    hasAdd: "flag",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.dim],
    },
    taps: {
      role: "in",
      shape: (p) => [p.taps, p.dim],
    },
    gate: {
      role: "in",
      optional: true,
      when: (p) => p.hasGate,
      shape: (p) => [p.batch, p.n, p.dim],
    },
    add: {
      role: "in",
      optional: true,
      when: (p) => p.hasAdd,
      shape: (p) => [p.batch, p.n, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.dim],
    },
  },
  check() {},
  flops: (p) => 2 * p.batch * p.n * p.dim * Math.min(p.taps, 2 * p.n),
  bound: (p) => 16 + 4 * Math.sqrt(p.taps),
});
// src/ops/decay.ts
/**
 * Exponential decay of a Toeplitz kernel (TNN paper, "exponential decay"): y[r, c] = g[c]^|lag| * taps[r, c] with
 * lag = firstLag + r. `fixed`: g = gamma. `learned` (tnn_pytorch's multi decay): g = lambda + (1 - lambda) sigmoid(gamma).
 * Powers are formed in float64: at lag 1000 a float32 gamma would be off by 1000 roundings.
 */
const decay = defineOp({
  name: "decay",
  params: {
    rows: "size",
    dim: "size",
    firstLag: "int",
    kind: ["fixed", "learned"],
    lambda: "float",
  },
  operands: {
    taps: {
      role: "in",
      shape: (p) => [p.rows, p.dim],
    },
    gamma: {
      role: "in",
      shape: (p) => [p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check() {},
  flops: (p) => 2 * p.rows * p.dim,
  bound: () => 32,
});
// src/ops/divide.ts
/** y = a / b elementwise; b [length] is used for every one of the `batch` rows of a. */
const divide = defineOp({
  name: "divide",
  params: {
    batch: "size",
    length: "size",
  },
  operands: {
    a: {
      role: "in",
      shape: (p) => [p.batch, p.length],
    },
    b: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.length],
    },
  },
  check() {},
  flops: (p) => p.batch * p.length,
  bound: () => 32,
});
// src/ops/embed.ts
/** y[r] = scale * weight[tokens[r]]; a token outside [0, vocab) reads as row 0 (callers check tokens before). */
const embed = defineOp({
  name: "embed",
  params: {
    rows: "size",
    vocab: "size",
    dim: "size",
    scale: "float",
  },
  operands: {
    tokens: {
      role: "in",
      dtype: "i32",
      shape: (p) => [p.rows],
    },
    weight: {
      role: "in",
      shape: (p) => [p.vocab, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check() {},
  flops: (p) => p.rows * p.dim,
  bound: () => 8,
});
// src/ops/gatherTaps.ts
/**
 * Rows of a kernel in another order, number and layout: y[r, c repeat + k] = source[index[r], c] for k = 0 … repeat - 1,
 * zero where index[r] < 0. `transposed`: the source is stored [dim, sourceRows], as depthwise convolutions and FastRPB
 * store theirs. Optional: `extra` is added to row extraRow (a skip term is a tap of lag 0). Indices are whole numbers.
 */
const gatherTaps = defineOp({
  name: "gatherTaps",
  params: {
    rows: "size",
    sourceRows: "size",
    dim: "size",
    repeat: "size",
    transposed: "flag",
    hasExtra: "flag",
    extraRow: "int",
  },
  operands: {
    source: {
      role: "in",
      shape: (p) => (p.transposed ? [p.dim, p.sourceRows] : [p.sourceRows, p.dim]),
    },
    index: {
      role: "in",
      shape: (p) => [p.rows],
    },
    extra: {
      role: "in",
      optional: true,
      when: (p) => p.hasExtra,
      shape: (p) => [p.dim * p.repeat],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim * p.repeat],
    },
  },
  check(p) {
    require(p.sourceRows <= 2 ** 24, `gatherTaps: at most 2^24 rows have exact float32 indices, got ${p.sourceRows}`);
  },
  flops: () => 0,
  bound: (p) => (p.hasExtra ? 8 : 0),
});
/** Lays a weight [outDim, inDim] (PyTorch's Linear) out for `gemm`. Depends on weights only, so it runs once, at load. */
const gemmPack = defineOp({
  name: "gemmPack",
  params: {
    inDim: "size",
    outDim: "size",
  },
  operands: {
    weight: {
      role: "in",
      shape: (p) => [p.outDim, p.inDim],
    },
    packed: {
      role: "out",
      packed: true,
      shape: (p) => [roundUp(p.outDim, 8), p.inDim],
    },
  },
  check() {},
  flops: () => 0,
  bound: () => 0,
});
// src/ops/gemm.ts
/**
 * A linear layer with its epilogue, rows at a time:
 * `y = act(x W^T + bias) * gate + residual`, x [rows, inDim], W [outDim, inDim] packed by `gemmPack`.
 */
const gemm = defineOp({
  name: "gemm",
  params: {
    rows: "size",
    inDim: "size",
    outDim: "size",
    act: activations,
    hasBias: "flag",
    hasGate: "flag",
    hasResidual: "flag",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.rows, p.inDim],
    },
    weight: {
      role: "in",
      packed: true,
      shape: (p) => [roundUp(p.outDim, 8), p.inDim],
    },
    bias: {
      role: "in",
      optional: true,
      when: (p) => p.hasBias,
      shape: (p) => [p.outDim],
    },
    gate: {
      role: "in",
      optional: true,
      when: (p) => p.hasGate,
      shape: (p) => [p.rows, p.outDim],
    },
    residual: {
      role: "in",
      optional: true,
      when: (p) => p.hasResidual,
      shape: (p) => [p.rows, p.outDim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.outDim],
    },
  },
  check() {},
  flops: (p) => 2 * p.rows * p.inDim * p.outDim,
  bound: (p) => (16 + 4 * Math.sqrt(p.inDim)) * (p.act === "exp" ? 4 : 1),
});
// src/ops/gridSpread.ts
/** A square grid from two lines, lines [2, batch, side, dim]: y[b, i, j] = lines[0, b, i] + lines[1, b, j]. */
const gridSpread = defineOp({
  name: "gridSpread",
  params: {
    batch: "size",
    side: "size",
    dim: "size",
  },
  operands: {
    lines: {
      role: "in",
      shape: (p) => [2, p.batch, p.side, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.side, p.side, p.dim],
    },
  },
  check() {},
  flops: (p) => p.batch * p.side * p.side * p.dim,
  bound: () => 16,
});
// src/ops/gridSum.ts
/**
 * Sums of a square grid along both of its axes, x [batch, side, side, dim]: sums [2, batch, side, dim] has, first, the sum
 * of each row (over j of x[b, i, j]) and, second, of each column (over i). What 2-D FastRPB multiplies by its 1-D kernel.
 */
const gridSum = defineOp({
  name: "gridSum",
  params: {
    batch: "size",
    side: "size",
    dim: "size",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.batch, p.side, p.side, p.dim],
    },
    sums: {
      role: "out",
      shape: (p) => [2, p.batch, p.side, p.dim],
    },
  },
  check() {},
  flops: (p) => 2 * p.batch * p.side * p.side * p.dim,
  bound: (p) => 16 + 4 * Math.sqrt(p.side),
});
/**
 * Linear attention, heads of `dim` channels side by side in q, k, v, y [batch, n, heads dim], per sequence and head:
 * y_i = sum_j (phi(q_i) . phi(k_j)) v_j / (sum_j phi(q_i) . phi(k_j) + eps), over j <= i if causal, over all j otherwise.
 * - sikf: phi(x) = exp(x - c) elementwise. c = 0 if causal (any other shift would look ahead), otherwise the mean over
 *   positions and channels of q plus that of k: the shift cancels in the ratio but keeps exp in range.
 * - elu+1: phi(x) = elu(x) + 1.
 */
const linearAttention = defineOp({
  name: "linearAttention",
  params: {
    batch: "size",
    n: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    features: ["sikf", "elu+1"],
    eps: "float",
  },
  operands: {
    q: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    k: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    v: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
  },
  check() {},
  flops: (p) => p.batch * p.n * p.heads * p.dim * (4 * p.dim + 16),
  bound: (p) => 48 + 4 * Math.sqrt(p.dim) + 4 * Math.sqrt(p.n),
});
// src/ops/multiply.ts
/** y = a * b elementwise; b [length] is used for every one of the `batch` rows of a. */
const multiply = defineOp({
  name: "multiply",
  params: {
    batch: "size",
    length: "size",
  },
  operands: {
    a: {
      role: "in",
      shape: (p) => [p.batch, p.length],
    },
    b: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.length],
    },
  },
  check() {},
  flops: (p) => p.batch * p.length,
  bound: () => 32,
});
// src/ops/norm.ts
/**
 * Normalisation over the last axis, one row at a time (mathematics: TNN paper section on SimpleRMSNorm, tnn_pytorch):
 * - simpleRms: x / (||x||_2 / sqrt(dim) + 1e-8)
 * - rms:       the same, times scale [dim]
 * - scale:     x / sqrt(mean(x^2) + 1e-5), times scale [1]
 * - layer:     (x - mean) / sqrt(var + 1e-5), times scale [dim], plus bias [dim]
 * - gatedRms:  simpleRms(x) * scale [dim] * sigmoid(bias [dim] * x)
 * Wasm receives eps from here so that no constant is written twice.
 */
const norm = defineOp({
  name: "norm",
  params: {
    rows: "size",
    dim: "size",
    kind: norms,
    eps: "float",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.rows, p.dim],
    },
    scale: {
      role: "in",
      optional: true,
      when: (p) => p.kind !== "simpleRms",
      shape: (p) => [p.kind === "scale" ? 1 : p.dim],
    },
    bias: {
      role: "in",
      optional: true,
      when: (p) => p.kind === "layer" || p.kind === "gatedRms",
      shape: (p) => [p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check() {},
  flops: (p) => 4 * p.rows * p.dim,
  bound: (p) => 16 + 2 * Math.sqrt(p.dim),
});
// src/ops/responseTaps.ts
/**
 * FD-TNN's kernel from its frequency response: row r of y [rows, heads dim] is the tap of lag firstLag + r.
 * response [size / 2 + 1, …] is sampled at omega_m = 2 pi m / size.
 * - bidirectional: columns of each head are dim real parts, then dim imaginary parts; t = irfft(re + i im) with the
 *   imaginary parts taken as 0 at m = 0 and size / 2. Lag -l is at index size - l.
 * - causal: columns are real, e = irfft(re) is even, t_0 = e_0 and t_l = 2 e_l: the kernel that is zero at negative lags and
 *   whose response has this real part (discrete Hilbert transform).
 * `sine`: imaginary parts are multiplied by sin(omega_m) first, which makes a function of cos(omega) odd.
 */
const responseTaps = defineOp({
  name: "responseTaps",
  params: {
    size: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    sine: "flag",
    firstLag: "int",
    rows: "size",
  },
  operands: {
    response: {
      role: "in",
      shape: (p) => [p.size / 2 + 1, p.heads * p.dim * (p.causal ? 1 : 2)],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.heads * p.dim],
    },
  },
  check(p) {
    require(isPowerOfTwo(p.size) && p.size >= 2, `responseTaps: size must be a power of two >= 2, got ${p.size}`);
    const reach = p.size / 2;
    require(p.firstLag > -reach &&
      p.firstLag + p.rows <= reach &&
      (!p.causal ||
        p.firstLag >=
          0), `responseTaps: ${`lags ${p.firstLag} … ${p.firstLag + p.rows - 1}`} are not in ${p.causal ? 0 : 1 - reach} … ${reach - 1}`);
  },
  flops: (p) => p.heads * p.dim * p.size * (2.5 * Math.log2(p.size) + 5),
  bound: (p) => 32 + 8 * Math.log2(p.size),
});
// src/ops/skiGrid.ts
/** Spacing of `points` inducing points that cover positions 0 … n-1 with both ends. */
function skiSpacing({ n, points }) {
  return points > 1 ? (n - 1) / (points - 1) : 0;
}
/** At least two points for more than one position, never more points than positions. */
function skiCheck(op, { n, points }) {
  require(points <= n &&
    points >= Math.min(n, 2), `${op}: points must be in [${Math.min(n, 2)}, n = ${n}], got ${points}`);
}
// src/ops/skiInterpolate.ts
/**
 * SKI's W with an addend: y_i = (1 - f) q_a + f q_{a+1} + add_i, q [points, dim], y [n, dim]; a and f as in skiRestrict. Makes
 * the taps of the causal operator from its kernel at the inducing points.
 */
const skiInterpolate = defineOp({
  name: "skiInterpolate",
  params: {
    n: "size",
    points: "size",
    dim: "size",
  },
  operands: {
    q: {
      role: "in",
      shape: (p) => [p.points, p.dim],
    },
    add: {
      role: "in",
      shape: (p) => [p.n, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.n, p.dim],
    },
  },
  check: (p) => skiCheck("skiInterpolate", p),
  flops: (p) => 3 * p.n * p.dim,
  bound: () => 32,
});
// src/ops/skiMix.ts
/**
 * SKI's sparse part, interpolation and gate in one pass: y_i = (sum_r taps[r] x_{i - firstLag - r} + (1 - f) q_a + f q_{a+1}) gate_i,
 * x, gate, y [batch, n, dim], taps [taps, dim] (row r is lag firstLag + r), q [batch, points, dim]; x is zero outside [0, n),
 * a and f as in skiRestrict. Apart, the parts would write and read another n x dim array.
 */
const skiMix = defineOp({
  name: "skiMix",
  params: {
    batch: "size",
    n: "size",
    points: "size",
    dim: "size",
    taps: "size",
    firstLag: "int",
    hasGate: "flag",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.dim],
    },
    taps: {
      role: "in",
      shape: (p) => [p.taps, p.dim],
    },
    q: {
      role: "in",
      shape: (p) => [p.batch, p.points, p.dim],
    },
    gate: {
      role: "in",
      optional: true,
      when: (p) => p.hasGate,
      shape: (p) => [p.batch, p.n, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.dim],
    },
  },
  check: (p) => skiCheck("skiMix", p),
  flops: (p) => (2 * p.taps + 2 + Number(p.hasGate)) * p.batch * p.n * p.dim,
  bound: (p) => 32 + 4 * Math.sqrt(p.taps),
});
// src/ops/skiRestrict.ts
/**
 * SKI's W^T: z_a = sum_i W[i, a] x_i, x [batch, n, dim], z [batch, points, dim]. Row i of W has two entries: position i lies
 * between inducing points a and a + 1 (spacing (n-1) / (points-1), both ends covered), 1 - f at a and f at a + 1.
 */
const skiRestrict = defineOp({
  name: "skiRestrict",
  params: {
    batch: "size",
    n: "size",
    points: "size",
    dim: "size",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.dim],
    },
    z: {
      role: "out",
      shape: (p) => [p.batch, p.points, p.dim],
    },
  },
  check: (p) => skiCheck("skiRestrict", p),
  flops: (p) => 3 * p.batch * p.n * p.dim,
  bound: (p) => 40 + 2 * Math.sqrt(p.n / Math.max(1, p.points)),
});
// src/ops/skiTaps.ts
/**
 * SKI-TNN's kernel at the lags between inducing points: inverse time warp u(t) = sign(t) warp^|t| (sign(0) = 1), then the
 * piecewise-linear function of u whose values at 2 rank + 1 uniform nodes of [-1, 1] are beta_0 … beta_{rank-1}, 0,
 * alpha_0 … alpha_{rank-1}. Row r is lag (firstLag + r) s with s = (n-1) / (points-1), the spacing of the inducing points.
 * Without betas (causal), lags are not negative.
 */
const skiTaps = defineOp({
  name: "skiTaps",
  params: {
    rows: "size",
    dim: "size",
    rank: "size",
    n: "size",
    points: "size",
    firstLag: "int",
    warp: "float",
    hasBetas: "flag",
  },
  operands: {
    alphas: {
      role: "in",
      shape: (p) => [p.dim, p.rank],
    },
    betas: {
      role: "in",
      optional: true,
      when: (p) => p.hasBetas,
      shape: (p) => [p.dim, p.rank],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check(p) {
    skiCheck("skiTaps", p);
    require(p.rank >= 1, `skiTaps: rank must be at least 1, got ${p.rank}`);
    require(p.warp > 0 && p.warp <= 1, `skiTaps: warp must be in (0, 1], got ${p.warp}`);
    require(p.hasBetas || p.firstLag >= 0, `skiTaps: negative lags need betas, got firstLag ${p.firstLag}`);
  },
  flops: (p) => 3 * p.rows * p.dim,
  bound: () => 32,
});
/**
 * Where row r of skiTaps lies among the nodes 0 … 2 rank: the node before it and the fraction of the way to the next.
 * In float64, because warp^lag at lag 1000 would be off by 1000 float32 roundings.
 */
function skiNode(p, row) {
  const lag = (p.firstLag + row) * skiSpacing(p);
  const distance = p.warp ** Math.abs(lag) * p.rank;
  const at = lag < 0 ? p.rank - distance : p.rank + distance;
  const node = Math.min(Math.floor(at), 2 * p.rank - 1);
  return {
    node,
    fraction: at - node,
  };
}
// src/ops/softmaxAttention.ts
/**
 * Softmax attention, heads of `dim` channels side by side in q, k, v, y [batch, n, heads dim]:
 * y_i = sum_j softmax_j(scale q_i . k_j) v_j, over j <= i if causal. No n x n array is made.
 */
const softmaxAttention = defineOp({
  name: "softmaxAttention",
  params: {
    batch: "size",
    n: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    scale: "float",
  },
  operands: {
    q: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    k: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    v: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
  },
  check() {},
  flops: (p) => (p.batch * p.n * p.n * p.heads * (4 * p.dim + 16)) / (p.causal ? 2 : 1),
  bound: (p) => 64 + 8 * Math.sqrt(p.dim) + 8 * Math.sqrt(p.n),
});
/**
 * The spectrum of a Toeplitz kernel in the right-angle form that `toeplitz` multiplies by.
 * taps [rows, dim], row r is lag firstLag + r, channel-last. The kernel of the right-angle circular convolution of length
 * `size` is the complex sequence k_j, j = 0 … size-1: the tap of lag l >= 0 is the real part of k_l, and the tap of lag
 * l < 0 enters k_{l+size} as -i t_l (zeta^size = i with zeta = exp(i pi / (2 size))). The spectrum is the DFT of
 * k_j zeta^j, divided by size, in an order of the backend's choice: complex values [dim rounded up to 4, size].
 */
const toeplitzSpectrum = defineOp({
  name: "toeplitzSpectrum",
  params: {
    rows: "size",
    dim: "size",
    size: "size",
    firstLag: "int",
  },
  operands: {
    taps: {
      role: "in",
      shape: (p) => [p.rows, p.dim],
    },
    spectrum: {
      role: "out",
      packed: true,
      shape: (p) => [roundUp(p.dim, 4), p.size, 2],
    },
  },
  check(p) {
    require(isPowerOfTwo(p.size), `toeplitzSpectrum: size must be a power of two, got ${p.size}`);
    require(p.firstLag > -p.size &&
      p.firstLag + p.rows <=
        p.size, `toeplitzSpectrum: lags ${p.firstLag} … ${p.firstLag + p.rows - 1} do not fit size ${p.size}`);
  },
  flops: (p) => p.dim * 5 * p.size * Math.log2(p.size || 1),
  bound: (p) => 16 + 4 * Math.log2(p.size),
});
// src/ops/index.ts
/** The one list of ops. Everything that must know every op is complete with respect to it, by type. */
const ops = {
  activation,
  add,
  bandConv,
  decay,
  divide,
  embed,
  gatherTaps,
  gemm,
  gemmPack,
  gridSpread,
  gridSum,
  linearAttention,
  multiply,
  norm,
  responseTaps,
  skiInterpolate,
  skiMix,
  skiRestrict,
  skiTaps,
  softmaxAttention,
  toeplitz: defineOp({
    name: "toeplitz",
    params: {
      batch: "size",
      n: "size",
      dim: "size",
      size: "size",
      firstLag: "int",
      hasGate: "flag",
    },
    operands: {
      x: {
        role: "in",
        shape: (p) => [p.batch, p.n, p.dim],
      },
      spectrum: {
        role: "in",
        packed: true,
        shape: (p) => [roundUp(p.dim, 4), p.size, 2],
      },
      gate: {
        role: "in",
        optional: true,
        when: (p) => p.hasGate,
        shape: (p) => [p.batch, p.n, p.dim],
      },
      y: {
        role: "out",
        shape: (p) => [p.batch, p.n, p.dim],
      },
    },
    check(p) {
      require(isPowerOfTwo(p.size), `toeplitz: size must be a power of two, got ${p.size}`);
      require(p.size < p.n || p.firstLag === 0, "toeplitz: firstLag is for blocks (size < n) only");
    },
    flops: (p) => p.batch * p.dim * Math.ceil(p.n / p.size) * p.size * (10 * Math.log2(p.size) + 6),
    bound: (p) => 24 + 8 * Math.log2(p.size),
  }),
  toeplitzSpectrum,
};
const contracts = ops;
function contractOf(name) {
  return contracts[name];
}
// src/plan/builder.ts
/** Collects values and steps; every shape is checked against the op's contract as it is added. */
var PlanBuilder = class {
  #values = [];
  #steps = [];
  #inputs = [];
  #states = [];
  #weights = /* @__PURE__ */ new Map();
  #outputs = {};
  #scope = "";
  /** Names the part of the model that `build` adds, nested with dots. */
  scoped(name, build) {
    const outer = this.#scope;
    this.#scope = outer && name ? `${outer}.${name}` : outer || name;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }
  input(name, shape, dtype = "f32") {
    const value = this.#add({
      name,
      kind: "input",
      shape,
      dtype,
    });
    this.#inputs.push(value);
    return value;
  }
  /** A tensor of the checkpoint, by its full name; asking twice gives the same memory. */
  weight(name, shape) {
    const known = this.#weights.get(name);
    if (known) return this.reshape(known, shape);
    const value = this.#add({
      name,
      kind: "weight",
      shape,
      constant: true,
    });
    this.#weights.set(name, value);
    return value;
  }
  table(name, shape, data) {
    if (data.length !== sizeOf(shape))
      throw new ToeplitzError("internal", `table ${name}: ${data.length} values for shape ${formatShape(shape)}`);
    return this.#add({
      name,
      kind: "table",
      shape,
      constant: true,
      data,
    });
  }
  /** An array that lives from run to run, zero at first; its name must be unique in the plan. */
  state(name, shape) {
    const value = this.#add({
      name,
      kind: "state",
      shape,
    });
    this.#states.push(value);
    return value;
  }
  /** The same memory under another shape. */
  reshape(value, shape) {
    if (sameShape(value.shape, shape)) return value;
    if (value.packed || sizeOf(shape) !== sizeOf(value.shape)) {
      const message = `cannot view ${formatShape(value.shape)} as ${formatShape(shape)}`;
      throw new ToeplitzError("shape", `${this.#where(value.name)}: ${message}`);
    }
    const { name, kind, dtype, constant } = value;
    return this.#add({
      name,
      kind,
      shape,
      dtype,
      constant,
      base: value,
    });
  }
  /** Adds one step. Returns its outputs, typed by the op's contract. */
  apply(name, params, args) {
    const op = contractOf(name);
    this.#checkParams(op, params);
    const all = this.#checkedReads(op, params, args);
    const constant = Object.values(all).every((value) => value.constant);
    const results = {};
    for (const [operandName, operand] of Object.entries(op.operands)) {
      if (operand.role !== "out") continue;
      const { dtype = "f32", packed = false } = operand;
      const shape = operand.shape(params);
      const value = this.#add({
        name: this.#where(name, "."),
        kind: "step",
        shape,
        dtype,
        packed,
        constant,
      });
      results[operandName] = value;
      all[operandName] = value;
    }
    this.#steps.push({
      op: name,
      params,
      args: all,
      scope: this.#scope,
      constant,
    });
    return results;
  }
  output(name, value) {
    this.#outputs[name] = value;
  }
  finish() {
    return {
      values: this.#values,
      steps: this.#steps,
      inputs: this.#inputs,
      states: this.#states,
      outputs: this.#outputs,
    };
  }
  #add(init) {
    const value = {
      dtype: "f32",
      packed: false,
      constant: false,
      ...init,
      id: this.#values.length,
    };
    sizeOf(value.shape);
    this.#values.push(value);
    return value;
  }
  #where(what, separator = ": ") {
    return this.#scope ? `${this.#scope}${separator}${what}` : what;
  }
  #checkedReads(op, params, args) {
    const all = {};
    for (const [name, operand] of Object.entries(op.operands)) {
      if (operand.role === "out") continue;
      const value = args[name];
      const wanted = operand.when ? operand.when(params) : true;
      if (wanted !== (value !== void 0)) {
        const problem = wanted ? "is missing" : "was given although the params do not ask for it";
        throw new ToeplitzError("internal", `${this.#where(op.name)}: operand ${name} ${problem}`);
      }
      if (!value) continue;
      const { dtype = "f32", packed = false } = operand;
      const shape = operand.shape(params);
      if (!sameShape(shape, value.shape) || value.dtype !== dtype || value.packed !== packed) {
        const expected = describe({
          dtype,
          packed,
          shape,
        });
        const message = `operand ${name} (${value.name}): expected ${expected}, got ${describe(value)}`;
        throw new ToeplitzError("shape", `${this.#where(op.name)}: ${message}`);
      }
      all[name] = value;
    }
    return all;
  }
  #checkParams(op, params) {
    for (const [name, kind] of Object.entries(op.params)) {
      if (isParam(kind, params[name])) continue;
      const message = `${name}: expected ${typeof kind === "string" ? `a ${kind}` : `one of ${kind.join(", ")}`}, got ${String(params[name])}`;
      throw new ToeplitzError("argument", `${this.#where(op.name)}: ${message}`);
    }
    op.check(params);
  }
};
function describe(value) {
  return `${value.packed ? "packed " : ""}${value.dtype}${formatShape(value.shape)}`;
}
/** Kernels take 32-bit integers, so sizes end below 2^31. */
function isParam(kind, value) {
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "float") return typeof value === "number" && Number.isFinite(value);
  if (kind === "size") return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
  if (kind === "int") return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
  return typeof value === "string" && kind.includes(value);
}
// src/plan/plan.ts
/** The root of a chain of reshapes: the value that owns the memory. */
function rootOf(value) {
  let root = value;
  while (root.base) root = root.base;
  return root;
}
// src/plan/slots.ts
/** Bytes of one value as the backends of 32-bit elements store it. */
function bytesOf(value) {
  return sizeOf(value.shape) * 4;
}
/**
 * Gives every value that the steps write a slot by liveness: a slot is free again after the last step that reads it.
 * Values in `keep` (outputs) are alive to the end. Greedy best fit: the free slot whose size is nearest wins, which for
 * the repeated blocks of a network finds the same few slots again in every block.
 */
function assignSlots(steps, keep) {
  const lastUse = /* @__PURE__ */ new Map();
  const written = /* @__PURE__ */ new Set();
  steps.forEach((step, index) => {
    for (const value of Object.values(step.args)) {
      const root = rootOf(value);
      lastUse.set(root, index);
      if (root.kind === "step" && root.constant === step.constant) written.add(root);
    }
  });
  const slotOf = /* @__PURE__ */ new Map();
  const bytes = [];
  const free = [];
  const take = (size) => {
    if (free.length === 0) return bytes.push(size) - 1;
    const nearest = (best, slot) => (Math.abs(bytes[slot] - size) < Math.abs(bytes[best] - size) ? slot : best);
    const slot = free.reduce(nearest);
    free.splice(free.indexOf(slot), 1);
    bytes[slot] = Math.max(bytes[slot], size);
    return slot;
  };
  steps.forEach((step, index) => {
    const roots = [...new Set(Object.values(step.args).map(rootOf))].filter((value) => written.has(value));
    for (const value of roots) if (!slotOf.has(value)) slotOf.set(value, take(bytesOf(value)));
    for (const value of roots) if (lastUse.get(value) === index && !keep.has(value)) free.push(slotOf.get(value));
  });
  return {
    slotOf,
    bytes,
  };
}
/** The values that outlive the steps of a run: outputs. */
function outputRoots(plan) {
  return new Set(Object.values(plan.outputs).map(rootOf));
}
// src/wasm/kernels/elementwise.ts
/** Floats in a unit of work of the elementwise kernels; assembly/activation.ts and assembly/lib/broadcast.ts know it too. */
const ELEMENTWISE_CHUNK = 4096;
function elementwiseUnits(length) {
  return Math.ceil(length / ELEMENTWISE_CHUNK);
}
// src/wasm/kernels/activation.ts
const activationKernel = { units: (p) => elementwiseUnits(p.length) };
// src/wasm/kernels/add.ts
const addKernel = { units: (p) => elementwiseUnits(p.batch * p.length) };
// src/wasm/kernels/bandConv.ts
/** A unit is one sequence and four channels. Scratch in rows of four channels: outputs, padded x, taps in reach. */
const bandConvKernel = {
  scratch: (p) => 16 * (8 + p.n + 16 + Math.min(p.taps, 2 * p.n)),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 4)),
};
// src/wasm/kernels/divide.ts
const divideKernel = { units: (p) => elementwiseUnits(p.batch * p.length) };
// src/wasm/kernels/gemm.ts
const ROW_BLOCK = 64;
const COLUMN_BLOCK = 128;
const gemmKernel = { units: (p) => Math.ceil(p.rows / ROW_BLOCK) * Math.ceil(p.outDim / COLUMN_BLOCK) };
// src/wasm/kernels/gridSpread.ts
/** A unit is one row of one grid. */
const gridSpreadKernel = { units: (p) => p.batch * p.side };
// src/wasm/kernels/gridSum.ts
/** A unit is one grid. */
const gridSumKernel = { units: (p) => p.batch };
// src/wasm/kernels/linearAttention.ts
/** A unit is one head of one sequence. Scratch: the tiles that assembly/linearAttention.ts lists, 32 tokens each. */
const linearAttentionKernel = {
  scratch(p) {
    const depth = roundUp(p.dim, 4);
    const width = roundUp(p.dim + 1, 8);
    return 4 * (64 * depth + 64 * width + 1024 + depth * width);
  },
  units: (p) => (p.n === 0 || p.dim === 0 ? 0 : p.batch * p.heads),
};
// src/wasm/kernels/multiply.ts
const multiplyKernel = { units: (p) => elementwiseUnits(p.batch * p.length) };
// src/wasm/kernels/norm.ts
const normKernel = { units: (p) => p.rows };
// src/core/fft64.ts
/**
 * exp(-2 pi i k / n) as [re, im], correct to the last place: the angle is folded into the first octant, so that no large
 * argument ever reaches sin and cos, and quarter turns are exact.
 */
function unitRoot(k, n) {
  let eighths = 8 * (((k % n) + n) % n);
  const mirror = eighths > 4 * n;
  if (mirror) eighths = 8 * n - eighths;
  const negative = eighths > 2 * n;
  if (negative) eighths = 4 * n - eighths;
  const swap = eighths > n;
  const angle = ((swap ? 2 * n - eighths : eighths) * Math.PI) / (4 * n);
  const c = swap ? Math.sin(angle) : Math.cos(angle);
  const s = swap ? Math.cos(angle) : Math.sin(angle);
  return [negative ? -c : c, mirror ? s : -s];
}
// src/wasm/kernels/ringTable.ts
/**
 * Twiddles of assembly/lib/ring.ts for a transform of `size`: entries [mu, mu^2, mu^3] (complex) of all nodes with four
 * elements or more (the root's always), then, if log2(size) is odd, the pairs. mu = exp(i theta / 4) with
 * theta = 2 pi (1/4 + reverse(node)) / nodes, rho = exp(i theta / 8).
 */
function ringTable(size) {
  const values = [];
  let nodes = 1;
  do {
    for (let node = 0; node < nodes; node++) {
      const turns = 1 + 4 * reverse(node, nodes);
      for (let power = 1; power <= 3; power++) values.push(...unitRoot(-power * turns, 16 * nodes));
    }
    nodes *= 4;
  } while (4 * nodes <= size);
  nodes /= 4;
  if (nodes * 8 === size)
    for (let node = 0; node < nodes; node++) {
      const turns = 1 + 4 * reverse(node, nodes);
      values.push(...unitRoot(-turns, 32 * nodes), ...unitRoot(-turns - 4 * nodes, 32 * nodes));
    }
  return Float32Array.from(values);
}
/** The bits of node < nodes (a power of two) in reverse. */
function reverse(node, nodes) {
  let reversed = 0;
  for (let bit = nodes / 2, rest = node; bit >= 1; bit /= 2, rest >>= 1) if (rest & 1) reversed += bit;
  return reversed;
}
// src/wasm/kernels/responseTaps.ts
/** exp(i pi m / size) / size, m = 0 … size / 2 - 1. */
function zetaTable(size) {
  const table = new Float32Array(size);
  for (let m = 0; m < size / 2; m++) {
    const [re, im] = unitRoot(-m, 2 * size);
    table.set([re / size, im / size], 2 * m);
  }
  return table;
}
/** A unit is four channels of one head. Scratch: size / 2 complex elements of four channels. */
const responseTapsKernel = {
  tables: [
    {
      key: (p) => `ring:${p.size / 2}`,
      data: (p) => ringTable(p.size / 2),
    },
    {
      key: (p) => `zeta:${p.size}`,
      data: (p) => zetaTable(p.size),
    },
  ],
  scratch: (p) => 16 * p.size,
  units: (p) => p.heads * Math.ceil(p.dim / 4),
};
// src/wasm/kernels/skiMix.ts
const ROWS = 128;
/** A unit is 128 rows of one sequence. Scratch: see assembly/skiMix.ts. */
const skiMixKernel = {
  scratch: (p) => 512 + 16 * (ROWS + 4 * (256 + 2 * p.taps)),
  units: (p) => (p.dim === 0 ? 0 : p.batch * Math.ceil(p.n / ROWS)),
};
// src/wasm/kernels/skiRestrict.ts
/** A unit is one sequence and 64 channels. Scratch: fractions of 64 rows, and two rows of sums. */
const skiRestrictKernel = {
  scratch: () => 1536,
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 64)),
};
// src/wasm/kernels/skiTaps.ts
/** The warp is evaluated here, in float64; the kernel interpolates. */
const skiTapsKernel = {
  tables: [
    {
      key: ({ rows, firstLag, n, points, rank, warp }) => `ski:${rows},${firstLag},${n},${points},${rank},${warp}`,
      data(p) {
        const table = new Float32Array(2 * p.rows);
        for (let r = 0; r < p.rows; r++) {
          const { node, fraction } = skiNode(p, r);
          table.set([node, fraction], 2 * r);
        }
        return table;
      },
    },
  ],
};
// src/wasm/kernels/softmaxAttention.ts
/** A unit is 64 queries of one head of one sequence. Scratch: the tiles that assembly/softmaxAttention.ts lists. */
const softmaxAttentionKernel = {
  scratch(p) {
    const width = roundUp(p.dim + 1, 8);
    return 4 * (64 * roundUp(p.dim, 4) + 32 * p.dim + 32 * width + 2048 + 64 * width + 64);
  },
  units: (p) => (p.dim === 0 ? 0 : p.batch * p.heads * Math.ceil(p.n / 64)),
};
// src/wasm/kernels/toeplitz.ts
/** Channel groups of a unit, and extra bytes of their elements. See assembly/toeplitz.ts and lib/ring.ts. */
const TOGETHER = 4;
const SKEW = 2304;
/** A unit is one block of one sequence and 16 channels. */
const toeplitzKernel = {
  tables: [
    {
      key: (p) => `ring:${p.size}`,
      data: (p) => ringTable(p.size),
    },
  ],
  scratch(p) {
    const gathers = p.size !== p.n || p.dim < 4 || p.size < 4;
    return TOGETHER * (32 * p.size + SKEW) + (gathers ? 64 * p.size * (p.size < 4 ? 3 : 2) : 0);
  },
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 16) * Math.ceil(p.n / p.size)),
};
// src/wasm/kernels/toeplitzSpectrum.ts
/** A unit is a group of four channels. */
const toeplitzSpectrumKernel = {
  tables: [
    {
      key: (p) => `ring:${p.size}`,
      data: (p) => ringTable(p.size),
    },
  ],
  units: (p) => Math.ceil(p.dim / 4),
};
// src/wasm/kernels/index.ts
/** A kernel that needs nothing beside its operands and params, and is quick enough never to be cut. */
const plain = {};
/** Complete by type; instantiate() checks that each is exported with the right number of arguments. */
const wasmKernels = {
  activation: activationKernel,
  add: addKernel,
  bandConv: bandConvKernel,
  decay: plain,
  divide: divideKernel,
  embed: plain,
  gatherTaps: plain,
  gemm: gemmKernel,
  gemmPack: plain,
  gridSpread: gridSpreadKernel,
  gridSum: gridSumKernel,
  linearAttention: linearAttentionKernel,
  multiply: multiplyKernel,
  norm: normKernel,
  responseTaps: responseTapsKernel,
  skiInterpolate: plain,
  skiMix: skiMixKernel,
  skiRestrict: skiRestrictKernel,
  skiTaps: skiTapsKernel,
  softmaxAttention: softmaxAttentionKernel,
  toeplitz: toeplitzKernel,
  toeplitzSpectrum: toeplitzSpectrumKernel,
};
// src/wasm/module.ts
/** The implementation notes of an op with its exact param type forgotten. */
function wasmKernelOf(name) {
  return wasmKernels[name];
}
/** Arguments the exported function of an op takes, by the kernel ABI. */
function arityOf(name) {
  const { operands, params } = contractOf(name);
  const kernel = wasmKernelOf(name);
  const extras = (kernel.tables?.length ?? 0) + (kernel.scratch ? 1 : 0) + (kernel.units ? 2 : 0);
  return Object.keys(operands).length + Object.keys(params).length + extras;
}
/** Throws `unsupported` where the code cannot be compiled or is not this library's. */
async function instantiate(code) {
  let exports;
  try {
    const result = await WebAssembly.instantiate(code, {});
    exports = (isSource(result) ? result.instance : result).exports;
  } catch (cause) {
    throw new ToeplitzError("unsupported", `the WebAssembly kernels cannot be instantiated: ${String(cause)}`, {
      cause,
    });
  }
  const functions = /* @__PURE__ */ new Map();
  for (const name of Object.keys(ops)) {
    const kernel = exports[name];
    if (typeof kernel !== "function" || kernel.length !== arityOf(name)) {
      const got = typeof kernel === "function" ? `${kernel.length} arguments` : "nothing";
      throw new ToeplitzError("unsupported", `wasm kernel ${name}: expected ${arityOf(name)} arguments, got ${got}`);
    }
    functions.set(name, kernel);
  }
  const { memory, heapBase } = exports;
  if (!memory || typeof heapBase !== "function")
    throw new ToeplitzError("unsupported", "the WebAssembly kernels export no memory or heapBase");
  return {
    memory,
    heapBase: heapBase(),
    functions,
  };
}
function isSource(result) {
  return typeof result === "object" && result !== null && "instance" in result;
}
// src/wasm/bind.ts
function bindStep(module, step, places) {
  const contract = contractOf(step.op);
  const kernel = wasmKernelOf(step.op);
  const params = step.params;
  const args = [];
  const moving = [];
  const push = (place) => {
    if (place.in !== "constants")
      moving.push({
        index: args.length,
        place,
      });
    args.push(place.in === "state" ? 0 : place.at);
  };
  for (const name of Object.keys(contract.operands)) {
    const value = step.args[name];
    push(
      value
        ? places.of(rootOf(value))
        : {
            in: "constants",
            at: 0,
          },
    );
  }
  for (const [name, kind] of Object.entries(contract.params))
    args.push(typeof kind === "string" ? Number(params[name]) : kind.indexOf(String(params[name])));
  for (const table of kernel.tables ?? []) args.push(places.table(table.key(params), () => table.data(params)));
  if (kernel.scratch) push(places.scratch);
  const units = kernel.units?.(params) ?? 0;
  if (kernel.units) args.push(0, units);
  return {
    step,
    call: module.functions.get(step.op),
    args,
    moving,
    units,
    flops: contract.flops(params),
  };
}
/** Bytes of scratch a step asks for. */
function scratchOf(step) {
  return wasmKernelOf(step.op).scratch?.(step.params) ?? 0;
}
/** Points the arguments at this run's block and state. */
function relocate(bound, slab, stateOf) {
  for (const { index, place } of bound.moving)
    bound.args[index] = place.in === "state" ? stateOf(place.value) : slab + place.at;
}
// src/wasm/memory.ts
const PAGE = 65536;
const ALIGNMENT = 64;
/** Kernels use 32-bit pointers, and engines give at most 65536 pages of 64 KiB. */
const LIMIT = 65536 * PAGE;
/**
 * The linear memory of one module: first-fit allocation on a sorted free list that merges neighbours, so that a device
 * whose models come and go does not grow. `guard` surrounds every block with that many bytes of a pattern that verify()
 * checks, and fills new blocks with NaN: for tests.
 */
var WasmMemory = class {
  #memory;
  #guard;
  #free = [];
  #blocks = /* @__PURE__ */ new Map();
  #top;
  #used = 0;
  constructor(memory, heapBase, guard = 0) {
    this.#memory = memory;
    this.#guard = roundUp(guard, ALIGNMENT);
    this.#top = roundUp(heapBase, ALIGNMENT);
  }
  /** Bytes in blocks that are allocated now. */
  get used() {
    return this.#used;
  }
  /** Bytes of the linear memory. */
  get size() {
    return this.#memory.buffer.byteLength;
  }
  /** A 64-byte aligned block, uninitialised; throws `memory` where the device cannot give it and stays usable. */
  allocate(bytes) {
    const size = roundUp(Math.max(bytes, 1), ALIGNMENT) + 2 * this.#guard;
    let index = this.#free.findIndex((block) => block.size >= size);
    if (index < 0) {
      this.#grow(size);
      index = this.#free.findIndex((block) => block.size >= size);
    }
    const block = this.#free[index];
    const start = block.at;
    if (block.size === size) this.#free.splice(index, 1);
    else {
      block.at += size;
      block.size -= size;
    }
    const at = start + this.#guard;
    this.#blocks.set(at, size);
    this.#used += size;
    if (this.#guard > 0) this.bytes(start, size).fill(255);
    return at;
  }
  free(at) {
    const size = this.#blocks.get(at);
    if (size === void 0) throw new ToeplitzError("internal", `wasm memory: ${at} is not an allocated block`);
    this.#blocks.delete(at);
    this.#used -= size;
    this.#release(at - this.#guard, size);
  }
  floats(at, length) {
    return new Float32Array(this.#memory.buffer, at, length);
  }
  ints(at, length) {
    return new Int32Array(this.#memory.buffer, at, length);
  }
  bytes(at, length) {
    return new Uint8Array(this.#memory.buffer, at, length);
  }
  /** With guards: throws `internal` if any byte around an allocated block was written. */
  verify() {
    if (this.#guard === 0) return;
    for (const [at, size] of this.#blocks)
      if (
        [this.bytes(at - this.#guard, this.#guard), this.bytes(at + size - 2 * this.#guard, this.#guard)].some(
          (guard) => guard.some((byte) => byte !== 255),
        )
      )
        throw new ToeplitzError("internal", `wasm memory: a guard of the block at ${at} was overwritten`);
  }
  #grow(size) {
    const last = this.#free.at(-1);
    const tail = last && last.at + last.size === this.#top ? last.size : 0;
    const top = this.#top + size - tail;
    const have = this.#memory.buffer.byteLength;
    if (top > have) {
      const generous = Math.min(roundUp(Math.max(top, have + have / 8), PAGE), LIMIT);
      if (top > LIMIT || !(this.#tryGrow(generous - have) || this.#tryGrow(roundUp(top, PAGE) - have)))
        throw new ToeplitzError(
          "memory",
          `wasm memory: ${size} bytes more were asked for, ${this.#used} are in use, and the engine refused to grow`,
        );
    }
    this.#release(this.#top, top - this.#top);
    this.#top = top;
  }
  #tryGrow(bytes) {
    try {
      this.#memory.grow(bytes / PAGE);
      return true;
    } catch {
      return false;
    }
  }
  #release(at, size) {
    let index = this.#free.findIndex((block) => block.at > at);
    if (index < 0) index = this.#free.length;
    this.#free.splice(index, 0, {
      at,
      size,
    });
    for (const i of [index, index - 1]) {
      const [left, right] = [this.#free[i], this.#free[i + 1]];
      if (left && right && left.at + left.size === right.at) {
        left.size += right.size;
        this.#free.splice(i + 1, 1);
      }
    }
  }
};
// src/wasm/slab.ts
function layOutSlab(plan, guard) {
  const steps = plan.steps.filter((step) => !step.constant);
  const slots = assignSlots(steps, outputRoots(plan));
  const offsets = /* @__PURE__ */ new Map();
  const gaps = [];
  let top = guard;
  const place = (bytes) => {
    const at = top;
    const end = at + bytes;
    top = roundUp(end, 64) + guard;
    if (guard > 0) gaps.push([end, top - end]);
    return at;
  };
  for (const value of plan.inputs) offsets.set(value, place(bytesOf(value)));
  const places = slots.bytes.map(place);
  for (const [value, slot] of slots.slotOf) offsets.set(rootOf(value), places[slot]);
  const scratch = place(Math.max(0, ...steps.map(scratchOf)));
  return {
    bytes: top,
    offsets,
    scratch,
    gaps,
  };
}
// bench/lib/noise.ts
/** Seeded uniform noise in [-1, 1): benches time random inputs, the same ones every time. */
function noise(length, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 1540483477) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 739982445);
    return ((mixed ^ (mixed >>> 13)) >> 7) / 2 ** 24;
  });
}
// bench/lib/plans.ts
var PlanBench = class PlanBench {
  #module;
  #memory;
  constructor(module) {
    this.#module = module;
    this.#memory = new WasmMemory(module.memory, module.heapBase);
  }
  static async open(build) {
    setFlagsFromString("--experimental-wasm-relaxed-simd");
    const code = await readFile(build);
    return new PlanBench(await instantiate(new Uint8Array(code)));
  }
  /** Inputs are noise of each value's name; weights are noise, or what `weights` gives. */
  bind(layer, extent, weights = {}) {
    const plan = planOf(layer, extent);
    const addresses = /* @__PURE__ */ new Map();
    const memory = this.#memory;
    const upload = (data) => {
      const at = memory.allocate(4 * data.length);
      memory.floats(at, data.length).set(data);
      return at;
    };
    const slab = layOutSlab(plan, 0);
    const block = memory.allocate(slab.bytes);
    const constantOf = (root) => {
      const known = addresses.get(root);
      if (known !== void 0) return known;
      const data = root.data ? Float32Array.from(root.data) : weights[root.name];
      const at =
        root.kind === "step"
          ? memory.allocate(bytesOf(root))
          : upload(data ?? noise(sizeOf(root.shape), root.name.length));
      addresses.set(root, at);
      return at;
    };
    const tables = /* @__PURE__ */ new Map();
    const table = (key, make) => {
      const at = tables.get(key) ?? upload(make());
      tables.set(key, at);
      return at;
    };
    const bindAll = (constant) => {
      const steps = plan.steps.filter((step) => step.constant === constant);
      const scratch = constant ? memory.allocate(Math.max(0, ...steps.map(scratchOf))) : slab.scratch;
      const places = {
        of(root) {
          const offset = slab.offsets.get(root);
          if (offset !== void 0)
            return {
              in: "slab",
              at: offset,
            };
          return {
            in: "constants",
            at: constantOf(root),
          };
        },
        table,
        scratch: {
          in: constant ? "constants" : "slab",
          at: scratch,
        },
      };
      return steps.map((step) => bindStep(this.#module, step, places));
    };
    const [atLoad, each] = [bindAll(true), bindAll(false)];
    for (const step of each) relocate(step, block, () => 0);
    for (const value of plan.inputs) {
      const at = block + slab.offsets.get(value);
      memory.floats(at, sizeOf(value.shape)).set(noise(sizeOf(value.shape), value.name.length + value.id));
    }
    const execute = (steps) => {
      for (const { call, args } of steps) call(...args);
    };
    execute(atLoad);
    const out = plan.outputs["y"];
    return {
      steps: each,
      run: () => execute(each),
      load: () => execute(atLoad),
      output: () => memory.floats(block + slab.offsets.get(rootOf(out)), sizeOf(out.shape)).slice(),
      bytes: {
        constants: [
          ...new Set(
            plan.steps.filter((step) => !step.constant).flatMap((step) => Object.values(step.args).map(rootOf)),
          ),
        ]
          .filter((value) => value.constant)
          .reduce((sum, value) => sum + bytesOf(value), 0),
        run: slab.bytes,
      },
    };
  }
  /** Forgets everything that was bound. */
  reset() {
    return new PlanBench(this.#module);
  }
};
function planOf(layer, extent) {
  const b = new PlanBuilder();
  const inputs = Object.entries(layer.inputs(extent)).map(([name, { shape, dtype }]) => [
    name,
    b.input(name, shape, dtype),
  ]);
  b.output("y", layer.build(b, extent, Object.fromEntries(inputs), new Weights(b)));
  return b.finish();
}
// bench/steps.ts
const build = process.argv[2] ?? "simd";
const n = Number(process.argv[3] ?? 16384);
const dim = Number(process.argv[4] ?? 64);
const bench = await PlanBench.open(`build/${build}.wasm`);
const layers = {
  fft: longConv({
    channels: dim,
    causal: false,
    length: n,
  }),
  s33: skiTno({
    channels: dim,
    rank: 64,
    taps: 33,
    decay: 0.99,
  }),
  s9: skiTno({
    channels: dim,
    rank: 64,
    taps: 9,
    decay: 0.99,
  }),
  s1: skiTno({
    channels: dim,
    rank: 64,
    taps: 1,
    decay: 0.99,
  }),
};
const steps = [];
for (const [name, layer] of Object.entries(layers))
  for (const st of bench.bind(layer, {
    batch: 1,
    n,
  }).steps)
    steps.push({
      name: `${name} ${st.step.op}`,
      call: () => st.call(...st.args),
      s: [],
    });
for (let round = 0; round < 31; round++)
  for (const st of steps) {
    const reps = Math.max(1, Math.ceil(3e6 / (st.s[0] ?? 1e9)));
    const t = process.cpuUsage();
    for (let k = 0; k < reps; k++) st.call();
    const d = process.cpuUsage(t);
    st.s.push(((d.user + d.system) * 1e3) / reps);
  }
for (const { name, s } of steps) {
  s.sort((a, b) => a - b);
  console.log(name.padEnd(24), (s[3] / n / dim).toFixed(3), (s[15] / n / dim).toFixed(3));
}
