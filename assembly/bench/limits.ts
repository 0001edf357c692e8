import { add, madd, mul } from "../lib/simd";

// What the machine's wasm can do at most, for bench/limits.ts: twelve independent chains of arithmetic in registers, more
// than the latency of any unit times their number, and plain loops over memory. Constants are arguments, for V8 builds a
// v128 constant anew inside the loop.

export const CHAINS: i32 = 12;

/** One addition a chain and step. */
export function adds(steps: usize, a: f32, b: f32): f32 {
  const s = f32x4.splat(a);
  const t = f32x4.splat(b);
  let c0 = f32x4.splat(a * 0);
  let c1 = f32x4.splat(a * 1);
  let c2 = f32x4.splat(a * 2);
  let c3 = f32x4.splat(a * 3);
  let c4 = f32x4.splat(a * 4);
  let c5 = f32x4.splat(a * 5);
  let c6 = f32x4.splat(a * 6);
  let c7 = f32x4.splat(a * 7);
  let c8 = f32x4.splat(a * 8);
  let c9 = f32x4.splat(a * 9);
  let c10 = f32x4.splat(a * 10);
  let c11 = f32x4.splat(a * 11);
  for (let i: usize = 0; i < steps; ++i) {
    c0 = add(c0, s);
    c1 = add(c1, s);
    c2 = add(c2, s);
    c3 = add(c3, s);
    c4 = add(c4, s);
    c5 = add(c5, s);
    c6 = add(c6, s);
    c7 = add(c7, s);
    c8 = add(c8, s);
    c9 = add(c9, s);
    c10 = add(c10, s);
    c11 = add(c11, s);
  }
  return f32x4.extract_lane(add(add(add(add(c0, c1), add(c2, c3)), add(add(c4, c5), add(c6, c7))), add(add(c8, c9), add(c10, c11))), 0);
}
/** A product and a sum a chain and step, never fused. */
export function mulAdds(steps: usize, a: f32, b: f32): f32 {
  const s = f32x4.splat(a);
  const t = f32x4.splat(b);
  let c0 = f32x4.splat(a * 0);
  let c1 = f32x4.splat(a * 1);
  let c2 = f32x4.splat(a * 2);
  let c3 = f32x4.splat(a * 3);
  let c4 = f32x4.splat(a * 4);
  let c5 = f32x4.splat(a * 5);
  let c6 = f32x4.splat(a * 6);
  let c7 = f32x4.splat(a * 7);
  let c8 = f32x4.splat(a * 8);
  let c9 = f32x4.splat(a * 9);
  let c10 = f32x4.splat(a * 10);
  let c11 = f32x4.splat(a * 11);
  for (let i: usize = 0; i < steps; ++i) {
    c0 = add(mul(c0, t), s);
    c1 = add(mul(c1, t), s);
    c2 = add(mul(c2, t), s);
    c3 = add(mul(c3, t), s);
    c4 = add(mul(c4, t), s);
    c5 = add(mul(c5, t), s);
    c6 = add(mul(c6, t), s);
    c7 = add(mul(c7, t), s);
    c8 = add(mul(c8, t), s);
    c9 = add(mul(c9, t), s);
    c10 = add(mul(c10, t), s);
    c11 = add(mul(c11, t), s);
  }
  return f32x4.extract_lane(add(add(add(add(c0, c1), add(c2, c3)), add(add(c4, c5), add(c6, c7))), add(add(c8, c9), add(c10, c11))), 0);
}
/** A multiply-add a chain and step, fused where the build and the engine have it. */
export function madds(steps: usize, a: f32, b: f32): f32 {
  const s = f32x4.splat(a);
  const t = f32x4.splat(b);
  let c0 = f32x4.splat(a * 0);
  let c1 = f32x4.splat(a * 1);
  let c2 = f32x4.splat(a * 2);
  let c3 = f32x4.splat(a * 3);
  let c4 = f32x4.splat(a * 4);
  let c5 = f32x4.splat(a * 5);
  let c6 = f32x4.splat(a * 6);
  let c7 = f32x4.splat(a * 7);
  let c8 = f32x4.splat(a * 8);
  let c9 = f32x4.splat(a * 9);
  let c10 = f32x4.splat(a * 10);
  let c11 = f32x4.splat(a * 11);
  for (let i: usize = 0; i < steps; ++i) {
    c0 = madd(c0, t, s);
    c1 = madd(c1, t, s);
    c2 = madd(c2, t, s);
    c3 = madd(c3, t, s);
    c4 = madd(c4, t, s);
    c5 = madd(c5, t, s);
    c6 = madd(c6, t, s);
    c7 = madd(c7, t, s);
    c8 = madd(c8, t, s);
    c9 = madd(c9, t, s);
    c10 = madd(c10, t, s);
    c11 = madd(c11, t, s);
  }
  return f32x4.extract_lane(add(add(add(add(c0, c1), add(c2, c3)), add(add(c4, c5), add(c6, c7))), add(add(c8, c9), add(c10, c11))), 0);
}
/** Reads `bytes`, a multiple of 128, `times` over. */
export function reads(p: usize, bytes: usize, times: usize): i32 {
  let a = i32x4.splat(0);
  let b = a;
  for (let i: usize = 0; i < times; ++i) {
    for (let q = p, end = p + bytes; q < end; q += 128) {
      a = v128.xor(a, v128.load(q));
      b = v128.xor(b, v128.load(q, 16));
      a = v128.xor(a, v128.load(q, 32));
      b = v128.xor(b, v128.load(q, 48));
      a = v128.xor(a, v128.load(q, 64));
      b = v128.xor(b, v128.load(q, 80));
      a = v128.xor(a, v128.load(q, 96));
      b = v128.xor(b, v128.load(q, 112));
    }
  }
  return i32x4.extract_lane(v128.xor(a, b), 0);
}

/** Writes `bytes`, a multiple of 128, `times` over. */
export function writes(p: usize, bytes: usize, times: usize): void {
  for (let i: usize = 0; i < times; ++i) {
    const v = i32x4.splat(<i32>i);
    for (let q = p, end = p + bytes; q < end; q += 128) {
      v128.store(q, v);
      v128.store(q, v, 16);
      v128.store(q, v, 32);
      v128.store(q, v, 48);
      v128.store(q, v, 64);
      v128.store(q, v, 80);
      v128.store(q, v, 96);
      v128.store(q, v, 112);
    }
  }
}
