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
// Table: entries [mu, mu^2, mu^3] as complex float32 (24 bytes); first the root's, then level by level, node by node: levels
// of 4, 16, 64, … nodes if log2 n is even, 2, 8, 32, … (after one radix-2 step) if it is odd. See src/wasm/kernels/ringTable.ts.
import { add, sub, mul, madd, nmadd } from "./simd";

const ENTRY: usize = 24;
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
    const ur = add(br, dr), ui = add(bi, di), vr = sub(br, dr), vi = sub(bi, di);
    xr = v128.load(p + q2); xi = v128.load(p + q2, 16);
    const cr = mulRe(xr, xi, w2r, w2i), ci = mulIm(xr, xi, w2r, w2i);
    const ar = v128.load(p), ai = v128.load(p, 16);
    const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
    v128.store(p, add(sr, ur)); v128.store(p, add(si, ui), 16);
    v128.store(p + q, sub(sr, ur)); v128.store(p + q, sub(si, ui), 16);
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
  let ur = add(br, dr), ui = add(bi, di), vr = sub(br, dr), vi = sub(bi, di);
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
  sr = add(pr, qr); si = add(pi, qi); ur = sub(pr, qr); ui = sub(pi, qi);
  hr = v128.load(h, 64); hi = v128.load(h, 80);
  xr = sub(tr, vi); xi = add(ti, vr); yr = add(tr, vi); yi = sub(ti, vr);
  pr = mulRe(xr, xi, hr, hi); pi = mulIm(xr, xi, hr, hi);
  hr = v128.load(h, 96); hi = v128.load(h, 112);
  qr = mulRe(yr, yi, hr, hi); qi = mulIm(yr, yi, hr, hi);
  tr = add(pr, qr); ti = add(pi, qi); vr = sub(pi, qi); vi = sub(qr, pr);
  v128.store(p, add(sr, tr)); v128.store(p, add(si, ti), 16);
  xr = sub(sr, tr); xi = sub(si, ti);
  wr = v128.load32_splat(w, 8); wi = v128.load32_splat(w, 12);
  v128.store(p, conjRe(xr, xi, wr, wi), 64); v128.store(p, conjIm(xr, xi, wr, wi), 80);
  xr = add(ur, vr); xi = add(ui, vi);
  wr = v128.load32_splat(w); wi = v128.load32_splat(w, 4);
  v128.store(p, conjRe(xr, xi, wr, wi), 32); v128.store(p, conjIm(xr, xi, wr, wi), 48);
  xr = sub(ur, vr); xi = sub(ui, vi);
  wr = v128.load32_splat(w, 16); wi = v128.load32_splat(w, 20);
  v128.store(p, conjRe(xr, xi, wr, wi), 96); v128.store(p, conjIm(xr, xi, wr, wi), 112);
}

/** p = p * h, elementwise over m elements. */
// @ts-ignore: decorator
@inline export function pointwise(p: usize, m: usize, h: usize): void {
  for (const end = p + (m << 5); p < end; p += 32, h += 32) {
    const xr = v128.load(p), xi = v128.load(p, 16), hr = v128.load(h), hi = v128.load(h, 16);
    v128.store(p, mulRe(xr, xi, hr, hi)); v128.store(p, mulIm(xr, xi, hr, hi), 16);
  }
}

/** Both radix-2 children of a block of m elements; c is the node's mu^2 = exp(i theta / 2), here always the root's. */
// @ts-ignore: decorator
@inline export function forwardHalf(p: usize, m: usize, w: usize): void {
  const h = m << 4, wr = v128.load32_splat(w, 8), wi = v128.load32_splat(w, 12);
  for (const end = p + h; p < end; p += 32) {
    const xr = v128.load(p + h), xi = v128.load(p + h, 16), ar = v128.load(p), ai = v128.load(p, 16);
    const br = mulRe(xr, xi, wr, wi), bi = mulIm(xr, xi, wr, wi);
    v128.store(p, add(ar, br)); v128.store(p, add(ai, bi), 16);
    v128.store(p + h, sub(ar, br)); v128.store(p + h, sub(ai, bi), 16);
  }
}

/**
 * Product with a spectrum h of the block of m = 4^k elements at p, which is node `node` of a level of `nodes` nodes whose
 * entries begin at `level`: down, times h, and up, all in place.
 */
export function multiplySubtree(p: usize, m: usize, level: usize, nodes: usize, node: usize, h: usize): void {
  if (m > LEAF) {
    const w = level + node * ENTRY, below = level + nodes * ENTRY, q = m >> 2, bytes = q << 5;
    forwardStage(p, m, w);
    node <<= 2;
    for (let c: usize = 0; c < 4; c++) multiplySubtree(p + c * bytes, q, below, nodes << 2, node + c, h + c * bytes);
    inverseStage(p, m, w);
    return;
  }
  const end = p + (m << 5);
  let block = m, w = level;
  for (; block > 4; block >>= 2) {
    const bytes = block << 5;
    for (let b = p, t = w + node * ENTRY; b < end; b += bytes, t += ENTRY) forwardStage(b, block, t);
    w += nodes * ENTRY; nodes <<= 2; node <<= 2;
  }
  if (block == 4) for (let b = p, t = w + node * ENTRY; b < end; b += 128, t += ENTRY, h += 128) middle4(b, h, t);
  else pointwise(p, m, h);
  while (block < m) {
    block <<= 2; nodes >>= 2; node >>= 2; w -= nodes * ENTRY;
    const bytes = block << 5;
    for (let b = p, t = w + node * ENTRY; b < end; b += bytes, t += ENTRY) inverseStage(b, block, t);
  }
}

/** The block of m = 4^k elements down to its points, in place. */
export function forwardSubtree(p: usize, m: usize, level: usize, nodes: usize, node: usize): void {
  if (m < 4) return;
  forwardStage(p, m, level + node * ENTRY);
  const below = level + nodes * ENTRY, q = m >> 2, bytes = q << 5;
  node <<= 2;
  for (let c: usize = 0; c < 4; c++) forwardSubtree(p + c * bytes, q, below, nodes << 2, node + c);
}

/** forwardSubtree of the root, n any power of two. */
export function forwardRoot(p: usize, n: usize, table: usize): void {
  if (n < 2) return;
  if (ctz(n) & 1) {
    forwardHalf(p, n, table);
    forwardSubtree(p, n >> 1, table + ENTRY, 2, 0);
    forwardSubtree(p + (n << 4), n >> 1, table + ENTRY, 2, 1);
  } else forwardSubtree(p, n, table, 1, 0);
}
/** multiplySubtree of all children of the root: the product but for the root's own stage, which the caller fuses. */
export function multiplyBelowRoot(p: usize, n: usize, table: usize, h: usize): void {
  const children: usize = ctz(n) & 1 ? 2 : 4;
  if (n == 1) return pointwise(p, 1, h);
  const m = n / children, bytes = m << 5;
  for (let c: usize = 0; c < children; c++) multiplySubtree(p + c * bytes, m, table + ENTRY, children, c, h + c * bytes);
}
