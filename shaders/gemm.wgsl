// #include lib/activations.wgsl
// #include lib/stored.wgsl
// #include lib/grid.wgsl

// y = act(x W^T + bias) * gate + residual; weight is [inDim, width] (gemmPack.wgsl), width = outDim rounded up to 8.
struct Params { rows: u32, inDim: u32, outDim: u32, width: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> weight: array<Stored4>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read> gate: array<f32>;
@group(0) @binding(4) var<storage, read> residual: array<f32>;
@group(0) @binding(5) var<storage, read_write> y: array<f32>;
@group(0) @binding(6) var<uniform> params: Params;

const HAS_BIAS: bool = false;
const HAS_GATE: bool = false;
const HAS_RESIDUAL: bool = false;

fn finish(row: u32, column: u32, sum: f32) {
  if (row >= params.rows || column >= params.outDim) { return; }
  let at = row * params.outDim + column;
  var v = sum;
  if (HAS_BIAS) { v += bias[column]; }
  v = activate(v);
  if (HAS_GATE) { v *= gate[at]; }
  if (HAS_RESIDUAL) { v += residual[at]; }
  y[at] = v;
}

// A tile of 64 rows by 64 columns for a workgroup of 16 x 16 invocations, 4 x 4 each, over slices of 16 of inDim.
var<workgroup> left: array<f32, 1088>; // [16, 64 rows], rows of 68 so that the transposing stores spread over banks
var<workgroup> right: array<vec4f, 256>; // [16, 64 columns / 4]

@compute @workgroup_size(256)
fn gemm(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.outDim + 63u) / 64u;
  let row0 = (number / across) * 64u;
  let column0 = (number % across) * 64u;
  let width = params.width / 4u;
  let tx = lane % 16u;
  let ty = lane / 16u;
  var sums = array<vec4f, 4>();
  for (var k0 = 0u; k0 < params.inDim; k0 += 16u) {
    workgroupBarrier(); // the last slice may still be read
    for (var part = 0u; part < 4u; part++) {
      let row = row0 + ty + part * 16u; // sixteen neighbours read 64 consecutive bytes
      let k = k0 + tx;
      var value = 0.0;
      if (row < params.rows && k < params.inDim) { value = x[row * params.inDim + k]; }
      left[tx * 68u + ty + part * 16u] = value;
    }
    var columns = vec4f(0.0);
    if (k0 + ty < params.inDim && column0 / 4u + tx < width) { columns = load4(weight[(k0 + ty) * width + column0 / 4u + tx]); }
    right[lane] = columns;
    workgroupBarrier();
    for (var k = 0u; k < 16u; k++) {
      let b = right[k * 16u + tx];
      let a = k * 68u + ty * 4u;
      sums[0] += left[a] * b;
      sums[1] += left[a + 1u] * b;
      sums[2] += left[a + 2u] * b;
      sums[3] += left[a + 3u] * b;
    }
  }
  for (var i = 0u; i < 4u; i++) {
    for (var j = 0u; j < 4u; j++) { finish(row0 + ty * 4u + i, column0 + tx * 4u + j, sums[i][j]); }
  }
}

// Few rows: 64 columns of one row for a workgroup, inDim dealt out to 16 slices that are added at the end.
@compute @workgroup_size(256)
fn gemmRow(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.outDim + 63u) / 64u;
  let row = number / across;
  let width = params.width / 4u;
  let column = (number % across) * 16u + lane % 16u;
  var sum = vec4f(0.0);
  if (column < width && row < params.rows) {
    for (var k = lane / 16u; k < params.inDim; k += 16u) {
      sum += x[row * params.inDim + k] * load4(weight[k * width + column]);
    }
  }
  right[lane] = sum;
  for (var half = 128u; half >= 16u; half >>= 1u) {
    workgroupBarrier();
    if (lane < half) { right[lane] += right[lane + half]; }
  }
  workgroupBarrier();
  if (lane < 64u) { finish(row, (number % across) * 64u + lane, right[lane / 4u][lane % 4u]); }
}
