// #include lib/grid.wgsl

// y <- (y + d x) gate, the epilogue of ssmScan.
struct Params { total: u32, dim: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> d: array<f32>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<uniform> params: Params;

const HAS_D: bool = false;
const HAS_GATE: bool = false;

@compute @workgroup_size(256)
fn ssmFinish(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  if (i >= params.total) { return; }
  var v = y[i];
  if (HAS_D) { v = fma(d[i % params.dim], x[i], v); }
  if (HAS_GATE) { v *= gate[i]; }
  y[i] = v;
}
