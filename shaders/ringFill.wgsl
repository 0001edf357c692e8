// #include lib/grid.wgsl

// One invocation for each float of the rings: slot s keeps the latest input i < n with i mod taps = s; the last float is the
// index of the next.
struct Params { batch: u32, n: u32, dim: u32, taps: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> ring: array<f32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(256)
fn ringFill(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  let size = params.taps * params.dim + 1u;
  if (id >= params.batch * size) { return; }
  let at = id % size;
  if (at == size - 1u) {
    ring[id] = f32(params.n % params.taps);
    return;
  }
  let s = at / params.dim;
  var value = 0.0;
  if (s < params.n) {
    let latest = s + (params.n - 1u - s) / params.taps * params.taps;
    value = x[(id / size * params.n + latest) * params.dim + at % params.dim];
  }
  ring[id] = value;
}
