// #include lib/tiles.wgsl
// #include lib/grid.wgsl

// One invocation for each element of `full`; the first also sets the index.
struct Params { batch: u32, n: u32, dim: u32, capacity: u32, stagger: u32 }
@group(0) @binding(0) var<storage, read> full: array<f32>;
@group(0) @binding(1) var<storage, read_write> history: array<f32>;
@group(0) @binding(2) var<storage, read_write> ahead: array<f32>;
@group(0) @binding(3) var<storage, read_write> index: array<f32>;
@group(0) @binding(4) var<storage, read_write> y: array<f32>;
@group(0) @binding(5) var<uniform> params: Params;

@compute @workgroup_size(256)
fn tiledFill(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  if (id == 0u) { index[0] = 0.0; }
  let past = params.n * params.dim;
  let future = params.capacity * params.dim;
  let size = past + future;
  if (id >= params.batch * size) { return; }
  let b = id / size;
  let at = id % size;
  if (at < past) {
    y[b * past + at] = full[id];
  } else {
    let c = at % params.dim;
    let slot = ((at - past) / params.dim + phaseOf(c, params.dim, params.stagger, params.capacity)) % params.capacity;
    let to = placeIn(b, slot, c, params.dim, params.capacity);
    ahead[to] = full[id];
    history[to] = 0.0;
  }
}
