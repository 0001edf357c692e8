// #include lib/grid.wgsl

struct Params { rows: u32, vocab: u32, dim: u32, scale: f32 }
@group(0) @binding(0) var<storage, read> tokens: array<i32>;
@group(0) @binding(1) var<storage, read> weight: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

// A token outside [0, vocab) reads row 0; a negative one is large as u32.
@compute @workgroup_size(256)
fn embed(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  if (i >= params.rows * params.dim) { return; }
  let token = u32(tokens[i / params.dim]);
  let row = select(0u, token, token < params.vocab);
  y[i] = params.scale * weight[row * params.dim + i % params.dim];
}
