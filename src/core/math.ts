/** Smallest power of two >= n (n >= 1). */
export function nextPowerOfTwo(n: number): number {
  let p = 1;
  while (p < n) p *= 2;
  return p;
}

export function isPowerOfTwo(n: number): boolean {
  return n >= 1 && 2 ** Math.round(Math.log2(n)) === n;
}

/** Smallest multiple of `step` that is >= n. */
export function roundUp(n: number, step: number): number {
  return Math.ceil(n / step) * step;
}

/** Unit roundoff of float32, 2^-24: the relative error of one rounding to nearest. */
export const FLOAT32_ROUNDOFF = 2 ** -24;
