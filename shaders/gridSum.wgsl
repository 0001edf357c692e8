// #include lib/grid.wgsl

// sums [2, batch, side, dim]: of the rows of each grid, then of its columns.
struct Params { batch: u32, side: u32, dim: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> sums: array<f32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(256)
fn gridSum(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  let half = params.batch * params.side * params.dim;
  if (id >= 2u * half) { return; }
  let c = id % params.dim;
  let line = (id / params.dim) % params.side;
  let grid = ((id % half) / (params.dim * params.side)) * params.side * params.side;
  let columns = id >= half;
  let first = select(grid + line * params.side, grid + line, columns);
  let step = select(1u, params.side, columns);
  var sum = 0.0;
  for (var j = 0u; j < params.side; j++) { sum += x[(first + j * step) * params.dim + c]; }
  sums[id] = sum;
}
