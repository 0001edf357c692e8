import { sigmoid } from "./lib/exp";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { add, madd, mul, sub } from "./lib/simd";

// The index in `norms` of src/ops/activations.ts.
const RMS = 1;
const SCALE = 2;
const LAYER = 3;
const GATED_RMS = 4;

/** Sum of the four lanes, in float64. */
// @ts-ignore: decorator
@inline function total(v: v128): f64 {
  const s = f64x2.add(f64x2.promote_low_f32x4(v), f64x2.promote_low_f32x4(v128.shuffle<i32>(v, v, 2, 3, 0, 1)));
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
}
/** All lanes below `left`. */
// @ts-ignore: decorator
@inline function lanesBelow(left: usize): v128 {
  return i32x4.lt_u(i32x4(0, 1, 2, 3), i32x4.splat(<i32>left));
}

/** x - mean, the mean in two parts: near the mean x - high is exact, so that rows far from zero keep their digits. */
// @ts-ignore: decorator
@inline function centred(x: v128, high: v128, low: v128): v128 {
  return sub(sub(x, high), low);
}

/** sum (x - mean)^2 over dim floats; four accumulators, so that a lane sums dim / 16 terms. */
// @ts-ignore: decorator
@inline function squares(x: usize, dim: usize, mean: f64): f64 {
  const high = f32x4.splat(<f32>mean);
  const low = f32x4.splat(<f32>(mean - <f64><f32>mean));
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let c: usize = 0;
  for (; c + 16 <= dim; c += 16) {
    const p = x + (c << 2);
    const a0 = centred(v128.load(p), high, low);
    const a1 = centred(v128.load(p, 16), high, low);
    const a2 = centred(v128.load(p, 32), high, low);
    const a3 = centred(v128.load(p, 48), high, low);
    s0 = madd(a0, a0, s0);
    s1 = madd(a1, a1, s1);
    s2 = madd(a2, a2, s2);
    s3 = madd(a3, a3, s3);
  }
  for (; c < dim; c += 4) {
    const left = dim - c;
    const a = v128.and(centred(loadUpTo(x + (c << 2), left), high, low), lanesBelow(left));
    s0 = madd(a, a, s0);
  }
  return total(s0) + total(s1) + (total(s2) + total(s3));
}

// @ts-ignore: decorator
@inline function sum(x: usize, dim: usize): f64 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let c: usize = 0;
  for (; c + 16 <= dim; c += 16) {
    const p = x + (c << 2);
    s0 = add(s0, v128.load(p));
    s1 = add(s1, v128.load(p, 16));
    s2 = add(s2, v128.load(p, 32));
    s3 = add(s3, v128.load(p, 48));
  }
  for (; c < dim; c += 4) s0 = add(s0, loadUpTo(x + (c << 2), dim - c));
  return total(s0) + total(s1) + (total(s2) + total(s3));
}

/** y = ((x - mean) factor), then what `kind` (a constant) does per column. */
// @ts-ignore: decorator
@inline function write(kind: i32, x: usize, scale: usize, bias: usize, y: usize, dim: usize, mean: f64, factor: f32): void {
  const f = f32x4.splat(factor);
  const high = f32x4.splat(<f32>mean);
  const low = f32x4.splat(<f32>(mean - <f64><f32>mean));
  for (let c: usize = 0; c < dim; c += 4) {
    const left = dim - c;
    const o = c << 2;
    const a = loadUpTo(x + o, left);
    let v = mul(kind == LAYER ? centred(a, high, low) : a, f);
    if (kind == RMS) v = mul(v, loadUpTo(scale + o, left));
    if (kind == LAYER) v = madd(v, loadUpTo(scale + o, left), loadUpTo(bias + o, left));
    if (kind == GATED_RMS) {
      v = mul(mul(v, loadUpTo(scale + o, left)), sigmoid(mul(loadUpTo(bias + o, left), a)));
    }
    storeUpTo(y + o, v, left);
  }
}

/** Rows begin … end-1. The one division and root of a row are in float64, sums are float32 lanes added in float64. */
export function norm(
  x: usize, scale: usize, bias: usize, y: usize, rows: usize, dim: usize, kind: i32, eps: f64, begin: usize, end: usize,
): void {
  const size = <f64>dim;
  for (let r = begin; r < end; ++r) {
    const from = x + (r * dim << 2);
    const to = y + (r * dim << 2);
    const mean: f64 = kind == LAYER ? sum(from, dim) / size : 0;
    const power = squares(from, dim, mean) / size;
    let factor = kind == SCALE || kind == LAYER ? 1 / sqrt(power + eps) : 1 / (sqrt(power) + eps);
    if (kind == SCALE) factor *= <f64>load<f32>(scale);
    switch (kind) {
      case RMS: write(RMS, from, scale, bias, to, dim, mean, <f32>factor); break;
      case LAYER: write(LAYER, from, scale, bias, to, dim, mean, <f32>factor); break;
      case GATED_RMS: write(GATED_RMS, from, scale, bias, to, dim, mean, <f32>factor); break;
      default: write(0, from, scale, bias, to, dim, mean, <f32>factor);
    }
  }
}
