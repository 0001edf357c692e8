// Transforms over the ring C[z] / (z^n - i), n a power of two, four channels across lanes: the arithmetic of right-angle
// convolution. Element = [re x4, im x4], 32 bytes.
//
// A block of m elements at node b of a level with `nodes` nodes is a polynomial modulo z^m - exp(i theta), theta / 2 pi =
// (1/4 + reverse(b)) / nodes. With mu = exp(i theta / 4), z^m - mu^4 splits into the four children z^(m/4) - mu {1, -1, i,
// -i}: reducing modulo them is one radix-4 butterfly whose twiddles mu, mu^2, mu^3 belong to the node, not to the element,
// so they stay in registers for the whole block. Going down to m = 1 evaluates the polynomial at the n roots; the product
// is elementwise there; going back up is the inverse without its factor n. Nothing is reordered, no twist is needed
// (the root modulus is the twist), and a subtree needs nothing outside its block: depth-first order keeps it in L1.
//
// If log2 n is odd, the last step, from m = 2 to m = 1, is a radix-2 one with rho = exp(i theta / 2).
//
// Table (src/wasm/kernels/ringTable.ts): entries [mu, mu^2, mu^3] as complex float32 (24 bytes), level by level of 1, 4, 16, …
// nodes, node by node, as long as m >= 4; if log2 n is odd, then for every node of the last level (m = 8) the pair (16 bytes)
// rho, rho exp(i pi / 4) of its children: those of the four are rho {1, i, exp(i pi / 4), i exp(i pi / 4)}.
import { add, sub, mul, madd, nmadd } from "./simd";

const ENTRY: usize = 24;
/**
 * Extra bytes after each child of the root: children of long transforms are a multiple of 4 KB long, and a stage that
 * walks all of them at once would find them in the same few cache sets. See childBytes and elementBytes.
 */
const SKEW: usize = 576;
/** Elements of a block that is worked on stage by stage: 8 KB, and as much of the spectrum. */
const LEAF: usize = 256;

// @ts-ignore: decorator
@inline export function mulRe(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return nmadd(xi, wi, mul(xr, wr));
}
// @ts-ignore: decorator
@inline export function mulIm(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return madd(xi, wr, mul(xr, wi));
}
// @ts-ignore: decorator
@inline export function conjRe(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return madd(xi, wi, mul(xr, wr));
}
// @ts-ignore: decorator
@inline export function conjIm(xr: v128, xi: v128, wr: v128, wi: v128): v128 {
  return nmadd(xr, wi, mul(xi, wr));
}

// Values that are not wanted soon are stored where their inputs were and loaded again (sub(br, dr) below): left to itself, V8 keeps
// all of them alive at once and spills twice as much. 15 % of the whole transform, simd build.

/** Reduces a block of m >= 4 elements to its four children, in place; w is the node's entry. */
// @ts-ignore: decorator
@inline export function forwardStage(p: usize, m: usize, w: usize): void {
  const q = m << 3, q2 = q << 1, q3 = q2 + q;
  const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8);
  const w2i = v128.load32_splat(w, 12), w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
  for (const end = p + q; p < end; p += 32) {
    let xr = v128.load(p + q), xi = v128.load(p + q, 16);
    const br = mulRe(xr, xi, w1r, w1i), bi = mulIm(xr, xi, w1r, w1i);
    xr = v128.load(p + q3); xi = v128.load(p + q3, 16);
    const dr = mulRe(xr, xi, w3r, w3i), di = mulIm(xr, xi, w3r, w3i);
    const ur = add(br, dr), ui = add(bi, di);
    v128.store(p + q3, sub(br, dr)); v128.store(p + q3, sub(bi, di), 16);
    xr = v128.load(p + q2); xi = v128.load(p + q2, 16);
    const cr = mulRe(xr, xi, w2r, w2i), ci = mulIm(xr, xi, w2r, w2i);
    const ar = v128.load(p), ai = v128.load(p, 16);
    const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
    v128.store(p, add(sr, ur)); v128.store(p, add(si, ui), 16);
    v128.store(p + q, sub(sr, ur)); v128.store(p + q, sub(si, ui), 16);
    const vr = v128.load(p + q3), vi = v128.load(p + q3, 16);
    v128.store(p + q2, sub(tr, vi)); v128.store(p + q2, add(ti, vr), 16);
    v128.store(p + q3, add(tr, vi)); v128.store(p + q3, sub(ti, vr), 16);
  }
}

/** The inverse of forwardStage, times 4. */
// @ts-ignore: decorator
@inline export function inverseStage(p: usize, m: usize, w: usize): void {
  const q = m << 3, q2 = q << 1, q3 = q2 + q;
  const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8);
  const w2i = v128.load32_splat(w, 12), w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
  for (const end = p + q; p < end; p += 32) {
    let xr = v128.load(p), xi = v128.load(p, 16), yr = v128.load(p + q), yi = v128.load(p + q, 16);
    const sr = add(xr, yr), si = add(xi, yi), ur = sub(xr, yr), ui = sub(xi, yi);
    xr = v128.load(p + q2); xi = v128.load(p + q2, 16); yr = v128.load(p + q3); yi = v128.load(p + q3, 16);
    const tr = add(xr, yr), ti = add(xi, yi), vr = sub(xi, yi), vi = sub(yr, xr);
    v128.store(p, add(sr, tr)); v128.store(p, add(si, ti), 16);
    xr = sub(sr, tr); xi = sub(si, ti);
    v128.store(p + q2, conjRe(xr, xi, w2r, w2i)); v128.store(p + q2, conjIm(xr, xi, w2r, w2i), 16);
    xr = add(ur, vr); xi = add(ui, vi);
    v128.store(p + q, conjRe(xr, xi, w1r, w1i)); v128.store(p + q, conjIm(xr, xi, w1r, w1i), 16);
    xr = sub(ur, vr); xi = sub(ui, vi);
    v128.store(p + q3, conjRe(xr, xi, w3r, w3i)); v128.store(p + q3, conjIm(xr, xi, w3r, w3i), 16);
  }
}

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
/** middle2 of the four children, `apart` bytes from each other, of the node whose pair is at r. */
// @ts-ignore: decorator
@inline function middles2(p: usize, apart: usize, h: usize, r: usize): void {
  let rr = v128.load32_splat(r), ri = v128.load32_splat(r, 4);
  middle2(p, h, rr, ri, false); middle2(p + apart, h + 64, rr, ri, true);
  rr = v128.load32_splat(r, 8); ri = v128.load32_splat(r, 12);
  middle2(p + 2 * apart, h + 128, rr, ri, false); middle2(p + 3 * apart, h + 192, rr, ri, true);
}
/** middle4 for eight elements, the node's pair at r. */
// @ts-ignore: decorator
@inline function middle8(p: usize, h: usize, w: usize, r: usize): void {
  forwardStage(p, 8, w);
  middles2(p, 64, h, r);
  inverseStage(p, 8, w);
}

// The stages out of line, where a call is nothing beside the block.
function descend(p: usize, m: usize, w: usize): void {
  forwardStage(p, m, w);
}
function ascend(p: usize, m: usize, w: usize): void {
  inverseStage(p, m, w);
}

/**
 * Product with a spectrum h of the block of m elements at p, which is node `node` of a level of `nodes` nodes whose entries
 * begin at `level`: down, times h, and up, all in place. m is 4^k, or 2 4^k with k >= 1; pairs is the end of all entries.
 */
function multiplySubtree(p: usize, m: usize, level: usize, nodes: usize, node: usize, pairs: usize, h: usize): void {
  if (m > LEAF) {
    const w = level + node * ENTRY, below = level + nodes * ENTRY, q = m >> 2, bytes = q << 5;
    descend(p, m, w);
    node <<= 2;
    for (let c: usize = 0; c < 4; c++) multiplySubtree(p + c * bytes, q, below, nodes << 2, node + c, pairs, h + c * bytes);
    ascend(p, m, w);
    return;
  }
  const end = p + (m << 5);
  let block = m, w = level;
  for (; block > 8; block >>= 2) {
    const bytes = block << 5;
    for (let b = p, t = w + node * ENTRY; b < end; b += bytes, t += ENTRY) forwardStage(b, block, t);
    w += nodes * ENTRY; nodes <<= 2; node <<= 2;
  }
  let t = w + node * ENTRY;
  if (block == 4) for (let b = p; b < end; b += 128, t += ENTRY, h += 128) middle4(b, h, t);
  else for (let b = p, r = pairs + (node << 4); b < end; b += 256, t += ENTRY, h += 256, r += 16) middle8(b, h, t, r);
  while (block < m) {
    block <<= 2; nodes >>= 2; node >>= 2; w -= nodes * ENTRY;
    const bytes = block << 5;
    for (let b = p, t = w + node * ENTRY; b < end; b += bytes, t += ENTRY) inverseStage(b, block, t);
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
/** multiplySubtree of all children of the root, n >= 4. */
export function multiplyBelowRoot(p: usize, n: usize, table: usize, h: usize): void {
  const m = n >> 2, apart = childBytes(n), pairs = pairsOf(n, table);
  if (n == 8) return middles2(p, apart, h, pairs);
  for (let c: usize = 0; c < 4; c++, p += apart, h += m << 5) {
    if (n == 4) multiplyPoint(p, h);
    else multiplySubtree(p, m, table + ENTRY, 4, c, pairs, h);
  }
}
/** End of the entries: levels of 1, 4, … n / 8 nodes. */
// @ts-ignore: decorator
@inline function pairsOf(n: usize, table: usize): usize {
  return table + ((n >> 1) - 1) / 3 * ENTRY;
}

/** Two elements to their points. */
// @ts-ignore: decorator
@inline function forward2(p: usize, rhoR: v128, rhoI: v128, turned: bool): void {
  const xr = v128.load(p, 32), xi = v128.load(p, 48), ar = v128.load(p), ai = v128.load(p, 16);
  const br = mulRe(xr, xi, rhoR, rhoI), bi = mulIm(xr, xi, rhoR, rhoI);
  const tr = turned ? f32x4.neg(bi) : br, ti = turned ? br : bi;
  v128.store(p, add(ar, tr)); v128.store(p, add(ai, ti), 16);
  v128.store(p, sub(ar, tr), 32); v128.store(p, sub(ai, ti), 48);
}
/** The block of m >= 4 elements down to its points, in place. */
function forwardSubtree(p: usize, m: usize, level: usize, nodes: usize, node: usize, pairs: usize): void {
  descend(p, m, level + node * ENTRY);
  if (m == 4) return;
  const below = level + nodes * ENTRY, q = m >> 2, bytes = q << 5, child = node << 2;
  for (let c: usize = 0; c < 4; c++, p += bytes) {
    if (q > 2) forwardSubtree(p, q, below, nodes << 2, child + c, pairs);
    else {
      const r = pairs + (node << 4) + ((c >> 1) << 3);
      forward2(p, v128.load32_splat(r), v128.load32_splat(r, 4), (c & 1) != 0);
    }
  }
}
/** The whole forward transform of n elements (any power of two) in place, without skew. */
export function forwardRoot(p: usize, n: usize, table: usize): void {
  if (n == 2) forward2(p, v128.load32_splat(table, 8), v128.load32_splat(table, 12), false);
  else if (n > 2) forwardSubtree(p, n, table, 1, 0, pairsOf(n, table));
}
