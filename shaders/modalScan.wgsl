// #include lib/grid.wgsl

// One channel of one chunk of one sequence for an invocation: the taps first, then each section runs through the chunk with its
// state in registers and adds to y. Chunks after the first begin with what the passes before left in `starts`: the end of each
// chunk from a zero start, then, from chunk to chunk, the true starts. The history is read by several chunks, and moves on in a pass
// of its own where there are any. See src/ops/modalScan.ts for the layouts.
struct Params { batch: u32, n: u32, dim: u32, exactTaps: u32, sections: u32, chunk: u32, chunks: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> taps: array<f32>;
@group(0) @binding(2) var<storage, read> counts: array<f32>;
@group(0) @binding(3) var<storage, read> sections: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;
@group(0) @binding(5) var<storage, read_write> state: array<f32>;
@group(0) @binding(6) var<storage, read_write> y: array<f32>;
@group(0) @binding(7) var<storage, read_write> starts: array<f32>; // [batch, chunks, sections, 2, 4]
@group(0) @binding(8) var<uniform> params: Params;

const HAS_GATE: bool = false;

// Input i of the stream that the state continues; what came before 0 is in the history, latest first.
fn input(i: i32, base: u32, history: u32) -> f32 {
  if (i >= 0) { return x[base + u32(i) * params.dim]; }
  return state[history + u32(-1 - i) * params.dim];
}
fn historyOf(b: u32) -> u32 {
  return b * (params.exactTaps * params.dim + params.sections * 8u);
}
// Where the two values of section s and channel c lie among those of a sequence; the second is 4 further.
fn placeOf(s: u32, c: u32) -> u32 {
  return s * 8u + c % 4u;
}
fn startsOf(b: u32, chunk: u32) -> u32 {
  return (b * params.chunks + chunk) * params.sections * 8u;
}
// [m11, m12, m21, m22]
fn matrixOf(s: u32, c: u32) -> vec4f {
  let at = s * 24u + c % 4u;
  return vec4f(sections[at], sections[at + 4u], sections[at + 8u], sections[at + 12u]);
}
// The sections of a channel: the first, and how many.
fn sectionsOf(c: u32) -> vec2u {
  var first = 0u;
  for (var g = 0u; g < c / 4u; g++) { first += u32(counts[g]); }
  return vec2u(first, u32(counts[c / 4u]));
}
fn stepped(m: vec4f, z: vec2f, value: f32) -> vec2f {
  return vec2f(dot(m.xy, z), dot(m.zw, z)) + value;
}

// The ends of a chunk that begins at zero; one invocation for each channel of each chunk but the last.
@compute @workgroup_size(64)
fn modalScanEnds(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  let chunks = params.chunks - 1u;
  if (id >= params.batch * chunks * params.dim) { return; }
  let c = id % params.dim;
  let chunk = id / params.dim % chunks;
  let b = id / (params.dim * chunks);
  let base = b * params.n * params.dim + c;
  let begin = i32(chunk * params.chunk) - i32(params.exactTaps);
  let own = sectionsOf(c);
  for (var s = own.x; s < own.x + own.y; s++) {
    let m = matrixOf(s, c);
    var z = vec2f(0.0);
    for (var i = 0; i < i32(params.chunk); i++) { z = stepped(m, z, input(begin + i, base, historyOf(b) + c)); }
    let to = startsOf(b, chunk) + placeOf(s, c);
    starts[to] = z.x;
    starts[to + 4u] = z.y;
  }
}

// From ends to starts, in place; one invocation for each section of each channel.
@compute @workgroup_size(64)
fn modalScanStarts(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  if (id >= params.batch * params.sections * 4u) { return; }
  let s = id / 4u % params.sections;
  let b = id / (4u * params.sections);
  var m = matrixOf(s, id); // to the chunk's length, a power of two
  for (var length = 1u; length < params.chunk; length <<= 1u) {
    m = vec4f(m.x * m.x + m.y * m.z, m.y * (m.x + m.w), m.z * (m.x + m.w), m.y * m.z + m.w * m.w);
  }
  let place = historyOf(b) + params.exactTaps * params.dim + placeOf(s, id);
  var z = vec2f(state[place], state[place + 4u]);
  for (var chunk = 0u; chunk < params.chunks; chunk++) {
    let to = startsOf(b, chunk) + placeOf(s, id);
    let end = vec2f(starts[to], starts[to + 4u]);
    starts[to] = z.x;
    starts[to + 4u] = z.y;
    z = stepped(m, z, 0.0) + end;
  }
}

@compute @workgroup_size(64)
fn modalScan(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  if (id >= params.batch * params.chunks * params.dim) { return; }
  let c = id % params.dim;
  let chunk = id / params.dim % params.chunks;
  let b = id / (params.dim * params.chunks);
  let base = b * params.n * params.dim + c;
  let history = historyOf(b) + c;
  let begin = chunk * params.chunk;
  let end = min(begin + params.chunk, params.n);
  for (var i = begin; i < end; i++) {
    var sum = 0.0;
    for (var l = 0u; l < params.exactTaps; l++) {
      sum = fma(taps[l * params.dim + c], input(i32(i) - i32(l), base, history), sum);
    }
    y[base + i * params.dim] = sum;
  }
  let own = sectionsOf(c);
  for (var s = own.x; s < own.x + own.y; s++) {
    let m = matrixOf(s, c);
    let at = s * 24u + 16u + c % 4u;
    let weights = vec2f(sections[at], sections[at + 4u]);
    let place = historyOf(b) + params.exactTaps * params.dim + placeOf(s, c);
    let known = startsOf(b, chunk) + placeOf(s, c);
    var z = vec2f(0.0);
    if (params.chunks == 1u) { z = vec2f(state[place], state[place + 4u]); }
    else { z = vec2f(starts[known], starts[known + 4u]); }
    for (var i = begin; i < end; i++) {
      z = stepped(m, z, input(i32(i) - i32(params.exactTaps), base, history));
      y[base + i * params.dim] += dot(weights, z);
    }
    if (chunk == params.chunks - 1u) {
      state[place] = z.x;
      state[place + 4u] = z.y;
    }
  }
  if (HAS_GATE) {
    for (var i = begin; i < end; i++) { y[base + i * params.dim] *= gate[base + i * params.dim]; }
  }
  if (params.chunks == 1u) { moveHistory(base, history); }
}

// The history after n tokens, from the oldest, which may be a value moved within it.
fn moveHistory(base: u32, history: u32) {
  for (var l = i32(params.exactTaps) - 1; l >= 0; l--) {
    state[history + u32(l) * params.dim] = input(i32(params.n) - 1 - l, base, history);
  }
}
@compute @workgroup_size(64)
fn modalScanMove(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  if (id >= params.batch * params.dim) { return; }
  let b = id / params.dim;
  let c = id % params.dim;
  moveHistory(b * params.n * params.dim + c, historyOf(b) + c);
}
