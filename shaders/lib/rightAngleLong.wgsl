// #include lib/long.wgsl
// #include lib/stored.wgsl

// What lib/rightAngle.wgsl does, for units too long for workgroup memory: a slice of the units and of the channels at a time,
// in three dispatches through `work`. The including file has further: circle, work, params.unit0, units, channel0, width.

// Columns: SIZE = ROWS.
fn rightAngleColumns(number: u32, lane: u32) {
  let total = COLUMNS * params.width;
  let across = (total + CHANNELS - 1u) / CHANNELS;
  if (number >= params.units * across) { return; }
  let unit = number / across;
  let column0 = (number % across) * CHANNELS;
  let at = unitAt(params.unit0 + unit);
  for (var i = lane; i < POINTS; i += WIDTH) {
    let column = column0 + i % CHANNELS;
    let j = (i / CHANNELS) * COLUMNS + column / params.width;
    var value = vec2f(0.0);
    if (column < total) { value = loadToken(at, j, params.channel0 + column % params.width); }
    points[placeOf(i / CHANNELS, i % CHANNELS)] = multiplied(value, circleAt(min(j, ROWS * COLUMNS - 1u)));
  }
  columnsForward(unit, column0, lane);
}

// Rows, there and back, with the product between: SIZE = COLUMNS.
fn rightAngleRows(number: u32, lane: u32) {
  let across = (params.width + CHANNELS - 1u) / CHANNELS;
  if (number >= params.units * ROWS * across) { return; }
  let row = number / across;
  let channel0 = (number % across) * CHANNELS;
  rowForward(row, channel0, lane);
  let first = params.channel0 + channel0;
  let width = min(CHANNELS, params.padded - first);
  let base = ((row % ROWS) * params.padded + first) * COLUMNS;
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let c = i % CHANNELS;
    var v = array<vec2f, HELD>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, c)]; }
    transform(&v, -1.0);
    for (var q = 0u; q < MIDDLE; q++) {
      v[q] = multiplied(v[q], load2(spectrum[base + (q * (SIZE / MIDDLE) + slot) * width + min(c, width - 1u)]));
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

// Columns back, to the outputs: SIZE = ROWS.
fn rightAngleFinish(number: u32, lane: u32) {
  let total = COLUMNS * params.width;
  let across = (total + CHANNELS - 1u) / CHANNELS;
  if (number >= params.units * across) { return; }
  let unit = number / across;
  let column0 = (number % across) * CHANNELS;
  let at = unitAt(params.unit0 + unit);
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let column = min(column0 + i % CHANNELS, total - 1u);
    var v = array<vec2f, HELD>();
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
    if (column < total) {
      let value = dot(points[placeOf(i / CHANNELS, i % CHANNELS)], circleAt(j)) * (1.0 / f32(ROWS * COLUMNS));
      storeToken(at, j, params.channel0 + column % params.width, value);
    }
  }
}
