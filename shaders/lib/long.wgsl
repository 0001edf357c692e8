// #include lib/fft.wgsl

// A transform of ROWS x COLUMNS points, too long for workgroup memory, as transforms of columns, twiddles, and transforms of
// rows (Bailey's four steps): point j = j1 COLUMNS + j2, frequency k1 + ROWS k2. `work` holds [unit, ROWS, COLUMNS, width],
// its rows in the order in which the column transforms leave k1; width channels lie side by side throughout.
const ROWS: u32 = 64u;
const COLUMNS: u32 = 128u;
const FINE: u32 = 256u; // a power of two

// exp(2 pi i index / (4 ROWS COLUMNS)), index below 4 ROWS COLUMNS; `circle` has FINE single steps, then the steps of FINE
fn circleAt(index: u32) -> vec2f {
  return multiplied(circle[index & (FINE - 1u)], circle[FINE + index / FINE]);
}
// exp(2 pi i j2 k1 / (ROWS COLUMNS))
fn twiddle(j2: u32, k1: u32) -> vec2f {
  return circleAt(4u * j2 * k1);
}

// The columns from column0 on of a unit, SIZE = ROWS: from workgroup memory to `work`.
fn columnsForward(unit: u32, column0: u32, lane: u32) {
  forward(lane);
  let total = COLUMNS * params.width;
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    let column = column0 + i % CHANNELS;
    var v = array<vec2f, HELD>();
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
// A row of the units', SIZE = COLUMNS, of CHANNELS channels: from `work` to workgroup memory, ready for the middle butterflies.
fn rowForward(row: u32, channel0: u32, lane: u32) {
  for (var i = lane; i < POINTS; i += WIDTH) {
    let c = channel0 + i % CHANNELS;
    var value = vec2f(0.0);
    if (c < params.width) { value = work[(row * COLUMNS + i / CHANNELS) * params.width + c]; }
    points[placeOf(i / CHANNELS, i % CHANNELS)] = value;
  }
  forward(lane);
}
