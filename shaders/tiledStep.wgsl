// #include lib/tiles.wgsl
// #include lib/grid.wgsl

// One invocation for each channel of each sequence: it alone touches that channel's rows. Then the index moves on, in a pass
// of its own because every workgroup reads it.
struct Params { batch: u32, dim: u32, base: u32, capacity: u32, stagger: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> taps: array<f32>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read_write> history: array<f32>;
@group(0) @binding(4) var<storage, read_write> ahead: array<f32>;
@group(0) @binding(5) var<storage, read_write> index: array<f32>;
@group(0) @binding(6) var<storage, read_write> y: array<f32>;
@group(0) @binding(7) var<uniform> params: Params;

const HAS_GATE: bool = false;

@compute @workgroup_size(64)
fn tiledStep(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  if (id >= params.batch * params.dim) { return; }
  let c = id % params.dim;
  let slot = (u32(index[0]) + phaseOf(c, params.dim, params.stagger, params.capacity)) % params.capacity;
  let now = placeIn(id / params.dim, slot, c, params.dim, params.capacity);
  let row = widthOf(firstOf(c, params.dim), params.dim);
  let input = x[id];
  var sum = fma(taps[c], input, ahead[now]);
  for (var l = 1u; l <= slot % params.base; l++) {
    sum = fma(taps[l * params.dim + c], history[now - l * row], sum);
  }
  history[now] = input;
  ahead[now] = 0.0;
  if (HAS_GATE) { sum *= gate[id]; }
  y[id] = sum;
}

@compute @workgroup_size(1)
fn tiledStepMove() {
  index[0] = f32((u32(index[0]) + 1u) % params.capacity);
}
