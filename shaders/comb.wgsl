// #include lib/grid.wgsl

// First the outputs, which read the ring of the tokens before; then the ring takes the inputs; then its index moves on. Three
// passes, because no workgroup may write what another still reads.
struct Params { batch: u32, n: u32, dim: u32, delay: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> gain: array<f32>;
@group(0) @binding(2) var<storage, read_write> ring: array<f32>; // [batch, delay dim + 1]
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<uniform> params: Params;

fn ringOf(b: u32) -> u32 {
  return b * (params.delay * params.dim + 1u);
}
fn slotOf(b: u32) -> u32 {
  return u32(ring[ringOf(b) + params.delay * params.dim]);
}

// One invocation for each output.
@compute @workgroup_size(256)
fn comb(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  if (id >= params.batch * params.n * params.dim) { return; }
  let c = id % params.dim;
  let token = id / params.dim;
  let b = token / params.n;
  let i = token % params.n;
  var past = 0.0;
  if (i >= params.delay) { past = x[id - params.delay * params.dim]; }
  else { past = ring[ringOf(b) + (slotOf(b) + i) % params.delay * params.dim + c]; }
  y[id] = fma(-gain[c], past, x[id]);
}

// One invocation for each slot and channel.
@compute @workgroup_size(256)
fn combStore(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  let perSequence = params.delay * params.dim;
  if (id >= params.batch * perSequence) { return; }
  let b = id / perSequence;
  let s = (id % perSequence) / params.dim;
  // the tokens that go to slot s are those with (slot + i) mod delay = s; the latest of them stays
  let first = (s + params.delay - slotOf(b) % params.delay) % params.delay;
  if (first >= params.n) { return; }
  let latest = first + (params.n - 1u - first) / params.delay * params.delay;
  ring[ringOf(b) + id % perSequence] = x[(b * params.n + latest) * params.dim + id % params.dim];
}

@compute @workgroup_size(256)
fn combMove(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let b = workgroupOf(group, groups) * 256u + lane;
  if (b >= params.batch) { return; }
  ring[ringOf(b) + params.delay * params.dim] = f32((slotOf(b) + params.n) % params.delay);
}
