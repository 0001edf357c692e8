import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linearAttention, softmaxAttention } from "../../src/layers/attention.js";
import { fastRpb } from "../../src/layers/fastRpb.js";
import { fdTno } from "../../src/layers/fdTno.js";
import { gtu } from "../../src/layers/gtu.js";
import type { Layer } from "../../src/layers/layer.js";
import { bandConv, longConv } from "../../src/layers/longConv.js";
import { skiTno } from "../../src/layers/skiTno.js";
import { ssm } from "../../src/layers/ssm.js";
import { tno } from "../../src/layers/tno.js";
import type { Backend } from "../../src/plan/backend.js";
import { allBackends, describeBackends } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { expectError } from "../lib/errors.js";
import { noiseArray } from "../lib/noise.js";
import { runLayer } from "../lib/runLayer.js";

const DIM = 5;
const rpe = { dim: 8, layers: 1, act: "gelu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.97 } as const;

/** Weights of noise; poles inside the unit circle, decay as the option has it. */
function weightsOf(layer: Layer): Record<string, Float32Array> {
  const size = (shape: readonly number[]) => shape.reduce((product, extent) => product * extent, 1);
  const made = Object.entries(layer.weights).map(([name, shape], k) => {
    const noise = noiseArray(50 + k, size(shape));
    if (name.startsWith("lambda")) return [name, noise.map((value) => 0.3 * value)] as const;
    return [name, name.endsWith("gamma") ? noise.fill(decay.gamma) : noise] as const;
  });
  return Object.fromEntries(made);
}

const long = 2100;
const sizes = { heads: 1, dim: DIM, causal: true } as const;

/** Sums over the past only: with exactCausal, or by their nature at any length. */
const exact: readonly (readonly [string, Layer, number])[] = [
  ["tno", tno({ dim: DIM, causal: true, exactCausal: true, rpe }), long],
  ["tno with decay", tno({ dim: DIM, causal: true, exactCausal: true, rpe, decay }), long],
  ["tno, normalised", tno({ dim: DIM, causal: true, exactCausal: true, rpe, normalize: true }), 700],
  ["gtu: with a gate", gtu({ dim: DIM, causal: true, exactCausal: true, rpe, expand: 1 }), 700],
  ["fdTno", fdTno({ dim: DIM, causal: true, exactCausal: true, rpe }), long],
  ["fdTno, grid", fdTno({ dim: DIM, causal: true, exactCausal: true, rpe, grid: 256 }), long],
  ["skiTno", skiTno({ channels: DIM, rank: 8, taps: 5, decay: 0.9, causal: true, exactCausal: true }), long],
  ["longConv", longConv({ channels: DIM, causal: true, exactCausal: true, length: 1700 }), long],
  ["fastRpb", fastRpb({ ...sizes, length: long, form: "full", exactCausal: true }), long],
  ["longConv of few taps", longConv({ channels: DIM, causal: true, length: 8 }), long],
  ["bandConv", bandConv({ channels: DIM, causal: true, taps: 7 }), long],
  ["ssm", ssm({ channels: DIM, states: 3 }), long],
  ["linearAttention, sikf", linearAttention({ ...sizes, kernel: "sikf" }), long],
  ["linearAttention, elu+1", linearAttention({ ...sizes, kernel: "elu+1" }), long],
  ["softmaxAttention", softmaxAttention(sizes), 1000],
  [
    "softmaxAttention, rpb",
    softmaxAttention({ ...sizes, rpb: { length: 1000, form: "symmetric", exactCausal: true } }),
    1000,
  ],
];
/** Products by FFT, each with its exact twin: an FFT lets the rounding errors of what comes later through. */
const rounded: readonly (readonly [string, Layer, Layer, number])[] = [
  ["tno", tno({ dim: DIM, causal: true, rpe }), exact[0][1], long],
  ["fdTno", fdTno({ dim: DIM, causal: true, rpe }), exact[4][1], long],
  ["fdTno, grid", fdTno({ dim: DIM, causal: true, rpe, grid: 256 }), exact[5][1], long],
  ["skiTno", skiTno({ channels: DIM, rank: 8, taps: 5, decay: 0.9, causal: true }), exact[6][1], long],
  ["longConv", longConv({ channels: DIM, causal: true, length: 1700 }), exact[7][1], long],
  ["fastRpb", fastRpb({ ...sizes, length: long, form: "full" }), exact[8][1], long],
];

describeBackends(allBackends, (each) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await each.open();
  });
  afterAll(() => backend.dispose());

  // A software GPU takes its time; 300 tokens have blocks of 64, 128 and 256, too.
  const lengthOf = (n: number) => (each.name === "webgpu" ? Math.min(n, 300) : n);

  /** Outputs up to token `at`, as they are and with everything from `at` on replaced, in two sequences. */
  async function pasts(layer: Layer, n: number, at: number) {
    const weights = weightsOf(layer);
    const batch = 2;
    const names = Object.keys(layer.inputs({ batch, n }));
    const before = Object.fromEntries(names.map((name, i) => [name, noiseArray(30 + i, batch * n * DIM)]));
    const isPast = (k: number) => Math.floor(k / DIM) % n < at;
    const other = (i: number) => noiseArray(40 + i, batch * n * DIM);
    const after = Object.fromEntries(
      names.map((name, i) => {
        const values = other(i);
        return [name, before[name].map((value, k) => (isPast(k) ? value : 3 * values[k]))];
      }),
    );
    const [a, b] = [
      await runLayer(backend, layer, weights, { batch, n }, before),
      await runLayer(backend, layer, weights, { batch, n }, after),
    ];
    expect(a.filter((_, k) => !isPast(k))).not.toEqual(b.filter((_, k) => !isPast(k)));
    return { past: a.filter((_, k) => isPast(k)), changed: b.filter((_, k) => isPast(k)), all: a, before, weights };
  }

  test.each(exact)("%s: outputs ignore the future to the bit", async (_, layer, most) => {
    const n = lengthOf(most);
    expect(layer.causal).toBe(true);
    for (const at of [1, (n >> 1) + 13, n - 1]) {
      const { past, changed } = await pasts(layer, n, at);
      expect(changed).toEqual(past);
    }
  });

  test.each(rounded)(
    "%s by FFT: the future enters by rounding errors only; exact gives the same",
    async (_, layer, twin, most) => {
      const n = lengthOf(most);
      const { past, changed, all, before, weights } = await pasts(layer, n, (n >> 1) + 13);
      const bound = each.name === "js" ? 1e-12 : 2e-5; // against rms: roundings of a transform, and inputs three times as large
      expect(relativeError(changed, past)).toBeLessThanOrEqual(bound);
      const same = await runLayer(backend, twin, weights, { batch: 2, n }, before);
      expect(relativeError(same, all)).toBeLessThanOrEqual(each.name === "js" ? 1e-6 : bound); // js: taps are cut and repeated
    },
  );
});

describe("exactCausal", () => {
  test("is for causal operators", async () => {
    const message = /exactCausal: expected causal: true with it, got causal: false/;
    const wrong = { causal: false, exactCausal: true } as const;
    await expectError("argument", message, () => tno({ dim: 2, ...wrong, rpe }));
    await expectError("argument", message, () => fdTno({ dim: 2, ...wrong, rpe }));
    await expectError("argument", message, () => longConv({ channels: 2, ...wrong, length: 3 }));
    await expectError("argument", message, () => skiTno({ channels: 2, rank: 2, taps: 1, decay: 0.9, ...wrong }));
    await expectError("argument", message, () => fastRpb({ heads: 1, dim: 2, length: 4, form: "full", ...wrong }));
  });
});
