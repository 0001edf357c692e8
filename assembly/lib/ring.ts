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
import { add, sub, mul, madd, nmadd, mulRe, mulIm, conjRe, conjIm } from "./simd";

export const ENTRY: usize = 24;

// A butterfly's place as a type, so that it is a constant of the load or store and costs no address arithmetic: stages do
// two butterflies a turn, at p and at p + 32.
// @ts-ignore: decorator
@unmanaged export class Here {}
// @ts-ignore: decorator
@unmanaged export class Next { a: f64; b: f64; c: f64; d: f64; }

// Values that are not wanted soon are stored where their inputs were and loaded again (sub(br, dr) below): left to itself, V8 keeps
// all of them alive at once and spills twice as much. 15 % of the whole transform, simd build.

/** One butterfly of forwardStage, of the elements offsetof<T>() bytes after p, q, q2 and q3. */
// @ts-ignore: decorator
@inline export function forward4<T>(
  p: usize, q: usize, q2: usize, q3: usize, w1r: v128, w1i: v128, w2r: v128, w2i: v128, w3r: v128, w3i: v128,
): void {
  const at = offsetof<T>();
  let xr = v128.load(q, at), xi = v128.load(q, at + 16);
  const br = mulRe(xr, xi, w1r, w1i), bi = mulIm(xr, xi, w1r, w1i);
  xr = v128.load(q3, at); xi = v128.load(q3, at + 16);
  const dr = mulRe(xr, xi, w3r, w3i), di = mulIm(xr, xi, w3r, w3i);
  const ur = add(br, dr), ui = add(bi, di);
  v128.store(q3, sub(br, dr), at); v128.store(q3, sub(bi, di), at + 16);
  xr = v128.load(q2, at); xi = v128.load(q2, at + 16);
  const cr = mulRe(xr, xi, w2r, w2i), ci = mulIm(xr, xi, w2r, w2i);
  const ar = v128.load(p, at), ai = v128.load(p, at + 16);
  const sr = add(ar, cr), si = add(ai, ci), tr = sub(ar, cr), ti = sub(ai, ci);
  v128.store(p, add(sr, ur), at); v128.store(p, add(si, ui), at + 16);
  v128.store(q, sub(sr, ur), at); v128.store(q, sub(si, ui), at + 16);
  const vr = v128.load(q3, at), vi = v128.load(q3, at + 16);
  v128.store(q2, sub(tr, vi), at); v128.store(q2, add(ti, vr), at + 16);
  v128.store(q3, add(tr, vi), at); v128.store(q3, sub(ti, vr), at + 16);
}

/** Reduces a block of m >= 8 elements to its four children, in place; w is the node's entry. */
// @ts-ignore: decorator
@inline function forwardStage(p: usize, m: usize, w: usize): void {
  const bytes = m << 3;
  const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8);
  const w2i = v128.load32_splat(w, 12), w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
  for (const end = p + bytes; p < end; p += 64) {
    const q = p + bytes, q2 = q + bytes, q3 = q2 + bytes;
    forward4<Here>(p, q, q2, q3, w1r, w1i, w2r, w2i, w3r, w3i);
    forward4<Next>(p, q, q2, q3, w1r, w1i, w2r, w2i, w3r, w3i);
  }
}

/** One butterfly of inverseStage. */
// @ts-ignore: decorator
@inline export function inverse4<T>(
  p: usize, q: usize, q2: usize, q3: usize, w1r: v128, w1i: v128, w2r: v128, w2i: v128, w3r: v128, w3i: v128,
): void {
  const at = offsetof<T>();
  let xr = v128.load(p, at), xi = v128.load(p, at + 16), yr = v128.load(q, at), yi = v128.load(q, at + 16);
  const sr = add(xr, yr), si = add(xi, yi), ur = sub(xr, yr), ui = sub(xi, yi);
  xr = v128.load(q2, at); xi = v128.load(q2, at + 16); yr = v128.load(q3, at); yi = v128.load(q3, at + 16);
  const tr = add(xr, yr), ti = add(xi, yi), vr = sub(xi, yi), vi = sub(yr, xr);
  v128.store(p, add(sr, tr), at); v128.store(p, add(si, ti), at + 16);
  xr = sub(sr, tr); xi = sub(si, ti);
  v128.store(q2, conjRe(xr, xi, w2r, w2i), at); v128.store(q2, conjIm(xr, xi, w2r, w2i), at + 16);
  xr = add(ur, vr); xi = add(ui, vi);
  v128.store(q, conjRe(xr, xi, w1r, w1i), at); v128.store(q, conjIm(xr, xi, w1r, w1i), at + 16);
  xr = sub(ur, vr); xi = sub(ui, vi);
  v128.store(q3, conjRe(xr, xi, w3r, w3i), at); v128.store(q3, conjIm(xr, xi, w3r, w3i), at + 16);
}

/** The inverse of forwardStage, times 4. */
// @ts-ignore: decorator
@inline function inverseStage(p: usize, m: usize, w: usize): void {
  const bytes = m << 3;
  const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8);
  const w2i = v128.load32_splat(w, 12), w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
  for (const end = p + bytes; p < end; p += 64) {
    const q = p + bytes, q2 = q + bytes, q3 = q2 + bytes;
    inverse4<Here>(p, q, q2, q3, w1r, w1i, w2r, w2i, w3r, w3i);
    inverse4<Next>(p, q, q2, q3, w1r, w1i, w2r, w2i, w3r, w3i);
  }
}

/** forwardStage of eight elements. */
// @ts-ignore: decorator
@inline export function forward8(p: usize, w: usize): void {
  const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8);
  const w2i = v128.load32_splat(w, 12), w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
  forward4<Here>(p, p + 64, p + 128, p + 192, w1r, w1i, w2r, w2i, w3r, w3i);
  forward4<Next>(p, p + 64, p + 128, p + 192, w1r, w1i, w2r, w2i, w3r, w3i);
}
// @ts-ignore: decorator
@inline export function inverse8(p: usize, w: usize): void {
  const w1r = v128.load32_splat(w), w1i = v128.load32_splat(w, 4), w2r = v128.load32_splat(w, 8);
  const w2i = v128.load32_splat(w, 12), w3r = v128.load32_splat(w, 16), w3i = v128.load32_splat(w, 20);
  inverse4<Here>(p, p + 64, p + 128, p + 192, w1r, w1i, w2r, w2i, w3r, w3i);
  inverse4<Next>(p, p + 64, p + 128, p + 192, w1r, w1i, w2r, w2i, w3r, w3i);
}

/** forwardStage of neighbouring blocks of m elements, `bytes` in all, with entries from w on. */
export function forwardBlocks(p: usize, bytes: usize, m: usize, w: usize): void {
  for (const end = p + bytes; p < end; p += m << 5, w += ENTRY) forwardStage(p, m, w);
}
export function inverseBlocks(p: usize, bytes: usize, m: usize, w: usize): void {
  for (const end = p + bytes; p < end; p += m << 5, w += ENTRY) inverseStage(p, m, w);
}
/** forwardStage of four elements. */
function forwardFour(p: usize, w: usize): void {
  forward4<Here>(
    p, p + 32, p + 64, p + 96, v128.load32_splat(w), v128.load32_splat(w, 4), v128.load32_splat(w, 8),
    v128.load32_splat(w, 12), v128.load32_splat(w, 16), v128.load32_splat(w, 20),
  );
}
/** Its inverse, times 4. */
export function inverseFour(p: usize, w: usize): void {
  inverse4<Here>(
    p, p + 32, p + 64, p + 96, v128.load32_splat(w), v128.load32_splat(w, 4), v128.load32_splat(w, 8),
    v128.load32_splat(w, 12), v128.load32_splat(w, 16), v128.load32_splat(w, 20),
  );
}
/** End of the entries: levels of 1, 4, … n / 8 nodes. */
// @ts-ignore: decorator
@inline export function pairsOf(n: usize, table: usize): usize {
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
  if (m == 4) return forwardFour(p, level + node * ENTRY);
  forwardBlocks(p, m << 5, m, level + node * ENTRY);
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
