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
