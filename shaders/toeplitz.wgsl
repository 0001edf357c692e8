// #include lib/fft.wgsl
// #include lib/grid.wgsl

// Right-angle convolution of one block of one sequence and CHANNELS channels, see src/ops/toeplitz.ts: x is read once, y is
// written once, everything between is in workgroup memory. Workgroups next to each other share sequence and block.
struct Params { batch: u32, n: u32, dim: u32, padded: u32, firstLag: i32, workgroups: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> spectrum: array<vec2f>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<storage, read> roots: array<vec2f>;
@group(0) @binding(5) var<uniform> params: Params;

const HAS_GATE: bool = false;
const BLOCKS: bool = false; // overlap-save blocks, SIZE < n

@compute @workgroup_size(WIDTH)
fn toeplitz(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  if (number >= params.workgroups) { return; }
  let across = (params.dim + CHANNELS - 1u) / CHANNELS;
  let blocks = (params.n + SIZE - 1u) / SIZE;
  let channel0 = (number % across) * CHANNELS;
  let block = (number / across) % blocks;
  let sequence = number / (across * blocks) * params.n;
  let n = i32(params.n);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let j = i / CHANNELS;
    let c = i % CHANNELS;
    let token = i32(block * SIZE + j) - params.firstLag;
    var value = vec2f(0.0);
    if (channel0 + c < params.dim) {
      if (token >= 0 && token < n) { value.x = x[(sequence + u32(token)) * params.dim + channel0 + c]; }
      if (BLOCKS) {
        let earlier = token - i32(SIZE);
        if (earlier >= 0 && earlier < n) { value.y = -x[(sequence + u32(earlier)) * params.dim + channel0 + c]; }
      }
    }
    points[placeOf(j, c)] = multiplied(value, roots[j]);
  }
  forward(lane);
  let width = min(CHANNELS, params.padded - channel0);
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let c = i % CHANNELS;
    let slot = i / CHANNELS;
    var v = array<vec2f, 8>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, c)]; }
    transform(&v, -1.0);
    for (var q = 0u; q < MIDDLE; q++) {
      let at = channel0 * SIZE + (q * (SIZE / MIDDLE) + slot) * width + min(c, width - 1u);
      v[q] = multiplied(v[q], spectrum[at]);
    }
    transform(&v, 1.0);
    for (var q = 0u; q < MIDDLE; q++) { points[placeOf(slot * MIDDLE + q, c)] = v[q]; }
  }
  inverse(lane);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let j = i / CHANNELS;
    let c = i % CHANNELS;
    let token = block * SIZE + j;
    if (token < params.n && channel0 + c < params.dim) {
      let at = (sequence + token) * params.dim + channel0 + c;
      var v = dot(points[placeOf(j, c)], roots[j]); // Re(value / zeta^j)
      if (HAS_GATE) { v *= gate[at]; }
      y[at] = v;
    }
  }
}
