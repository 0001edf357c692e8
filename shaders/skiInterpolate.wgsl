// #include lib/grid.wgsl

// y_i = (1 - f) q_a + f q_{a+1} + add_i; weights has a and f for each position.
struct Params { n: u32, dim: u32 }
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> add: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<storage, read> weights: array<vec2f>;
@group(0) @binding(4) var<uniform> params: Params;

@compute @workgroup_size(256)
fn skiInterpolate(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let at = workgroupOf(group, groups) * 256u + lane;
  if (at >= params.n * params.dim) { return; }
  let weight = weights[at / params.dim];
  let point = u32(weight.x) * params.dim + at % params.dim;
  var v = (1.0 - weight.y) * q[point];
  if (weight.y > 0.0) { v = fma(weight.y, q[point + params.dim], v); } // the last point has no next
  y[at] = v + add[at];
}
