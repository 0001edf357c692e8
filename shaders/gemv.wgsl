// #include lib/activations.wgsl
// #include lib/grid.wgsl

// y = act(x W^T + bias) * gate + residual for one row, an output for each invocation; weight as gemvPack.wgsl rounds it.
struct Params { inDim: u32, outDim: u32, width: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> weight: array<u32>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read> gate: array<f32>;
@group(0) @binding(4) var<storage, read> residual: array<f32>;
@group(0) @binding(5) var<storage, read_write> y: array<f32>;
@group(0) @binding(6) var<uniform> params: Params;

const HAS_BIAS: bool = false;
const HAS_GATE: bool = false;
const HAS_RESIDUAL: bool = false;

@compute @workgroup_size(256)
fn gemv(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let output = workgroupOf(group, groups) * 256u + lane;
  if (output >= params.outDim) { return; }
  var at = output;
  var v = 0.0;
  if (HAS_BIAS) { v = bias[output]; }
  for (var k0 = 0u; k0 < params.inDim; k0 += 32u) {
    var sum = 0.0;
    for (var k = k0; k < k0 + 32u; k += 2u) {
      let pair = bitcast<i32>(weight[at]);
      if (k < params.inDim) { sum += x[k] * f32(extractBits(pair, 0u, 16u)); }
      if (k + 1u < params.inDim) { sum += x[k + 1u] * f32(extractBits(pair, 16u, 16u)); }
      at += params.width;
    }
    v += sum * bitcast<f32>(weight[at]);
    at += params.width;
  }
  v = activate(v);
  if (HAS_GATE) { v *= gate[output]; }
  if (HAS_RESIDUAL) { v += residual[output]; }
  y[output] = v;
}
