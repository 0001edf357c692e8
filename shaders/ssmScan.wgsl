// #include lib/grid.wgsl

// One channel of one chunk of one sequence for an invocation; each state runs through the chunk in registers and adds to y.
// Chunks after the first begin with what the passes before it left in `starts`: the end of each chunk from a zero start,
// then, from chunk to chunk, the true starts. The epilogue, (y + d x) gate, is ssmFinish.wgsl: together they would bind more
// arrays than every device allows.
struct Params { batch: u32, n: u32, dim: u32, states: u32, chunk: u32, chunks: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> lambdaRe: array<f32>;
@group(0) @binding(2) var<storage, read> lambdaIm: array<f32>;
@group(0) @binding(3) var<storage, read> bRe: array<f32>;
@group(0) @binding(4) var<storage, read> bIm: array<f32>;
@group(0) @binding(5) var<storage, read_write> state: array<f32>; // [batch, 2, states, dim]
@group(0) @binding(6) var<storage, read_write> y: array<f32>;
@group(0) @binding(7) var<storage, read_write> starts: array<vec2f>; // [batch, chunks, states, dim]
@group(0) @binding(8) var<uniform> params: Params;

fn multiplied(a: vec2f, b: vec2f) -> vec2f {
  return vec2f(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}
// Where the real part of state `at` = k dim + c is; the imaginary part is `states dim` further.
fn placeOf(b: u32, at: u32) -> u32 {
  return 2u * b * params.states * params.dim + at;
}

// The end of a chunk that begins at zero; one invocation for each state of each channel of each chunk but the last.
@compute @workgroup_size(64)
fn ssmScanEnds(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  let width = params.states * params.dim;
  let chunks = params.chunks - 1u;
  if (id >= params.batch * chunks * width) { return; }
  let at = id % width;
  let chunk = id / width % chunks;
  let b = id / (width * chunks);
  let base = (b * params.n + chunk * params.chunk) * params.dim + at % params.dim;
  let lambda = vec2f(lambdaRe[at], lambdaIm[at]);
  let weight = vec2f(bRe[at], bIm[at]);
  var u = vec2f(0.0);
  for (var i = 0u; i < params.chunk; i++) { u = multiplied(lambda, u) + weight * x[base + i * params.dim]; }
  starts[(b * params.chunks + chunk) * width + at] = u;
}

// From ends to starts, in place; one invocation for each state of each channel.
@compute @workgroup_size(64)
fn ssmScanStarts(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  let width = params.states * params.dim;
  if (id >= params.batch * width) { return; }
  let at = id % width;
  let b = id / width;
  var power = vec2f(lambdaRe[at], lambdaIm[at]); // to the chunk's length, a power of two
  for (var length = 1u; length < params.chunk; length <<= 1u) { power = multiplied(power, power); }
  let place = placeOf(b, at);
  var u = vec2f(state[place], state[place + width]);
  for (var chunk = 0u; chunk < params.chunks; chunk++) {
    let to = (b * params.chunks + chunk) * width + at;
    let end = starts[to];
    starts[to] = u;
    u = multiplied(power, u) + end;
  }
}

@compute @workgroup_size(64)
fn ssmScan(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  if (id >= params.batch * params.chunks * params.dim) { return; }
  let c = id % params.dim;
  let chunk = id / params.dim % params.chunks;
  let b = id / (params.dim * params.chunks);
  let width = params.states * params.dim;
  let base = (b * params.n + chunk * params.chunk) * params.dim + c;
  let count = min(params.chunk, params.n - chunk * params.chunk);
  for (var i = 0u; i < count; i++) { y[base + i * params.dim] = 0.0; }
  for (var k = 0u; k < params.states; k++) {
    let at = k * params.dim + c;
    let lambda = vec2f(lambdaRe[at], lambdaIm[at]);
    let weight = vec2f(bRe[at], bIm[at]);
    let place = placeOf(b, at);
    var u = vec2f(0.0);
    if (params.chunks == 1u) { u = vec2f(state[place], state[place + width]); }
    else { u = starts[(b * params.chunks + chunk) * width + at]; }
    for (var i = 0u; i < count; i++) {
      u = multiplied(lambda, u) + weight * x[base + i * params.dim];
      y[base + i * params.dim] += u.x;
    }
    if (chunk == params.chunks - 1u) {
      state[place] = u.x;
      state[place + width] = u.y;
    }
  }
}
