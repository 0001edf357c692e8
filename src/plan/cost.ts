import { nextPowerOfTwo } from "../core/math.js";

export type ToeplitzMethod =
  | { readonly kind: "direct" }
  | { readonly kind: "fft"; readonly size: number }
  | { readonly kind: "blocks"; readonly size: number };

export interface ToeplitzShape {
  readonly n: number;
  /** The kernel's lags are firstLag … firstLag + rows - 1. */
  readonly rows: number;
  readonly firstLag: number;
}

// Nanoseconds per channel, fitted to what `node bench/run.mjs crossover` measured (relaxed build, d = 64, n = 8 … 32768):
// within 30 % of most measurements, and wrong about the cheapest way only where two ways are that close.
const DIRECT = { row: 0.9, pair: 0.055 };
/** A point of a transform of `size` points, both ways and the product: point + level log2(size). */
const FFT = { point: 0.1, level: 0.35 };
/** More a point: of overlap-save (complex input), of sequences to be padded, of transforms that leave a 2 MB cache. */
const BLOCKS = 0.6;
const PADDED = 0.4;
const LARGE = { size: 16384, point: 1.5 };

/** What a machine's measured times are of the modelled ones, for either kind of kernel; 1 where nothing was measured. */
export interface CostScales {
  readonly direct: number;
  readonly transform: number;
}

export const NO_SCALES: CostScales = { direct: 1, transform: 1 };

/** Pairs of an output and a lag that meet inside the sequence: the multiply-adds of the direct product. */
function pairs({ n, rows, firstLag }: ToeplitzShape): number {
  const within = (lags: number) => {
    const some = Math.max(0, Math.min(lags, n)); // lags 0 … lags - 1 meet n, n - 1, … outputs
    return some * n - (some * (some - 1)) / 2;
  };
  const positive = within(firstLag + rows) - within(firstLag);
  const negative = within(1 - firstLag) - within(Math.max(1, 1 - firstLag - rows));
  return positive + (firstLag < 0 ? negative : 0);
}

/** Modelled nanoseconds per channel and sequence. */
export function toeplitzCost(shape: ToeplitzShape, method: ToeplitzMethod, scales = NO_SCALES): number {
  const { n } = shape;
  if (method.kind === "direct") return scales.direct * (DIRECT.row * n + DIRECT.pair * pairs(shape));
  const { size } = method;
  const extra = method.kind === "blocks" ? BLOCKS : size === n ? 0 : PADDED;
  const large = size >= LARGE.size ? LARGE.point : 0;
  return scales.transform * Math.ceil(n / size) * size * (FFT.point + FFT.level * Math.log2(size) + extra + large);
}

/** The cheapest way to a Toeplitz product, by modelled cost. */
export function toeplitzMethod(shape: ToeplitzShape, scales = NO_SCALES): ToeplitzMethod {
  const { n, rows } = shape;
  const methods: ToeplitzMethod[] = [{ kind: "direct" }, { kind: "fft", size: nextPowerOfTwo(n) }];
  for (let size = nextPowerOfTwo(rows); size < n; size *= 2) methods.push({ kind: "blocks", size });
  let best = methods[0];
  for (const method of methods) {
    if (toeplitzCost(shape, method, scales) < toeplitzCost(shape, best, scales)) best = method;
  }
  return best;
}

/** Weights from which `gemv` is faster than `gemm` with one row: less of them come from a cache that is as fast as the arithmetic. */
const GEMV_WEIGHTS = 12288;

/** Whether one row gains by a weight of half the bytes. */
export function gemvPays(inDim: number, outDim: number): boolean {
  return inDim * outDim >= GEMV_WEIGHTS;
}
