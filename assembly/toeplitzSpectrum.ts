import { forwardRoot } from "./lib/ring";
import { loadLanes } from "./lib/lanes";

// Spectrum layout: groups of four channels, each `size` elements [re x4, im x4] in the order of lib/ring. Group g holds
// channels min(4 g, dim - 4) … + 3 (so the last overlaps the one before instead of being padded), or all of them if dim < 4.

/** Unit g: the spectrum of channel group g. See src/ops/toeplitzSpectrum.ts. */
export function toeplitzSpectrum(
  taps: usize, spectrum: usize, rows: isize, dim: usize, size: usize, firstLag: isize,
  table: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, scale = f32x4.splat(1.0 / <f32>size), zero = f32x4.splat(0);
  for (let g = begin; g < end; g++) {
    const s = spectrum + g * (size << 5), width = min<usize>(4, dim);
    const t = taps + (min<usize>(g << 2, dim - width) << 2);
    for (let p = s, last = s + (size << 5); p < last; p += 16) v128.store(p, zero);
    for (let r: isize = 0; r < rows; r++) {
      const lag = firstLag + r, from = t + r * row;
      const tap = f32x4.mul(scale, width == 4 ? v128.load(from) : loadLanes(from, width));
      if (lag >= 0) v128.store(s + (lag << 5), tap);
      else v128.store(s + ((lag + size) << 5), f32x4.neg(tap), 16);
    }
    forwardRoot(s, size, table);
  }
}
