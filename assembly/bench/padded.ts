import { ENTRY, Here, forward4, forwardBlocks, inverse4, inverseBlocks } from "../lib/ring";
import { add, mul, mulIm, mulRe, sub } from "../lib/simd";

// The usual way to a Toeplitz product, to hold lib/ringProduct.ts against (bench/padded.ts): two real channels are one complex
// sequence, padded with zeros to N = 2 n points; eight channels are one vector of elements. The transform is lib/ring's with the
// cyclic table (z^N - 1 instead of z^n - i) and the root's stages pruned. Point p is bin reverse(p); in every span [P, 2 P) point p
// has its mirror image, the conjugate bin, at 3 P - 1 - p: depth-first order goes down pairs of blocks.
//
// Spectrum: the kernel's of the first four channels at p < 3 P / 2, of the other four at the mirror image; real at p = 0 and 1: both.
const SKEW: usize = 576;
const LEAF: usize = 256;

// @ts-ignore: decorator
@inline function splat(w: usize, at: usize): v128 {
  return v128.load32_splat(w + at);
}
/** Down to points: blocks of m elements, a power of 4 or twice one, from node `node` of the level on. */
function down(p: usize, m: usize, level: usize, nodes: usize, node: usize, halves: usize): void {
  const size = m << 5;
  for (; m > 4; m >>= 2) {
    forwardBlocks(p, size, m, level + node * ENTRY);
    level += nodes * ENTRY; nodes <<= 2; node <<= 2;
  }
  const end = p + size;
  if (m == 4) {
    for (let w = level + node * ENTRY; p < end; p += 128, w += ENTRY) {
      forward4<Here>(p, p + 32, p + 64, p + 96, splat(w, 0), splat(w, 4), splat(w, 8), splat(w, 12), splat(w, 16), splat(w, 20));
    }
  } else {
    for (let w = halves + (node << 2); p < end; p += 128, w += 8) {
      const r = splat(w, 0), i = splat(w, 4);
      let xr = v128.load(p, 32), xi = v128.load(p, 48), ar = v128.load(p), ai = v128.load(p, 16);
      let br = mulRe(xr, xi, r, i), bi = mulIm(xr, xi, r, i);
      v128.store(p, add(ar, br)); v128.store(p, add(ai, bi), 16); v128.store(p, sub(ar, br), 32); v128.store(p, sub(ai, bi), 48);
      xr = v128.load(p, 96); xi = v128.load(p, 112); ar = v128.load(p, 64); ai = v128.load(p, 80);
      br = mulRe(xr, xi, r, i); bi = mulIm(xr, xi, r, i); // times i
      v128.store(p, sub(ar, bi), 64); v128.store(p, add(ai, br), 80); v128.store(p, add(ar, bi), 96); v128.store(p, sub(ai, br), 112);
    }
  }
}
/** And back up. */
function up(p: usize, m: usize, level: usize, nodes: usize, node: usize, halves: usize): void {
  const size = m << 5, end = p + size;
  let block = m;
  for (; block > 4; block >>= 2) { level += nodes * ENTRY; nodes <<= 2; node <<= 2; }
  if (block == 4) {
    for (let e = p, w = level + node * ENTRY; e < end; e += 128, w += ENTRY) {
      inverse4<Here>(e, e + 32, e + 64, e + 96, splat(w, 0), splat(w, 4), splat(w, 8), splat(w, 12), splat(w, 16), splat(w, 20));
    }
  } else {
    for (let e = p, w = halves + (node << 2); e < end; e += 128, w += 8) {
      const r = splat(w, 0), i = f32x4.neg(splat(w, 4));
      let ar = v128.load(e), ai = v128.load(e, 16), br = v128.load(e, 32), bi = v128.load(e, 48), dr = sub(ar, br), di = sub(ai, bi);
      v128.store(e, add(ar, br)); v128.store(e, add(ai, bi), 16);
      v128.store(e, mulRe(dr, di, r, i), 32); v128.store(e, mulIm(dr, di, r, i), 48);
      ar = v128.load(e, 64); ai = v128.load(e, 80); br = v128.load(e, 96); bi = v128.load(e, 112); dr = sub(ai, bi); di = sub(br, ar);
      v128.store(e, add(ar, br), 64); v128.store(e, add(ai, bi), 80);
      v128.store(e, mulRe(dr, di, r, i), 96); v128.store(e, mulIm(dr, di, r, i), 112);
    }
  }
  while (block < m) {
    block <<= 2; nodes >>= 2; node >>= 2; level -= nodes * ENTRY;
    inverseBlocks(p, size, block, level + node * ENTRY);
  }
}

/** Points p … (count of them, upwards) and their images q … (downwards), with their spectra. */
function mirrored(p: usize, q: usize, h: usize, g: usize, count: usize): void {
  for (const end = p + (count << 5); p < end; p += 32, q -= 32, h += 32, g -= 32) {
    const xr = v128.load(p), xi = v128.load(p, 16), yr = v128.load(q), yi = v128.load(q, 16);
    const sr = add(xr, yr), si = sub(xi, yi), dr = sub(xr, yr), di = add(xi, yi);
    let wr = v128.load(h), wi = v128.load(h, 16);
    const ur = mulRe(sr, si, wr, wi), ui = mulIm(sr, si, wr, wi);
    wr = v128.load(g); wi = v128.load(g, 16);
    const vr = mulRe(dr, di, wr, wi), vi = mulIm(dr, di, wr, wi);
    v128.store(p, add(ur, vr)); v128.store(p, add(ui, vi), 16);
    v128.store(q, sub(ur, vr)); v128.store(q, sub(vi, ui), 16);
  }
}
// @ts-ignore: decorator
@inline function alone(p: usize, h: usize): void {
  v128.store(p, mul(v128.load(p), v128.load(h))); v128.store(p, mul(v128.load(p, 16), v128.load(h, 16)), 16);
}

function pair(p: usize, q: usize, m: usize, level: usize, nodes: usize, a: usize, b: usize, halves: usize, h: usize, g: usize, flags: i32): void {
  if (m > LEAF) {
    const k = m >> 2, bytes = k << 5, below = level + nodes * ENTRY;
    forwardBlocks(p, m << 5, m, level + a * ENTRY); forwardBlocks(q, m << 5, m, level + b * ENTRY);
    for (let c: usize = 0; c < 4; c++) {
      const d: usize = 3 - c;
      pair(p + c * bytes, q + d * bytes, k, below, nodes << 2, (a << 2) + c, (b << 2) + d, halves, h + c * bytes, g + d * bytes, flags);
    }
    inverseBlocks(p, m << 5, m, level + a * ENTRY); inverseBlocks(q, m << 5, m, level + b * ENTRY);
    return;
  }
  down(p, m, level, nodes, a, halves); down(q, m, level, nodes, b, halves);
  if (!flags) mirrored(p, q + (m << 5) - 32, h, g + (m << 5) - 32, m);
  up(p, m, level, nodes, a, halves); up(q, m, level, nodes, b, halves);
}
/** A block whose points are each other's images (node 1 of a level's first two … four), or the one with points 0 and 1. */
function own(p: usize, m: usize, level: usize, nodes: usize, node: usize, halves: usize, h: usize, flags: i32): void {
  const w = level + node * ENTRY;
  if (m > LEAF) {
    const k = m >> 2, bytes = k << 5, below = level + nodes * ENTRY, all = nodes << 2, c = node << 2;
    forwardBlocks(p, m << 5, m, w);
    if (node == 0) {
      own(p, k, below, all, 0, halves, h, flags);
      own(p + bytes, k, below, all, 1, halves, h + bytes, flags);
      pair(p + 2 * bytes, p + 3 * bytes, k, below, all, 2, 3, halves, h + 2 * bytes, h + 3 * bytes, flags);
    } else {
      pair(p, p + 3 * bytes, k, below, all, c, c + 3, halves, h, h + 3 * bytes, flags);
      pair(p + bytes, p + 2 * bytes, k, below, all, c + 1, c + 2, halves, h + bytes, h + 2 * bytes, flags);
    }
    inverseBlocks(p, m << 5, m, w);
    return;
  }
  down(p, m, level, nodes, node, halves);
  if (!flags) {
    if (node == 0) {
      alone(p, h); alone(p + 32, h + 32);
      for (let s: usize = 2; s < m; s <<= 1) mirrored(p + (s << 5), p + (s << 6) - 32, h + (s << 5), h + (s << 6) - 32, s >> 1);
    } else mirrored(p, p + (m << 5) - 32, h, h + (m << 5) - 32, m >> 1);
  }
  up(p, m, level, nodes, node, halves);
}

// @ts-ignore: decorator
@inline function firstRoot(x: usize, f: usize, e: usize, q: usize): void {
  const ar = v128.load(x), ai = v128.load(x, 16), br = v128.load(x + f), bi = v128.load(x + f, 16);
  v128.store(e, add(ar, br)); v128.store(e, add(ai, bi), 16);
  v128.store(e + q, sub(ar, br)); v128.store(e + q, sub(ai, bi), 16);
  v128.store(e + 2 * q, sub(ar, bi)); v128.store(e + 2 * q, add(ai, br), 16);
  v128.store(e + 3 * q, add(ar, bi)); v128.store(e + 3 * q, sub(ai, br), 16);
}
// @ts-ignore: decorator
@inline function lastRoot(e: usize, q: usize, y: usize, f: usize): void {
  let xr = v128.load(e), xi = v128.load(e, 16), zr = v128.load(e + q), zi = v128.load(e + q, 16);
  const sr = add(xr, zr), si = add(xi, zi), ur = sub(xr, zr), ui = sub(xi, zi);
  xr = v128.load(e + 2 * q); xi = v128.load(e + 2 * q, 16); zr = v128.load(e + 3 * q); zi = v128.load(e + 3 * q, 16);
  v128.store(y, add(sr, add(xr, zr))); v128.store(y, add(si, add(xi, zi)), 16);
  v128.store(y + f, add(ur, sub(xi, zi))); v128.store(y + f, add(ui, sub(zr, xr)), 16);
}

/** x, y: n rows of dim channels, dim a multiple of 16, n >= 16. flags: not 0 leaves out the product with the spectrum. */
export function padded(
  x: usize, spectrum: usize, y: usize, n: usize, dim: usize, table: usize, halves: usize, scratch: usize, flags: i32,
): void {
  const row = dim << 2, m = n >> 1, q = (m << 5) + SKEW, apart = (n << 6) + 4 * SKEW, f = m * row;
  const tile = min(m, max<usize>(2, min<usize>(32, 4096 / row) & ~1));
  for (let c: usize = 0; c < row; c += 64) {
    for (let j: usize = 0; j < m; j += tile) {
      for (let g: usize = 0; g < 2; g++) {
        let e = scratch + g * apart + (j << 5);
        for (let p = x + c + (g << 5) + j * row, end = p + tile * row; p < end; p += row, e += 32) firstRoot(p, f, e, q);
      }
    }
    for (let g: usize = 0; g < 2; g++, spectrum += n << 6) {
      const s = scratch + g * apart, level = table + ENTRY, bytes = m << 5;
      own(s, m, level, 4, 0, halves, spectrum, flags);
      own(s + q, m, level, 4, 1, halves, spectrum + bytes, flags);
      pair(s + 2 * q, s + 3 * q, m, level, 4, 2, 3, halves, spectrum + 2 * bytes, spectrum + 3 * bytes, flags);
    }
    for (let j: usize = 0; j < m; j += tile) {
      for (let g: usize = 0; g < 2; g++) {
        let e = scratch + g * apart + (j << 5);
        for (let p = y + c + (g << 5) + j * row, end = p + tile * row; p < end; p += row, e += 32) lastRoot(e, q, p, f);
      }
    }
  }
}
