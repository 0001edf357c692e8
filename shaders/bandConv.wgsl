// #include lib/grid.wgsl

// y_i = sum_r taps[r] x_{i - firstLag - r}. One channel and OUTPUTS consecutive i for each invocation: the outputs share a
// window of x that moves by one element a tap, so that a tap costs one load of x and one of taps.
struct Params { batch: u32, n: u32, dim: u32, taps: u32, firstLag: i32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> taps: array<f32>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read> add: array<f32>;
@group(0) @binding(4) var<storage, read_write> y: array<f32>;
@group(0) @binding(5) var<uniform> params: Params;

const HAS_GATE: bool = false;
const HAS_ADD: bool = false;
const OUTPUTS: u32 = 8u; // two vec4f below

// x_i of a sequence that starts at `base`, zero outside [0, n)
fn at(base: u32, i: i32) -> f32 {
  if (i < 0 || i >= i32(params.n)) { return 0.0; }
  return x[base + u32(i) * params.dim];
}

@compute @workgroup_size(256)
fn bandConv(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let blocks = (params.n + OUTPUTS - 1u) / OUTPUTS;
  let id = workgroupOf(group, groups) * 256u + lane;
  if (id >= params.batch * blocks * params.dim) { return; }
  let c = id % params.dim;
  let block = (id / params.dim) % blocks;
  let base = id / (params.dim * blocks) * params.n * params.dim + c;
  let first = i32(block * OUTPUTS);
  // Rows whose lag reaches some x_j of these outputs: i - (n - 1) <= lag <= i.
  let n = i32(params.n);
  let begin = max(0, first - params.firstLag - (n - 1));
  let end = min(i32(params.taps), first + i32(OUTPUTS) - params.firstLag);
  var low = vec4f(0.0);
  var high = vec4f(0.0);
  var j = first - params.firstLag - begin; // x_j .. x_{j+7} lie under tap `begin`
  var windowLow = vec4f(at(base, j), at(base, j + 1), at(base, j + 2), at(base, j + 3));
  var windowHigh = vec4f(at(base, j + 4), at(base, j + 5), at(base, j + 6), at(base, j + 7));
  for (var r = begin; r < end; r++) {
    let tap = vec4f(taps[u32(r) * params.dim + c]);
    low = fma(tap, windowLow, low);
    high = fma(tap, windowHigh, high);
    j--;
    windowHigh = vec4f(windowLow.w, windowHigh.xyz);
    windowLow = vec4f(at(base, j), windowLow.xyz);
  }
  for (var k = 0u; k < OUTPUTS; k++) {
    let i = block * OUTPUTS + k;
    if (i >= params.n) { break; }
    let to = base + i * params.dim;
    var v = select(high[k & 3u], low[k & 3u], k < 4u);
    if (HAS_GATE) { v *= gate[to]; }
    if (HAS_ADD) { v += add[to]; }
    y[to] = v;
  }
}
