/** max |got - want| over the root mean square of want; NaN anywhere in got, or a length that differs, is infinite. */
export function relativeError(got: ArrayLike<number>, want: ArrayLike<number>): number {
  if (got.length !== want.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  let squares = 0;
  for (let i = 0; i < want.length; i++) {
    const error = Object.is(got[i], want[i]) || got[i] === want[i] ? 0 : Math.abs(got[i] - want[i]);
    if (!(error <= worst)) worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
    squares += want[i] * want[i];
  }
  if (want.length === 0 || worst === 0) return 0;
  return worst / Math.sqrt(squares / want.length);
}

/** The float64 values after one rounding to float32 each. */
export function rounded(values: ArrayLike<number>): Float32Array {
  return Float32Array.from(values);
}
