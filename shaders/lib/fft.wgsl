// #include lib/butterflies.wgsl

// Complex FFTs of SIZE points in workgroup memory, CHANNELS of them side by side. forward() is decimation in frequency, radix
// 4, in place; what it leaves are groups of MIDDLE neighbours that transform() finishes in registers, where the caller
// multiplies by a spectrum, or stores one. inverse() is decimation in time from there back. Nothing is ever reordered: the
// spectrum has the order in which invocations meet its values. Twiddles come from `roots`, exp(2 pi i j / (4 SIZE)), j < SIZE.
const SIZE: u32 = 64u;
const CHANNELS: u32 = 4u;
const MIDDLE: u32 = 4u;
const WIDTH: u32 = 64u; // invocations of a workgroup
const ROOT_STEP: u32 = 1u; // where `roots` is the table of a transform this many times as long

const HELD: u32 = 8u;
const POINTS: u32 = SIZE * CHANNELS;
var<workgroup> points: array<vec2f, POINTS>;

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

// The DFT of the first MIDDLE values, in natural order, with exp(sign i ...).
fn transform(v: ptr<function, array<vec2f, HELD>>, sign: f32) {
  transformMiddle(v, 0u, sign);
}
