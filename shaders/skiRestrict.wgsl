// #include lib/grid.wgsl

// z_a = sum of (1 - f_i) x_i over the positions between points a and a + 1, and of f_i x_i over those between a - 1 and a.
// first[a] is the first position at or after point a, first[points] = n.
struct Params { batch: u32, n: u32, points: u32, dim: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> z: array<f32>;
@group(0) @binding(2) var<storage, read> fractions: array<f32>;
@group(0) @binding(3) var<storage, read> first: array<f32>;
@group(0) @binding(4) var<uniform> params: Params;

@compute @workgroup_size(256)
fn skiRestrict(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  if (id >= params.batch * params.points * params.dim) { return; }
  let c = id % params.dim;
  let point = (id / params.dim) % params.points;
  let base = id / (params.dim * params.points) * params.n * params.dim + c;
  let here = u32(first[point]);
  var before = 0.0;
  if (point > 0u) {
    for (var i = u32(first[point - 1u]); i < here; i++) { before = fma(fractions[i], x[base + i * params.dim], before); }
  }
  var after = 0.0;
  for (var i = here; i < u32(first[point + 1u]); i++) {
    after = fma(1.0 - fractions[i], x[base + i * params.dim], after);
  }
  z[id] = before + after;
}
