// #include lib/long.wgsl
// #include lib/grid.wgsl

// What toeplitz.wgsl does, for blocks too long for workgroup memory: a slice of the blocks and of the channels at a time.
struct Params { n: u32, dim: u32, padded: u32, firstLag: i32, unit0: u32, units: u32, channel0: u32, width: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> spectrum: array<vec2f>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<storage, read> roots: array<vec2f>;
@group(0) @binding(5) var<storage, read> circle: array<vec2f>;
@group(0) @binding(6) var<storage, read_write> work: array<vec2f>;
@group(0) @binding(7) var<uniform> params: Params;

const HAS_GATE: bool = false;
const BLOCKS: bool = false;
const LENGTH: u32 = ROWS * COLUMNS;

// Unit: a block of a sequence. Where the sequence's token 0 is among all rows of x, and the block's first token.
fn sequenceOf(unit: u32) -> u32 {
  let blocks = (params.n + LENGTH - 1u) / LENGTH;
  return (params.unit0 + unit) / blocks * params.n;
}
fn blockOf(unit: u32) -> u32 {
  let blocks = (params.n + LENGTH - 1u) / LENGTH;
  return (params.unit0 + unit) % blocks * LENGTH;
}

// Columns: SIZE = ROWS.
@compute @workgroup_size(WIDTH)
fn toeplitzColumns(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let total = COLUMNS * params.width;
  let across = (total + CHANNELS - 1u) / CHANNELS;
  if (number >= params.units * across) { return; }
  let unit = number / across;
  let column0 = (number % across) * CHANNELS;
  let sequence = sequenceOf(unit);
  let n = i32(params.n);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let column = column0 + i % CHANNELS;
    let j = (i / CHANNELS) * COLUMNS + column / params.width;
    let channel = params.channel0 + column % params.width;
    let token = i32(blockOf(unit) + j) - params.firstLag;
    var value = vec2f(0.0);
    if (column < total) {
      if (token >= 0 && token < n) { value.x = x[(sequence + u32(token)) * params.dim + channel]; }
      if (BLOCKS) {
        let earlier = token - i32(LENGTH);
        if (earlier >= 0 && earlier < n) { value.y = -x[(sequence + u32(earlier)) * params.dim + channel]; }
      }
    }
    points[placeOf(i / CHANNELS, i % CHANNELS)] = multiplied(value, circleAt(min(j, LENGTH - 1u)));
  }
  forward(lane);
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let column = column0 + i % CHANNELS;
    var v = array<vec2f, 8>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, i % CHANNELS)]; }
    transform(&v, -1.0);
    if (column < total) {
      for (var q = 0u; q < MIDDLE; q++) {
        let to = (unit * ROWS + slot * MIDDLE + q) * total + column;
        work[to] = multipliedBack(v[q], twiddle(column / params.width, frequencyOf(slot, q)));
      }
    }
  }
}

// Rows, there and back, with the product between: SIZE = COLUMNS.
@compute @workgroup_size(WIDTH)
fn toeplitzRows(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.width + CHANNELS - 1u) / CHANNELS;
  if (number >= params.units * ROWS * across) { return; }
  let row = number / across;
  let channel0 = (number % across) * CHANNELS;
  for (var i = lane; i < POINTS; i += WIDTH) {
    let c = channel0 + i % CHANNELS;
    var value = vec2f(0.0);
    if (c < params.width) { value = work[(row * COLUMNS + i / CHANNELS) * params.width + c]; }
    points[placeOf(i / CHANNELS, i % CHANNELS)] = value;
  }
  forward(lane);
  let first = params.channel0 + channel0;
  let width = min(CHANNELS, params.padded - first);
  let base = ((row % ROWS) * params.padded + first) * COLUMNS;
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let c = i % CHANNELS;
    var v = array<vec2f, 8>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, c)]; }
    transform(&v, -1.0);
    for (var q = 0u; q < MIDDLE; q++) {
      v[q] = multiplied(v[q], spectrum[base + (q * (SIZE / MIDDLE) + slot) * width + min(c, width - 1u)]);
    }
    transform(&v, 1.0);
    for (var q = 0u; q < MIDDLE; q++) { points[placeOf(slot * MIDDLE + q, c)] = v[q]; }
  }
  inverse(lane);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let c = channel0 + i % CHANNELS;
    if (c < params.width) {
      work[(row * COLUMNS + i / CHANNELS) * params.width + c] = points[placeOf(i / CHANNELS, i % CHANNELS)];
    }
  }
}

// Columns back, to y: SIZE = ROWS.
@compute @workgroup_size(WIDTH)
fn toeplitzFinish(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let total = COLUMNS * params.width;
  let across = (total + CHANNELS - 1u) / CHANNELS;
  if (number >= params.units * across) { return; }
  let unit = number / across;
  let column0 = (number % across) * CHANNELS;
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let column = min(column0 + i % CHANNELS, total - 1u);
    var v = array<vec2f, 8>();
    for (var q = 0u; q < MIDDLE; q++) {
      let value = work[(unit * ROWS + slot * MIDDLE + q) * total + column];
      v[q] = multiplied(value, twiddle(column / params.width, frequencyOf(slot, q)));
    }
    transform(&v, 1.0);
    for (var q = 0u; q < MIDDLE; q++) { points[placeOf(slot * MIDDLE + q, i % CHANNELS)] = v[q]; }
  }
  inverse(lane);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let column = column0 + i % CHANNELS;
    let j = (i / CHANNELS) * COLUMNS + column / params.width;
    let token = blockOf(unit) + j;
    if (column < total && token < params.n) {
      let at = (sequenceOf(unit) + token) * params.dim + params.channel0 + column % params.width;
      var v = dot(points[placeOf(i / CHANNELS, i % CHANNELS)], circleAt(j));
      if (HAS_GATE) { v *= gate[at]; }
      y[at] = v;
    }
  }
}
