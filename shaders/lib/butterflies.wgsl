// Complex arithmetic, and DFTs of what an invocation holds in registers: HELD values. Written so that every index is constant
// once functions are inlined and loops unrolled, for registers have none that vary. The including file has SIZE, CHANNELS,
// MIDDLE and HELD.
const HALF_ROOT: f32 = 0.70710678118654752; // cos(pi / 4)
const COS_EIGHTH: f32 = 0.92387953251128674; // cos(pi / 8)
const SIN_EIGHTH: f32 = 0.38268343236508977;

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
// Where point j of a channel lies in workgroup memory; the exclusive or spreads the strides of the stages over the banks.
fn placeOf(j: u32, channel: u32) -> u32 {
  return (j ^ ((j >> 4u) & min(15u, (SIZE - 1u) >> 4u))) * CHANNELS + channel;
}

// DFTs with exp(sign i ...), in natural order both ways.
fn transform4(v: ptr<function, array<vec2f, HELD>>, i0: u32, i1: u32, i2: u32, i3: u32, sign: f32) {
  let a = (*v)[i0] + (*v)[i2];
  let b = (*v)[i0] - (*v)[i2];
  let c = (*v)[i1] + (*v)[i3];
  let d = sign * turned((*v)[i1] - (*v)[i3]);
  (*v)[i0] = a + c;
  (*v)[i1] = b + d;
  (*v)[i2] = a - c;
  (*v)[i3] = b - d;
}
fn transform8(v: ptr<function, array<vec2f, HELD>>, i: u32, sign: f32) {
  transform4(v, i, i + 2u, i + 4u, i + 6u, sign);
  transform4(v, i + 1u, i + 3u, i + 5u, i + 7u, sign);
  let e0 = (*v)[i];
  let e1 = (*v)[i + 2u];
  let e2 = (*v)[i + 4u];
  let e3 = (*v)[i + 6u];
  let o0 = (*v)[i + 1u];
  let o1 = HALF_ROOT * ((*v)[i + 3u] + sign * turned((*v)[i + 3u]));
  let o2 = sign * turned((*v)[i + 5u]);
  let o3 = HALF_ROOT * (sign * turned((*v)[i + 7u]) - (*v)[i + 7u]);
  (*v)[i] = e0 + o0;
  (*v)[i + 1u] = e1 + o1;
  (*v)[i + 2u] = e2 + o2;
  (*v)[i + 3u] = e3 + o3;
  (*v)[i + 4u] = e0 - o0;
  (*v)[i + 5u] = e1 - o1;
  (*v)[i + 6u] = e2 - o2;
  (*v)[i + 7u] = e3 - o3;
}
// The MIDDLE values from the first on.
fn transformMiddle(v: ptr<function, array<vec2f, HELD>>, first: u32, sign: f32) {
  if (MIDDLE == 2u) {
    let difference = (*v)[first] - (*v)[first + 1u];
    (*v)[first] += (*v)[first + 1u];
    (*v)[first + 1u] = difference;
  }
  if (MIDDLE == 4u) { transform4(v, first, first + 1u, first + 2u, first + 3u, sign); }
  if (MIDDLE == 8u) { transform8(v, first, sign); }
}
