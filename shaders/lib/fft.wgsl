// Complex FFTs of SIZE points in workgroup memory, CHANNELS of them side by side. forward() is decimation in frequency, radix
// 4, in place; what it leaves are groups of MIDDLE neighbours that transform() finishes in registers, where the caller
// multiplies by a spectrum, or stores one. inverse() is decimation in time from there back. Nothing is ever reordered: the
// spectrum has the order in which invocations meet its values. Twiddles come from `roots`, exp(2 pi i j / (4 SIZE)), j < SIZE.
const SIZE: u32 = 64u;
const CHANNELS: u32 = 4u;
const MIDDLE: u32 = 4u;
const WIDTH: u32 = 64u; // invocations of a workgroup
const ROOT_STEP: u32 = 1u; // where `roots` is the table of a transform this many times as long

const POINTS: u32 = SIZE * CHANNELS;
const HALF_ROOT: f32 = 0.70710678118654752;
var<workgroup> points: array<vec2f, POINTS>;

fn multiplied(a: vec2f, b: vec2f) -> vec2f {
  return vec2f(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}
// a times the conjugate of b
fn multipliedBack(a: vec2f, b: vec2f) -> vec2f {
  return vec2f(a.x * b.x + a.y * b.y, a.y * b.x - a.x * b.y);
}
// i a
fn turned(a: vec2f) -> vec2f {
  return vec2f(-a.y, a.x);
}
// Where point j of a channel lies; the exclusive or spreads the strides of the stages over the banks.
fn placeOf(j: u32, channel: u32) -> u32 {
  return (j ^ ((j >> 4u) & min(15u, (SIZE - 1u) >> 4u))) * CHANNELS + channel;
}

// The frequency of value q of middle butterfly `slot`: its base-4 digits came out in reverse.
fn frequencyOf(slot: u32, q: u32) -> u32 {
  var frequency = 0u;
  var weight = 1u;
  for (var span = SIZE / MIDDLE / 4u; span > 0u; span >>= 2u) {
    frequency += ((slot / span) & 3u) * weight;
    weight <<= 2u;
  }
  return frequency + q * (SIZE / MIDDLE);
}

fn forward(lane: u32) {
  var step = 4u; // of the table
  for (var stride = SIZE / 4u; stride >= MIDDLE; stride >>= 2u) {
    workgroupBarrier();
    for (var i = lane; i < POINTS / 4u; i += WIDTH) {
      let channel = i % CHANNELS;
      let number = i / CHANNELS;
      let j = number & (stride - 1u);
      let first = ((number - j) << 2u) + j;
      let p0 = placeOf(first, channel);
      let p1 = placeOf(first + stride, channel);
      let p2 = placeOf(first + 2u * stride, channel);
      let p3 = placeOf(first + 3u * stride, channel);
      let w1 = roots[j * step * ROOT_STEP];
      let w2 = multiplied(w1, w1);
      let w3 = multiplied(w2, w1);
      let a = points[p0] + points[p2];
      let b = points[p0] - points[p2];
      let c = points[p1] + points[p3];
      let d = turned(points[p1] - points[p3]);
      points[p0] = a + c;
      points[p1] = multipliedBack(b - d, w1);
      points[p2] = multipliedBack(a - c, w2);
      points[p3] = multipliedBack(b + d, w3);
    }
    step <<= 2u;
  }
  workgroupBarrier();
}

fn inverse(lane: u32) {
  var step = SIZE / MIDDLE;
  for (var stride = MIDDLE; stride < SIZE; stride <<= 2u) {
    workgroupBarrier();
    for (var i = lane; i < POINTS / 4u; i += WIDTH) {
      let channel = i % CHANNELS;
      let number = i / CHANNELS;
      let j = number & (stride - 1u);
      let first = ((number - j) << 2u) + j;
      let p0 = placeOf(first, channel);
      let p1 = placeOf(first + stride, channel);
      let p2 = placeOf(first + 2u * stride, channel);
      let p3 = placeOf(first + 3u * stride, channel);
      let w1 = roots[j * step * ROOT_STEP];
      let w2 = multiplied(w1, w1);
      let x1 = multiplied(points[p1], w1);
      let x2 = multiplied(points[p2], w2);
      let x3 = multiplied(points[p3], multiplied(w2, w1));
      let a = points[p0] + x2;
      let b = points[p0] - x2;
      let c = x1 + x3;
      let d = turned(x1 - x3);
      points[p0] = a + c;
      points[p1] = b + d;
      points[p2] = a - c;
      points[p3] = b - d;
    }
    step >>= 2u;
  }
  workgroupBarrier();
}

fn transform4(v: ptr<function, array<vec2f, 8>>, i0: u32, i1: u32, i2: u32, i3: u32, sign: f32) {
  let a = (*v)[i0] + (*v)[i2];
  let b = (*v)[i0] - (*v)[i2];
  let c = (*v)[i1] + (*v)[i3];
  let d = sign * turned((*v)[i1] - (*v)[i3]);
  (*v)[i0] = a + c;
  (*v)[i1] = b + d;
  (*v)[i2] = a - c;
  (*v)[i3] = b - d;
}
// The DFT of the first MIDDLE values, in natural order, with exp(sign i ...).
fn transform(v: ptr<function, array<vec2f, 8>>, sign: f32) {
  if (MIDDLE == 2u) {
    let difference = (*v)[0] - (*v)[1];
    (*v)[0] += (*v)[1];
    (*v)[1] = difference;
  }
  if (MIDDLE == 4u) { transform4(v, 0u, 1u, 2u, 3u, sign); }
  if (MIDDLE == 8u) {
    transform4(v, 0u, 2u, 4u, 6u, sign);
    transform4(v, 1u, 3u, 5u, 7u, sign);
    let e0 = (*v)[0];
    let e1 = (*v)[2];
    let e2 = (*v)[4];
    let e3 = (*v)[6];
    let o0 = (*v)[1];
    let o1 = HALF_ROOT * ((*v)[3] + sign * turned((*v)[3]));
    let o2 = sign * turned((*v)[5]);
    let o3 = HALF_ROOT * (sign * turned((*v)[7]) - (*v)[7]);
    (*v)[0] = e0 + o0;
    (*v)[1] = e1 + o1;
    (*v)[2] = e2 + o2;
    (*v)[3] = e3 + o3;
    (*v)[4] = e0 - o0;
    (*v)[5] = e1 - o1;
    (*v)[6] = e2 - o2;
    (*v)[7] = e3 - o3;
  }
}
