// y[r, c] = g[c]^|lag| taps[r, c], lag = firstLag + r, powers in float64: g^|lag| for the lag nearest zero by squaring,
// then one product per row, going away from lag 0 on both sides (n roundings of 2^-53 after n rows).

const LEARNED = 1; // index in the contract's `kind`

function sigmoid(x: f64): f64 {
  const e = exp(-abs(x));
  return x < 0 ? e / (1 + e) : 1 / (1 + e);
}
/** e^x for x <= 0: Taylor's series after reduction by ln 2, good to a few units of float64. */
function exp(x: f64): f64 {
  if (x < -700) return 0;
  const n = nearest(x * 1.4426950408889634);
  const r = x - n * 6.93147180369123816490e-1 - n * 1.90821492927058770002e-10;
  let p: f64 = 1;
  for (let k: f64 = 14; k >= 1; --k) p = 1 + p * r / k;
  return p * reinterpret<f64>((<i64>n + 1023) << 52);
}
function decayOf(gamma: usize, kind: i32, lambda: f64): f64 {
  const g = <f64>load<f32>(gamma);
  return kind == LEARNED ? lambda + (1 - lambda) * sigmoid(g) : g;
}
/** base^n by squaring */
function power(base: v128, n: u32): v128 {
  let result = f64x2.splat(1);
  let square = base;
  for (let k = n; k != 0; k >>= 1) {
    if (k & 1) result = f64x2.mul(result, square);
    square = f64x2.mul(square, square);
  }
  return result;
}
// @ts-ignore: decorator
@inline function two(taps: usize, y: usize, p: v128): void {
  const t = f64x2.promote_low_f32x4(v128.load64_zero(taps));
  v128.store64_lane(y, f32x4.demote_f64x2_zero(f64x2.mul(t, p)), 0);
}

/** Eight columns, `count` rows at distance `step` bytes, the first at lag `from`. g holds the eight decays as pairs. */
function strip8(
  taps: usize, y: usize, g0: v128, g1: v128, g2: v128, g3: v128, from: u32, count: usize, step: usize,
): void {
  let p0 = power(g0, from);
  let p1 = power(g1, from);
  let p2 = power(g2, from);
  let p3 = power(g3, from);
  for (let i: usize = 0; i < count; ++i) {
    two(taps, y, p0);
    two(taps + 8, y + 8, p1);
    two(taps + 16, y + 16, p2);
    two(taps + 24, y + 24, p3);
    p0 = f64x2.mul(p0, g0);
    p1 = f64x2.mul(p1, g1);
    p2 = f64x2.mul(p2, g2);
    p3 = f64x2.mul(p3, g3);
    taps += step;
    y += step;
  }
}
/** One or two columns. */
function strip2(taps: usize, y: usize, g: v128, pair: bool, from: u32, count: usize, step: usize): void {
  let p = power(g, from);
  for (let i: usize = 0; i < count; ++i) {
    if (pair) two(taps, y, p);
    else store<f32>(y, <f32>(<f64>load<f32>(taps) * f64x2.extract_lane(p, 0)));
    p = f64x2.mul(p, g);
    taps += step;
    y += step;
  }
}

export function decay(
  taps: usize, gamma: usize, y: usize, rows: usize, dim: usize, firstLag: i32, kind: i32, lambda: f64,
): void {
  if (rows == 0) return;
  // Rows below `zero` have negative lags: they are walked upwards, from the one nearest lag 0, by a negative step.
  const zero: usize = firstLag >= 0 ? 0 : min<usize>(<usize>-firstLag, rows);
  const step = dim << 2;
  const downFrom = firstLag >= 0 ? <u32>firstLag : 0;
  const upFrom = zero == 0 ? 0 : <u32>-(firstLag + <i32>zero - 1);
  const downRow = zero * step;
  const upRow: usize = zero == 0 ? 0 : (zero - 1) * step;
  let c: usize = 0;
  while (c < dim) {
    const o = c << 2;
    const left = dim - c;
    const pg = gamma + o;
    if (left >= 8) {
      const g0 = f64x2(decayOf(pg, kind, lambda), decayOf(pg + 4, kind, lambda));
      const g1 = f64x2(decayOf(pg + 8, kind, lambda), decayOf(pg + 12, kind, lambda));
      const g2 = f64x2(decayOf(pg + 16, kind, lambda), decayOf(pg + 20, kind, lambda));
      const g3 = f64x2(decayOf(pg + 24, kind, lambda), decayOf(pg + 28, kind, lambda));
      strip8(taps + downRow + o, y + downRow + o, g0, g1, g2, g3, downFrom, rows - zero, step);
      strip8(taps + upRow + o, y + upRow + o, g0, g1, g2, g3, upFrom, zero, 0 - step);
      c += 8;
    } else {
      const pair = left >= 2;
      const g0 = decayOf(pg, kind, lambda);
      const g = f64x2.replace_lane(f64x2.splat(g0), 1, pair ? decayOf(pg + 4, kind, lambda) : g0);
      strip2(taps + downRow + o, y + downRow + o, g, pair, downFrom, rows - zero, step);
      strip2(taps + upRow + o, y + upRow + o, g, pair, upFrom, zero, 0 - step);
      c += 2;
    }
  }
}
