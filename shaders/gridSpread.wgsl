// #include lib/grid.wgsl

// y[b, i, j] = lines[0, b, i] + lines[1, b, j]
struct Params { batch: u32, side: u32, dim: u32 }
@group(0) @binding(0) var<storage, read> lines: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(256)
fn gridSpread(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  if (id >= params.batch * params.side * params.side * params.dim) { return; }
  let c = id % params.dim;
  let j = (id / params.dim) % params.side;
  let i = (id / (params.dim * params.side)) % params.side;
  let b = id / (params.dim * params.side * params.side);
  let along = lines[(b * params.side + i) * params.dim + c];
  y[id] = along + lines[((params.batch + b) * params.side + j) * params.dim + c];
}
