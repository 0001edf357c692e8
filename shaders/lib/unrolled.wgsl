// #include lib/butterflies.wgsl

// Complex FFTs of SIZE points, CHANNELS of them side by side, in registers: each invocation holds HELD points of one channel, does
// butterflies of 16 on them, and exchanges them with the others through workgroup memory between the stages. Decimation in
// frequency forward, in time back; the last stage forward, the first back, has butterflies of MIDDLE = SIZE / 16^stages.
// An invocation writes to the places that it last read itself, so that an exchange takes one barrier; where there is room for only one real
// number a point (SPLIT), real parts go before imaginary ones and it takes three.
const SIZE: u32 = 256u;
const CHANNELS: u32 = 4u;
const MIDDLE: u32 = 16u; // 2, 4, 8 or 16
const WIDTH: u32 = 64u; // invocations of a workgroup: SIZE CHANNELS / HELD
const HELD: u32 = 16u; // 16 or 32
const SPLIT: bool = false;

const RADIX: u32 = 16u;
const APART: u32 = SIZE / HELD; // invocations of a channel
const POINTS: u32 = SIZE * CHANNELS;
const IMAGINARY: u32 = select(POINTS, 0u, SPLIT); // where imaginary parts lie
var<workgroup> parts: array<f32, POINTS + IMAGINARY>;

// The point that invocation t holds as value q in a stage of butterflies of `radix` with points `stride` apart.
fn heldAt(t: u32, q: u32, radix: u32, stride: u32) -> u32 {
  let butterfly = t + q / radix * APART;
  let j = butterfly & (stride - 1u);
  return (butterfly - j) * radix + j + q % radix * stride;
}

// The same in the first stage, where points come in and go out.
fn pointOf(t: u32, q: u32) -> u32 {
  return heldAt(t, q, RADIX, SIZE / RADIX);
}

// From the places of one stage to those of another.
fn exchange(v: ptr<function, array<vec2f, HELD>>, t: u32, c: u32, before: vec2u, next: vec2u) {
  for (var q = 0u; q < HELD; q++) { parts[placeOf(heldAt(t, q, before.x, before.y), c)] = (*v)[q].x; }
  if (SPLIT) {
    workgroupBarrier();
    for (var q = 0u; q < HELD; q++) { (*v)[q].x = parts[placeOf(heldAt(t, q, next.x, next.y), c)]; }
    workgroupBarrier();
  }
  for (var q = 0u; q < HELD; q++) { parts[IMAGINARY + placeOf(heldAt(t, q, before.x, before.y), c)] = (*v)[q].y; }
  workgroupBarrier();
  if (!SPLIT) {
    for (var q = 0u; q < HELD; q++) { (*v)[q].x = parts[placeOf(heldAt(t, q, next.x, next.y), c)]; }
  }
  for (var q = 0u; q < HELD; q++) { (*v)[q].y = parts[IMAGINARY + placeOf(heldAt(t, q, next.x, next.y), c)]; }
}

// a exp(sign i angle)
fn rotated(a: vec2f, cosine: f32, sine: f32, sign: f32) -> vec2f {
  return cosine * a + (sign * sine) * turned(a);
}
// Four of four, twiddles, four of four, and the registers in order again.
fn transform16(v: ptr<function, array<vec2f, HELD>>, i: u32, sign: f32) {
  for (var b = 0u; b < 4u; b++) { transform4(v, i + b, i + b + 4u, i + b + 8u, i + b + 12u, sign); }
  (*v)[i + 5u] = rotated((*v)[i + 5u], COS_EIGHTH, SIN_EIGHTH, sign);
  (*v)[i + 6u] = rotated((*v)[i + 6u], HALF_ROOT, HALF_ROOT, sign);
  (*v)[i + 7u] = rotated((*v)[i + 7u], SIN_EIGHTH, COS_EIGHTH, sign);
  (*v)[i + 9u] = rotated((*v)[i + 9u], HALF_ROOT, HALF_ROOT, sign);
  (*v)[i + 10u] = sign * turned((*v)[i + 10u]);
  (*v)[i + 11u] = rotated((*v)[i + 11u], -HALF_ROOT, HALF_ROOT, sign);
  (*v)[i + 13u] = rotated((*v)[i + 13u], SIN_EIGHTH, COS_EIGHTH, sign);
  (*v)[i + 14u] = rotated((*v)[i + 14u], -HALF_ROOT, HALF_ROOT, sign);
  (*v)[i + 15u] = rotated((*v)[i + 15u], -COS_EIGHTH, -SIN_EIGHTH, sign);
  for (var c = 0u; c < 16u; c += 4u) { transform4(v, i + c, i + c + 1u, i + c + 2u, i + c + 3u, sign); }
  swap(v, i + 1u, i + 4u);
  swap(v, i + 2u, i + 8u);
  swap(v, i + 3u, i + 12u);
  swap(v, i + 6u, i + 9u);
  swap(v, i + 7u, i + 13u);
  swap(v, i + 11u, i + 14u);
}
fn swap(v: ptr<function, array<vec2f, HELD>>, a: u32, b: u32) {
  let value = (*v)[a];
  (*v)[a] = (*v)[b];
  (*v)[b] = value;
}

// Multiplies values i … i + 15 by the powers 0 … 15 of the twiddle of their butterfly, exp(sign i ...): by one of 1, w, w^2, w^3
// and one of 1, w^4, w^8, w^12, so that none has gathered the rounding of many products.
fn twiddle16(v: ptr<function, array<vec2f, HELD>>, i: u32, t: u32, stride: u32, sign: f32) {
  let angle = ((t + i / RADIX * APART) & (stride - 1u)) * (SIZE / 4u / stride);
  let turn = vec2f(1.0, sign);
  let w1 = roots[angle] * turn;
  let w2 = roots[2u * angle] * turn;
  let w3 = roots[3u * angle] * turn;
  let w4 = roots[4u * angle] * turn;
  let w8 = multiplied(w4, w4);
  let w12 = multiplied(w8, w4);
  for (var k = 0u; k < 16u; k += 4u) { (*v)[i + k + 1u] = multiplied((*v)[i + k + 1u], w1); }
  for (var k = 0u; k < 16u; k += 4u) { (*v)[i + k + 2u] = multiplied((*v)[i + k + 2u], w2); }
  for (var k = 0u; k < 16u; k += 4u) { (*v)[i + k + 3u] = multiplied((*v)[i + k + 3u], w3); }
  for (var k = 4u; k < 8u; k++) { (*v)[i + k] = multiplied((*v)[i + k], w4); }
  for (var k = 8u; k < 12u; k++) { (*v)[i + k] = multiplied((*v)[i + k], w8); }
  for (var k = 12u; k < 16u; k++) { (*v)[i + k] = multiplied((*v)[i + k], w12); }
}
fn stageForward(v: ptr<function, array<vec2f, HELD>>, i: u32, t: u32, stride: u32) {
  transform16(v, i, -1.0);
  twiddle16(v, i, t, stride, -1.0);
}
fn stageBack(v: ptr<function, array<vec2f, HELD>>, i: u32, t: u32, stride: u32) {
  twiddle16(v, i, t, stride, 1.0);
  transform16(v, i, 1.0);
}
fn lastStage(v: ptr<function, array<vec2f, HELD>>, sign: f32) {
  if (MIDDLE == RADIX) {
    for (var i = 0u; i < HELD; i += RADIX) { transform16(v, i, sign); }
  } else {
    for (var i = 0u; i < HELD; i += MIDDLE) { transformMiddle(v, i, sign); }
  }
}

// From the points of pointOf to frequencies, in the order in which the last stage leaves them, and back.
fn forward(v: ptr<function, array<vec2f, HELD>>, t: u32, c: u32) {
  for (var stride = SIZE / RADIX; stride >= MIDDLE; stride /= RADIX) {
    for (var i = 0u; i < HELD; i += RADIX) { stageForward(v, i, t, stride); }
    if (stride > MIDDLE) { exchange(v, t, c, vec2u(RADIX, stride), vec2u(RADIX, stride / RADIX)); }
  }
  if (SIZE > MIDDLE) { exchange(v, t, c, vec2u(RADIX, MIDDLE), vec2u(MIDDLE, 1u)); }
  lastStage(v, -1.0);
}
fn inverse(v: ptr<function, array<vec2f, HELD>>, t: u32, c: u32) {
  lastStage(v, 1.0);
  if (SIZE > MIDDLE) { exchange(v, t, c, vec2u(MIDDLE, 1u), vec2u(RADIX, MIDDLE)); }
  for (var stride = MIDDLE; stride < SIZE; stride *= RADIX) {
    for (var i = 0u; i < HELD; i += RADIX) { stageBack(v, i, t, stride); }
    if (stride < SIZE / RADIX) { exchange(v, t, c, vec2u(RADIX, stride), vec2u(RADIX, stride * RADIX)); }
  }
}
