// #include lib/grid.wgsl

// First the outputs, which read the ring of the tokens before; then the ring takes the inputs; then its index moves on. Three
// passes, because no workgroup may write what another still reads.
struct Params { batch: u32, n: u32, dim: u32, taps: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> taps: array<f32>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read_write> ring: array<f32>; // [batch, taps dim + 1]
@group(0) @binding(4) var<storage, read_write> y: array<f32>;
@group(0) @binding(5) var<uniform> params: Params;

const HAS_GATE: bool = false;

fn ringOf(b: u32) -> u32 {
  return b * (params.taps * params.dim + 1u);
}
fn slotOf(b: u32) -> u32 {
  return u32(ring[ringOf(b) + params.taps * params.dim]);
}

var<workgroup> partial: array<f32, 256>;

// 32 channels of one token for a workgroup, the taps dealt out to eight invocations each.
@compute @workgroup_size(256)
fn windowStep(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.dim + 31u) / 32u;
  if (number >= params.batch * params.n * across) { return; }
  let token = number / across;
  let b = token / params.n;
  let i = token % params.n;
  let c = min((number % across) * 32u + lane % 32u, params.dim - 1u);
  let slot = slotOf(b) + i;
  var sum = 0.0;
  for (var l = lane / 32u; l < params.taps; l += 8u) {
    var past = 0.0;
    if (l <= i) { past = x[(token - l) * params.dim + c]; }
    else { past = ring[ringOf(b) + ((slot + params.taps * (l / params.taps + 1u) - l) % params.taps) * params.dim + c]; }
    sum = fma(taps[l * params.dim + c], past, sum);
  }
  partial[lane] = sum;
  for (var half = 128u; half >= 32u; half >>= 1u) {
    workgroupBarrier();
    if (lane < half) { partial[lane] += partial[lane + half]; }
  }
  if (lane < 32u && (number % across) * 32u + lane < params.dim) {
    let at = token * params.dim + c;
    var v = partial[lane];
    if (HAS_GATE) { v *= gate[at]; }
    y[at] = v;
  }
}

// One invocation for each channel of the tokens that stay: the last `taps`, each in a slot of its own.
@compute @workgroup_size(256)
fn windowStepStore(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  let stay = min(params.n, params.taps);
  let perSequence = stay * params.dim;
  if (id >= params.batch * perSequence) { return; }
  let b = id / perSequence;
  let i = params.n - stay + id % perSequence / params.dim;
  let c = id % params.dim;
  let slot = (slotOf(b) + i) % params.taps;
  ring[ringOf(b) + slot * params.dim + c] = x[(b * params.n + i) * params.dim + c];
}

@compute @workgroup_size(256)
fn windowStepMove(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let b = workgroupOf(group, groups) * 256u + lane;
  if (b >= params.batch) { return; }
  ring[ringOf(b) + params.taps * params.dim] = f32((slotOf(b) + params.n) % params.taps);
}
