import { nextPowerOfTwo } from "../core/math.js";

export type ToeplitzMethod =
  | { readonly kind: "direct" }
  | { readonly kind: "fft"; readonly size: number }
  | { readonly kind: "blocks"; readonly size: number };

/** Nanoseconds per channel of the direct product: two operations a tap at about 30 GFLOP/s. */
function directCost(n: number, rows: number): number {
  return (2 * n * Math.min(rows, 2 * n)) / 30;
}

/** Nanoseconds per channel of right-angle convolutions of `size` points covering n: about 50 GFLOP/s of 10 log2 + 6. */
function fftCost(n: number, size: number): number {
  return (Math.ceil(n / size) * size * (10 * Math.log2(size) + 6)) / 50;
}

/** The cheapest way to a Toeplitz product of n tokens with `rows` lags, by modelled cost. */
export function toeplitzMethod({ n, rows }: { n: number; rows: number }): ToeplitzMethod {
  const whole = nextPowerOfTwo(n);
  let best: { method: ToeplitzMethod; cost: number } = { method: { kind: "direct" }, cost: directCost(n, rows) };
  const consider = (method: ToeplitzMethod, cost: number) => {
    if (cost < best.cost) best = { method, cost };
  };
  consider({ kind: "fft", size: whole }, fftCost(n, whole));
  for (let size = nextPowerOfTwo(rows); size < n; size *= 2) consider({ kind: "blocks", size }, fftCost(n, size));
  return best.method;
}
