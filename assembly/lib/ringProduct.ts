// Products modulo z^n - i with a kernel's spectrum: forward transform, product and inverse, fused. See ring.ts.
import { add, sub, mulRe, mulIm, conjRe, conjIm } from "./simd";
import { ENTRY, forward8, forwardBlocks, inverse8, inverseBlocks, pairsOf } from "./ring";

/**
 * Extra bytes after each child of the root: children of long transforms are a multiple of 4 KB long, and a stage that
 * walks all of them at once would find them in the same few cache sets. See childBytes and elementBytes.
 */
const SKEW: usize = 576;
/** Elements of a block that is worked on stage by stage: 8 KB, and as much of the spectrum. */
const LEAF: usize = 256;
/** Transforms of up to so many elements are worked on stage by stage as a whole. */
const WHOLE: usize = 512;

/** Four elements down to their points, times the spectrum h, and back up, in registers. */
// @ts-ignore: decorator
@inline function middle4(p: usize, h: usize, w: usize): void {
  let wr = v128.load32_splat(w), wi = v128.load32_splat(w, 4);
  let xr = v128.load(p, 32), xi = v128.load(p, 48);
  const br = mulRe(xr, xi, wr, wi), bi = mulIm(xr, xi, wr, wi);
  wr = v128.load32_splat(w, 16); wi = v128.load32_splat(w, 20);
  xr = v128.load(p, 96); xi = v128.load(p, 112);
  const dr = mulRe(xr, xi, wr, wi), di = mulIm(xr, xi, wr, wi);
  let ur = add(br, dr), ui = add(bi, di);
  v128.store(p, sub(br, dr), 96); v128.store(p, sub(bi, di), 112);
  wr = v128.load32_splat(w, 8); wi = v128.load32_splat(w, 12);
  xr = v128.load(p, 64); xi = v128.load(p, 80);
  const cr = mulRe(xr, xi, wr, wi), ci = mulIm(xr, xi, wr, wi);
  const ar = v128.load(p), ai = v128.load(p, 16);
  let sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
  let hr = v128.load(h), hi = v128.load(h, 16);
  xr = add(sr, ur); xi = add(si, ui);
  let yr = sub(sr, ur), yi = sub(si, ui);
  let pr = mulRe(xr, xi, hr, hi), pi = mulIm(xr, xi, hr, hi);
  hr = v128.load(h, 32); hi = v128.load(h, 48);
  let qr = mulRe(yr, yi, hr, hi), qi = mulIm(yr, yi, hr, hi);
  v128.store(p, add(pr, qr)); v128.store(p, add(pi, qi), 16);
  v128.store(p, sub(pr, qr), 32); v128.store(p, sub(pi, qi), 48);
  hr = v128.load(h, 64); hi = v128.load(h, 80);
  let vr = v128.load(p, 96), vi = v128.load(p, 112);
  xr = sub(tr, vi); xi = add(ti, vr); yr = add(tr, vi); yi = sub(ti, vr);
  pr = mulRe(xr, xi, hr, hi); pi = mulIm(xr, xi, hr, hi);
  hr = v128.load(h, 96); hi = v128.load(h, 112);
  qr = mulRe(yr, yi, hr, hi); qi = mulIm(yr, yi, hr, hi);
  tr = add(pr, qr); ti = add(pi, qi); vr = sub(pi, qi); vi = sub(qr, pr);
  sr = v128.load(p); si = v128.load(p, 16);
  v128.store(p, add(sr, tr)); v128.store(p, add(si, ti), 16);
  xr = sub(sr, tr); xi = sub(si, ti);
  wr = v128.load32_splat(w, 8); wi = v128.load32_splat(w, 12);
  v128.store(p, conjRe(xr, xi, wr, wi), 64); v128.store(p, conjIm(xr, xi, wr, wi), 80);
  ur = v128.load(p, 32); ui = v128.load(p, 48);
  xr = add(ur, vr); xi = add(ui, vi);
  wr = v128.load32_splat(w); wi = v128.load32_splat(w, 4);
  v128.store(p, conjRe(xr, xi, wr, wi), 32); v128.store(p, conjIm(xr, xi, wr, wi), 48);
  xr = sub(ur, vr); xi = sub(ui, vi);
  wr = v128.load32_splat(w, 16); wi = v128.load32_splat(w, 20);
  v128.store(p, conjRe(xr, xi, wr, wi), 96); v128.store(p, conjIm(xr, xi, wr, wi), 112);
}

/** Two elements down by rho (times i if `turned`), times the spectrum, and back up. */
// @ts-ignore: decorator
@inline function middle2(p: usize, h: usize, rhoR: v128, rhoI: v128, turned: bool): void {
  const xr = v128.load(p, 32), xi = v128.load(p, 48), tr = mulRe(xr, xi, rhoR, rhoI), ti = mulIm(xr, xi, rhoR, rhoI);
  const ar = v128.load(p), ai = v128.load(p, 16);
  const ur = turned ? sub(ar, ti) : add(ar, tr), ui = turned ? add(ai, tr) : add(ai, ti);
  const vr = turned ? add(ar, ti) : sub(ar, tr), vi = turned ? sub(ai, tr) : sub(ai, ti);
  const yr = mulRe(ur, ui, v128.load(h), v128.load(h, 16)), yi = mulIm(ur, ui, v128.load(h), v128.load(h, 16));
  const zr = mulRe(vr, vi, v128.load(h, 32), v128.load(h, 48)), zi = mulIm(vr, vi, v128.load(h, 32), v128.load(h, 48));
  v128.store(p, add(yr, zr)); v128.store(p, add(yi, zi), 16);
  const dr = turned ? sub(yi, zi) : sub(yr, zr), di = turned ? sub(zr, yr) : sub(yi, zi);
  v128.store(p, conjRe(dr, di, rhoR, rhoI), 32); v128.store(p, conjIm(dr, di, rhoR, rhoI), 48);
}
/** middle2 of two neighbouring children, `apart` bytes from each other, whose rho is at r. */
// @ts-ignore: decorator
@inline function middles2(p: usize, apart: usize, h: usize, r: usize): void {
  const rr = v128.load32_splat(r), ri = v128.load32_splat(r, 4);
  middle2(p, h, rr, ri, false);
  middle2(p + apart, h + 64, rr, ri, true);
}

/**
 * Product with a spectrum h of the block of m elements at p, which is node `node` of a level of `nodes` nodes whose entries
 * begin at `level`: down, times h, and up, all in place. m is 4^k, or 2 4^k with k >= 1; pairs is the end of all entries.
 */
function multiplySubtree(p: usize, m: usize, level: usize, nodes: usize, node: usize, pairs: usize, h: usize): void {
  if (m > LEAF) {
    const w = level + node * ENTRY, below = level + nodes * ENTRY, q = m >> 2, bytes = q << 5;
    forwardBlocks(p, m << 5, m, w);
    node <<= 2;
    for (let c: usize = 0; c < 4; c++) multiplySubtree(p + c * bytes, q, below, nodes << 2, node + c, pairs, h + c * bytes);
    inverseBlocks(p, m << 5, m, w);
    return;
  }
  multiplyLeaf(p, m, 1, m << 5, level, nodes, node, pairs, h);
}

/**
 * multiplySubtree of `count` neighbouring nodes, `apart` bytes from each other, stage by stage: enough butterflies that do
 * not wait for each other. A processor looks some hundred instructions ahead, fewer than a butterfly with all that waits for
 * its results: stages one after the other over many blocks are up to 8 % faster than block by block.
 */
function multiplyLeaf(
  p: usize, m: usize, count: usize, apart: usize, level: usize, nodes: usize, node: usize, pairs: usize, h: usize,
): void {
  const size = m << 5, last = p + count * apart;
  let block = m, w = level, blocks: usize = 1;
  for (; block > 8; block >>= 2, blocks <<= 2) {
    for (let c = p, t = w + node * ENTRY; c < last; c += apart, t += blocks * ENTRY) forwardBlocks(c, size, block, t);
    w += nodes * ENTRY; nodes <<= 2; node <<= 2;
  }
  const t = w + node * ENTRY;
  let u = t;
  if (block == 4) {
    for (let c = p; c < last; c += apart) {
      for (let b = c, end = c + size; b < end; b += 128, u += ENTRY, h += 128) middle4(b, h, u);
    }
  } else {
    for (let c = p; c < last; c += apart) {
      for (let b = c, end = c + size; b < end; b += 256, u += ENTRY) forward8(b, u);
    }
    let r = pairs + (node << 4);
    for (let c = p; c < last; c += apart) {
      for (let b = c, end = c + size; b < end; b += 128, h += 128, r += 8) middles2(b, 64, h, r);
    }
    u = t;
    for (let c = p; c < last; c += apart) {
      for (let b = c, end = c + size; b < end; b += 256, u += ENTRY) inverse8(b, u);
    }
  }
  while (block < m) {
    block <<= 2; blocks >>= 2; nodes >>= 2; node >>= 2; w -= nodes * ENTRY;
    for (let c = p, t = w + node * ENTRY; c < last; c += apart, t += blocks * ENTRY) inverseBlocks(c, size, block, t);
  }
}

/** p = p * h, one element. */
// @ts-ignore: decorator
@inline export function multiplyPoint(p: usize, h: usize): void {
  const xr = v128.load(p), xi = v128.load(p, 16), hr = v128.load(h), hi = v128.load(h, 16);
  v128.store(p, mulRe(xr, xi, hr, hi)); v128.store(p, mulIm(xr, xi, hr, hi), 16);
}

// The product proper leaves the root's radix-4 stages to the caller, who fuses them with reading x and writing y.
/** Distance of the root's children in the caller's elements. */
// @ts-ignore: decorator
@inline export function childBytes(n: usize): usize {
  return (n << 3) + SKEW;
}
/** Bytes that n elements with skewed children take. */
// @ts-ignore: decorator
@inline export function elementBytes(n: usize): usize {
  return (n << 5) + 4 * SKEW;
}
/** multiplySubtree of all children of the root, n >= 8. */
export function multiplyBelowRoot(p: usize, n: usize, table: usize, h: usize): void {
  const m = n >> 2, apart = childBytes(n), pairs = pairsOf(n, table);
  if (n == 8) {
    for (let c: usize = 0; c < 2; c++) middles2(p + 2 * c * apart, apart, h + (c << 7), pairs + (c << 3));
    return;
  }
  if (n <= WHOLE) return multiplyLeaf(p, m, 4, apart, table + ENTRY, 4, 0, pairs, h);
  for (let c: usize = 0; c < 4; c++) multiplyChild(p, n, c, table, h);
}
/** The same of one child, 0 … 3, n > WHOLE. */
export function multiplyChild(p: usize, n: usize, child: usize, table: usize, h: usize): void {
  const m = n >> 2;
  multiplySubtree(p + child * childBytes(n), m, table + ENTRY, 4, child, pairsOf(n, table), h + child * (m << 5));
}
