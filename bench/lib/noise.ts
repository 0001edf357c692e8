/** Seeded uniform noise in [-1, 1): benches time random inputs, the same ones every time. */
export function noise(length: number, seed: number): Float32Array {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >> 7) / 2 ** 24;
  });
}

/** rms(got - want) / rms(want). */
export function relativeError(got: ArrayLike<number>, want: ArrayLike<number>): number {
  if (got.length !== want.length) throw new Error(`expected ${want.length} numbers, got ${got.length}`);
  let square = 0;
  let error = 0;
  for (let i = 0; i < want.length; i++) {
    error += (got[i] - want[i]) ** 2;
    square += want[i] ** 2;
  }
  return Math.sqrt(error / square);
}

/** The error of a result; throws if it is above `bound` (or NaN): a bench of wrong results times nothing. */
export function validate(name: string, got: ArrayLike<number>, want: ArrayLike<number>, bound = 1e-5): number {
  const error = relativeError(got, want);
  if (!(error <= bound)) throw new Error(`${name}: error ${error} of rms, more than ${bound}: not timed`);
  return error;
}
