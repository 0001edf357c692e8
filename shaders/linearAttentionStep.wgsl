// #include lib/exp.wgsl
// #include lib/grid.wgsl

// One workgroup for each head of each sequence, token by token: the sums take the token in, then give its output.
struct Params { batch: u32, n: u32, heads: u32, dim: u32, columns: u32, floats: u32, eps: f32 } // floats: of a head's sums
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read_write> sums: array<f32>; // [batch, heads, rows, columns]
@group(0) @binding(4) var<storage, read_write> y: array<f32>;
@group(0) @binding(5) var<uniform> params: Params;

const SIKF: bool = true;

var<workgroup> below: f32;

fn feature(x: f32) -> f32 {
  if (!SIKF && x > 0.0) { return x + 1.0; }
  return expOf(x);
}

@compute @workgroup_size(256)
fn linearAttentionStep(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let head = workgroupOf(group, groups);
  if (head >= params.batch * params.heads) { return; }
  let width = params.heads * params.dim;
  let base = (head / params.heads) * params.n * width + (head % params.heads) * params.dim;
  let own = head * params.floats;
  for (var i = 0u; i < params.n; i++) {
    let at = base + i * width;
    for (var id = lane; id < params.dim * (params.dim + 1u); id += 256u) {
      let f = id / (params.dim + 1u);
      let c = id % (params.dim + 1u);
      var value = 1.0;
      if (c < params.dim) { value = v[at + c]; }
      let to = own + f * params.columns + c;
      sums[to] = fma(feature(k[at + f]), value, sums[to]);
    }
    storageBarrier();
    for (var c = lane; c <= params.dim; c += 256u) {
      var sum = 0.0;
      for (var f = 0u; f < params.dim; f++) { sum = fma(feature(q[at + f]), sums[own + f * params.columns + c], sum); }
      if (c < params.dim) { y[at + c] = sum; } else { below = sum + params.eps; }
    }
    storageBarrier();
    workgroupBarrier();
    for (var c = lane; c < params.dim; c += 256u) { y[at + c] /= below; }
    workgroupBarrier();
  }
}
