import { normalTail } from "./erf";
import { exp, expm1, onePlusExpMinus, sigmoid } from "./exp";
import { loadUpTo, storeUpTo } from "./partial";
import { sine } from "./sine";
import { add, mul, sub } from "./simd";

// The index in src/ops/activations.ts.
const RELU = 1;
const SILU = 2;
const GELU = 3;
const ELU = 4;
const ONE_PLUS_ELU = 5;
const TWO_PLUS_ELU = 6;
const LEAK = 7;
const SIGMOID = 8;
const EXP = 9;
const SINE = 10;

// @ts-ignore: decorator
@inline function splat(value: f32): v128 {
  return f32x4.splat(value);
}
/** x > 0 ? a : b; b where x is NaN */
// @ts-ignore: decorator
@inline function positive(x: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, f32x4.gt(x, splat(0)));
}
/** Infinities become the largest floats, so that their product with 0 is the limit 0 and not NaN. */
// @ts-ignore: decorator
@inline function finite(x: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, splat(f32.MAX_VALUE)), splat(-f32.MAX_VALUE));
}
/** x Phi(x): for x > 0 that is x - x Phi(-x), so both sides keep their digits. */
// @ts-ignore: decorator
@inline function gelu(x: v128): v128 {
  const tail = mul(finite(x), normalTail(f32x4.abs(x)));
  return positive(x, sub(x, tail), tail);
}

/**
 * One vector. `kind` is a constant wherever this is called, so that one branch remains. NaN gives NaN everywhere; silu and
 * gelu of -infinity are their limit, zero.
 */
// @ts-ignore: decorator
@inline function at(kind: i32, x: v128): v128 {
  if (kind == RELU) return f32x4.pmax(x, splat(0));
  if (kind == SILU) return f32x4.div(f32x4.pmax(x, splat(-f32.MAX_VALUE)), onePlusExpMinus(x));
  if (kind == SIGMOID) return sigmoid(x);
  if (kind == GELU) return gelu(x);
  if (kind == ELU) return positive(x, x, expm1(x));
  if (kind == LEAK) return positive(x, x, mul(x, splat(0.01)));
  if (kind == EXP) return exp(x);
  if (kind == SINE) return sine(x);
  return x;
}
// @ts-ignore: decorator
@inline function each(kind: i32, x: usize, y: usize, count: usize): void {
  for (let i: usize = 0; i < count; i += 4) {
    const left = count - i;
    storeUpTo(y + (i << 2), at(kind, loadUpTo(x + (i << 2), left)), left);
  }
}

/** plus + elu in one loop, plus being 1 or 2: no digits are lost to elu's subtraction of 1. */
function plusElu(x: usize, y: usize, count: usize, plus: f32): void {
  const above = splat(plus);
  const below = splat(plus - 1);
  for (let i: usize = 0; i < count; i += 4) {
    const left = count - i;
    const v = loadUpTo(x + (i << 2), left);
    storeUpTo(y + (i << 2), positive(v, add(v, above), add(exp(v), below)), left);
  }
}

/** y[i] = act(x[i]) for `count` floats; y may be x. */
export function activate(kind: i32, x: usize, y: usize, count: usize): void {
  switch (kind) {
    case RELU: each(RELU, x, y, count); break;
    case SILU: each(SILU, x, y, count); break;
    case GELU: each(GELU, x, y, count); break;
    case ELU: each(ELU, x, y, count); break;
    case ONE_PLUS_ELU: plusElu(x, y, count, 1); break;
    case TWO_PLUS_ELU: plusElu(x, y, count, 2); break;
    case LEAK: each(LEAK, x, y, count); break;
    case SIGMOID: each(SIGMOID, x, y, count); break;
    case EXP: each(EXP, x, y, count); break;
    case SINE: each(SINE, x, y, count); break;
    default: if (x != y) memory.copy(y, x, count << 2);
  }
}
