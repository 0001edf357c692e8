// Block floating point: 32 float32 as 16-bit integers and a scale, as src/ops/gemvPack.ts defines it.

/** Values that share a scale. */
export const BLOCK: usize = 32;
const LARGEST: f32 = 32767;
/** Added to a float below 2^22 in magnitude, it leaves the nearest integer, ties to even, in the low bits. */
const ROUNDER: f32 = 12582912;

/** Four floats as 32-bit integers. Not fused in the relaxed build: the rounding is part of the contract. */
// @ts-ignore: decorator
@inline function integers(from: usize, inverse: v128): v128 {
  const rounder = f32x4.splat(ROUNDER);
  return i32x4.sub(f32x4.add(f32x4.mul(v128.load(from), inverse), rounder), rounder);
}

/**
 * Rounds the floats at `from`, of which `left` exist (zeros follow), to the scale at `to` and after it 16 pairs of integers, each
 * `stride` bytes on. `spare` is room for 128 bytes. A value that is not finite makes the scale such: as integers, magnitudes of
 * floats are in order, NaN last.
 */
export function roundBlock(from: usize, left: usize, to: usize, stride: usize, spare: usize): void {
  if (left < BLOCK) {
    memory.fill(spare, 0, BLOCK << 2);
    memory.copy(spare, from, left << 2);
    from = spare;
  }
  const magnitude = i32x4.splat(0x7fffffff);
  let m = i32x4.splat(0);
  for (let o: usize = 0; o < BLOCK << 2; o += 16) m = i32x4.max_s(m, v128.and(v128.load(from + o), magnitude));
  m = i32x4.max_s(m, v128.shuffle<i32>(m, m, 2, 3, 0, 1));
  m = i32x4.max_s(m, v128.shuffle<i32>(m, m, 1, 0, 3, 2));
  const largest = f32x4.extract_lane(m, 0);
  const inverse = f32x4.splat(min<f32>(LARGEST / largest, f32.MAX_VALUE));
  store<f32>(to, largest / LARGEST);
  for (const end = from + (BLOCK << 2); from < end; from += 32) {
    const pairs = i16x8.narrow_i32x4_s(integers(from, inverse), integers(from + 16, inverse));
    v128.store32_lane(to += stride, pairs, 0);
    v128.store32_lane(to += stride, pairs, 1);
    v128.store32_lane(to += stride, pairs, 2);
    v128.store32_lane(to += stride, pairs, 3);
  }
}
