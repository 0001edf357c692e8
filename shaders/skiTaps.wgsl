// #include lib/grid.wgsl

// A kernel that is piecewise linear in warped lag; nodes has, per row, the node before it and the fraction to the next.
struct Params { rows: u32, dim: u32, rank: u32 }
@group(0) @binding(0) var<storage, read> alphas: array<f32>;
@group(0) @binding(1) var<storage, read> betas: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<storage, read> nodes: array<vec2f>;
@group(0) @binding(4) var<uniform> params: Params;

const HAS_BETAS: bool = false;

fn valueAt(node: u32, c: u32) -> f32 {
  if (node > params.rank) { return alphas[c * params.rank + node - params.rank - 1u]; }
  if (HAS_BETAS && node < params.rank) { return betas[c * params.rank + node]; }
  return 0.0;
}

@compute @workgroup_size(256)
fn skiTaps(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  if (i >= params.rows * params.dim) { return; }
  let at = nodes[i / params.dim];
  let c = i % params.dim;
  let node = u32(at.x);
  y[i] = (1.0 - at.y) * valueAt(node, c) + at.y * valueAt(node + 1u, c);
}
