// #include lib/grid.wgsl

// One invocation for each element of y.
struct Params { batch: u32, n: u32, dim: u32, rows: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(256)
fn padRows(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  let size = params.rows * params.dim;
  if (id >= params.batch * size) { return; }
  let at = id % size;
  var value = 0.0;
  if (at < params.n * params.dim) { value = x[id / size * params.n * params.dim + at]; }
  y[id] = value;
}
