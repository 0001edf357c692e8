// #include lib/long.wgsl
// #include lib/stored.wgsl
// #include lib/taps.wgsl
// #include lib/grid.wgsl

// What toeplitzSpectrum.wgsl does, for the spectra that toeplitzLong.wgsl reads: [ROWS] times its layout at SIZE = COLUMNS.
struct Params { rows: u32, dim: u32, padded: u32, firstLag: i32, channel0: u32, width: u32 }
@group(0) @binding(0) var<storage, read> taps: array<f32>;
@group(0) @binding(1) var<storage, read_write> spectrum: array<Stored2>;
@group(0) @binding(2) var<storage, read> roots: array<vec2f>;
@group(0) @binding(3) var<storage, read> circle: array<vec2f>;
@group(0) @binding(4) var<storage, read_write> work: array<vec2f>;
@group(0) @binding(5) var<uniform> params: Params;

const LENGTH: u32 = ROWS * COLUMNS;

// Columns: SIZE = ROWS.
@compute @workgroup_size(WIDTH)
fn toeplitzSpectrumColumns(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let total = COLUMNS * params.width;
  let column0 = number * CHANNELS;
  if (column0 >= total) { return; }
  for (var i = lane; i < POINTS; i += WIDTH) {
    let column = min(column0 + i % CHANNELS, total - 1u);
    let j = (i / CHANNELS) * COLUMNS + column / params.width;
    let channel = params.channel0 + column % params.width;
    points[placeOf(i / CHANNELS, i % CHANNELS)] = multiplied(tapsAt(j, channel), circleAt(j));
  }
  columnsForward(0u, column0, lane);
}

// Rows: SIZE = COLUMNS.
@compute @workgroup_size(WIDTH)
fn toeplitzSpectrumRows(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.width + CHANNELS - 1u) / CHANNELS;
  if (number >= ROWS * across) { return; }
  let row = number / across;
  let channel0 = (number % across) * CHANNELS;
  rowForward(row, channel0, lane);
  let first = params.channel0 + channel0;
  let width = min(CHANNELS, params.padded - first);
  let base = (row * params.padded + first) * COLUMNS;
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let c = i % CHANNELS;
    var v = array<vec2f, HELD>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, c)]; }
    transform(&v, -1.0);
    if (c < width) {
      for (var q = 0u; q < MIDDLE; q++) {
        spectrum[base + (q * (SIZE / MIDDLE) + slot) * width + c] = store2(v[q]);
      }
    }
  }
}
