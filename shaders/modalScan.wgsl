// #include lib/grid.wgsl

// One channel of one sequence for an invocation: the taps first, then each section runs through the sequence with its state in
// registers and adds to y. See src/ops/modalScan.ts for the layouts.
struct Params { batch: u32, n: u32, dim: u32, exactTaps: u32, sections: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> taps: array<f32>;
@group(0) @binding(2) var<storage, read> counts: array<f32>;
@group(0) @binding(3) var<storage, read> sections: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;
@group(0) @binding(5) var<storage, read_write> state: array<f32>;
@group(0) @binding(6) var<storage, read_write> y: array<f32>;
@group(0) @binding(7) var<uniform> params: Params;

const HAS_GATE: bool = false;

// Input i of the stream that the state continues; what came before 0 is in the history, latest first.
fn input(i: i32, base: u32, history: u32) -> f32 {
  if (i >= 0) { return x[base + u32(i) * params.dim]; }
  return state[history + u32(-1 - i) * params.dim];
}

@compute @workgroup_size(64)
fn modalScan(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  if (id >= params.batch * params.dim) { return; }
  let c = id % params.dim;
  let b = id / params.dim;
  let base = b * params.n * params.dim + c;
  let perSequence = params.exactTaps * params.dim + params.sections * 8u;
  let history = b * perSequence + c;
  for (var i = 0u; i < params.n; i++) {
    var sum = 0.0;
    for (var l = 0u; l < params.exactTaps; l++) {
      sum = fma(taps[l * params.dim + c], input(i32(i) - i32(l), base, history), sum);
    }
    y[base + i * params.dim] = sum;
  }
  var first = 0u;
  for (var g = 0u; g < c / 4u; g++) { first += u32(counts[g]); }
  for (var s = first; s < first + u32(counts[c / 4u]); s++) {
    let at = s * 24u + c % 4u;
    let m = vec4f(sections[at], sections[at + 4u], sections[at + 8u], sections[at + 12u]);
    let weights = vec2f(sections[at + 16u], sections[at + 20u]);
    let place = b * perSequence + params.exactTaps * params.dim + s * 8u + c % 4u;
    var z = vec2f(state[place], state[place + 4u]);
    for (var i = 0u; i < params.n; i++) {
      z = vec2f(dot(m.xy, z), dot(m.zw, z)) + input(i32(i) - i32(params.exactTaps), base, history);
      y[base + i * params.dim] += dot(weights, z);
    }
    state[place] = z.x;
    state[place + 4u] = z.y;
  }
  if (HAS_GATE) {
    for (var i = 0u; i < params.n; i++) { y[base + i * params.dim] *= gate[base + i * params.dim]; }
  }
  for (var l = i32(params.exactTaps) - 1; l >= 0; l--) { // from the oldest, which may be a value moved within the history
    state[history + u32(l) * params.dim] = input(i32(params.n) - 1 - l, base, history);
  }
}
