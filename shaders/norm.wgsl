// #include lib/exp.wgsl
// #include lib/grid.wgsl

// One workgroup of WIDTH invocations (a power of two) for each row.
struct Params { rows: u32, dim: u32, eps: f32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> scale: array<f32>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<uniform> params: Params;

const KIND: u32 = 0u; // the index in `norms` of src/ops/activations.ts
const RMS: u32 = 1u;
const SCALE: u32 = 2u;
const LAYER: u32 = 3u;
const GATED_RMS: u32 = 4u;
const WIDTH: u32 = 64u;

var<workgroup> partial: array<f32, WIDTH>;

// The sum of every invocation's value, for all of them.
fn total(value: f32, lane: u32) -> f32 {
  workgroupBarrier(); // partial may still be read
  partial[lane] = value;
  for (var half = WIDTH / 2u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (lane < half) { partial[lane] += partial[lane + half]; }
  }
  workgroupBarrier();
  return partial[0];
}

@compute @workgroup_size(WIDTH)
fn norm(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let row = workgroupOf(group, groups);
  if (row >= params.rows) { return; }
  let first = row * params.dim;
  let size = f32(params.dim);
  // The mean in two parts: what one rounding of it leaves would be felt where the deviations are small.
  var mean = 0.0;
  var rest = 0.0;
  if (KIND == LAYER) {
    var sum = 0.0;
    for (var c = lane; c < params.dim; c += WIDTH) { sum += x[first + c]; }
    mean = total(sum, lane) / size;
    sum = 0.0;
    for (var c = lane; c < params.dim; c += WIDTH) { sum += x[first + c] - mean; }
    rest = total(sum, lane) / size;
  }
  var squares = 0.0;
  for (var c = lane; c < params.dim; c += WIDTH) {
    let d = (x[first + c] - mean) - rest;
    squares = fma(d, d, squares);
  }
  let power = total(squares, lane) / size;
  var factor = 1.0 / (sqrt(power) + params.eps);
  if (KIND == SCALE || KIND == LAYER) { factor = 1.0 / sqrt(power + params.eps); }
  if (KIND == SCALE) { factor *= scale[0]; }
  for (var c = lane; c < params.dim; c += WIDTH) {
    let value = x[first + c];
    var v = ((value - mean) - rest) * factor;
    if (KIND == RMS || KIND == GATED_RMS) { v *= scale[c]; }
    if (KIND == LAYER) { v = fma(v, scale[c], bias[c]); }
    if (KIND == GATED_RMS) { v *= sigmoid(bias[c] * value); }
    y[first + c] = v;
  }
}
