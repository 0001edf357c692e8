// #include lib/long.wgsl
// #include lib/grid.wgsl
// #include lib/response.wgsl

// What responseTaps.wgsl does, for sizes too long for workgroup memory: rows (frequencies k1 + ROWS k2 of one k1) first, then
// columns. A slice of the channel pairs at a time; work is [ROWS (k1), COLUMNS, width].
struct Params { rows: u32, dim: u32, channels: u32, columns: u32, firstLag: i32, pair0: u32, width: u32 }
@group(0) @binding(0) var<storage, read> response: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(0) @binding(2) var<storage, read> roots: array<vec2f>;
@group(0) @binding(3) var<storage, read> circle: array<vec2f>;
@group(0) @binding(4) var<storage, read_write> work: array<vec2f>;
@group(0) @binding(5) var<uniform> params: Params;

const LENGTH: u32 = ROWS * COLUMNS;

fn sineOf(m: u32) -> f32 {
  return circleAt(4u * m).y;
}

// SIZE = COLUMNS
@compute @workgroup_size(WIDTH)
fn responseTapsRows(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.width + CHANNELS - 1u) / CHANNELS;
  if (number >= ROWS * across) { return; }
  let k1 = number / across;
  let pair0 = (number % across) * CHANNELS;
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let pair = params.pair0 + pair0 + i % CHANNELS;
    var v = array<vec2f, HELD>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = pairAt(k1 + ROWS * frequencyOf(slot, q), pair); }
    transform(&v, 1.0);
    for (var q = 0u; q < MIDDLE; q++) { points[placeOf(slot * MIDDLE + q, i % CHANNELS)] = v[q]; }
  }
  inverse(lane);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let j2 = i / CHANNELS;
    let c = pair0 + i % CHANNELS;
    if (c < params.width) {
      let value = points[placeOf(j2, i % CHANNELS)];
      work[(k1 * COLUMNS + j2) * params.width + c] = multiplied(value, twiddle(j2, k1));
    }
  }
}

// SIZE = ROWS
@compute @workgroup_size(WIDTH)
fn responseTapsColumns(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let total = COLUMNS * params.width;
  let column0 = number * CHANNELS;
  if (column0 >= total) { return; }
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let column = min(column0 + i % CHANNELS, total - 1u);
    var v = array<vec2f, HELD>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = work[frequencyOf(slot, q) * total + column]; }
    transform(&v, 1.0);
    for (var q = 0u; q < MIDDLE; q++) { points[placeOf(slot * MIDDLE + q, i % CHANNELS)] = v[q]; }
  }
  inverse(lane);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let column = column0 + i % CHANNELS;
    if (column < total) {
      let j = (i / CHANNELS) * COLUMNS + column / params.width;
      let pair = params.pair0 + column % params.width;
      writeTaps(j, pair, points[placeOf(i / CHANNELS, i % CHANNELS)]);
    }
  }
}
