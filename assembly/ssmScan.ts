import { add, madd, mul, nmadd } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";

// Rows at a time, as in src/wasm/kernels/ssmScan.ts.
const CHUNK: usize = 64;

/**
 * Unit g batch + b: channels 4 g … 4 g + 3 of sequence b. Each state runs through a piece of the sequence in registers, two at a
 * time, while the outputs are summed in scratch; a single row takes its states one after the other. See src/ops/ssmScan.ts.
 */
export function ssmScan(
  x: usize, lambdaRe: usize, lambdaIm: usize, bRe: usize, bIm: usize, d: usize, gate: usize, state: usize, y: usize,
  batch: usize, n: usize, dim: usize, states: usize, hasD: i32, hasGate: i32, scratch: usize, begin: usize, end: usize,
): void {
  const row = dim << 2, half = states * row, outputs = scratch + (CHUNK << 4), zero = f32x4.splat(0);
  for (let unit = begin; unit < end; unit++) {
    const b = unit % batch, at = (unit / batch) << 4, left = dim - (at >> 2);
    const base = b * n * row + at, re = state + 2 * b * half + at, im = re + half;
    const through = hasD ? loadUpTo(d + at, left) : zero;
    if (n == 1) {
      const v = loadUpTo(x + base, left);
      let o = mul(through, v);
      for (let k: usize = 0; k < half; k += row) {
        const lr = loadUpTo(lambdaRe + at + k, left), li = loadUpTo(lambdaIm + at + k, left);
        const ur = loadUpTo(re + k, left), ui = loadUpTo(im + k, left);
        const r = nmadd(li, ui, madd(lr, ur, mul(loadUpTo(bRe + at + k, left), v)));
        storeUpTo(im + k, madd(li, ur, madd(lr, ui, mul(loadUpTo(bIm + at + k, left), v))), left);
        storeUpTo(re + k, r, left);
        o = add(o, r);
      }
      storeUpTo(y + base, hasGate ? mul(o, loadUpTo(gate + base, left)) : o, left);
      continue;
    }
    for (let i: usize = 0; i < n; i += CHUNK) {
      const rows = min<usize>(CHUNK, n - i), o = base + i * row;
      for (let j: usize = 0; j < rows; j++) {
        const v = loadUpTo(x + o + j * row, left);
        v128.store(scratch + (j << 4), v);
        v128.store(outputs + (j << 4), mul(through, v));
      }
      let k: usize = 0;
      for (; k + row < half; k += row << 1) {
        const p = at + k, q = p + row;
        const lr = loadUpTo(lambdaRe + p, left), li = loadUpTo(lambdaIm + p, left);
        const br = loadUpTo(bRe + p, left), bi = loadUpTo(bIm + p, left);
        const mr = loadUpTo(lambdaRe + q, left), mi = loadUpTo(lambdaIm + q, left);
        const cr = loadUpTo(bRe + q, left), ci = loadUpTo(bIm + q, left);
        let ur = loadUpTo(re + k, left), ui = loadUpTo(im + k, left);
        let vr = loadUpTo(re + k + row, left), vi = loadUpTo(im + k + row, left);
        for (let j: usize = 0; j < rows << 4; j += 16) {
          const v = v128.load(scratch + j);
          const r = nmadd(li, ui, madd(lr, ur, mul(br, v))), s = nmadd(mi, vi, madd(mr, vr, mul(cr, v)));
          ui = madd(li, ur, madd(lr, ui, mul(bi, v))); vi = madd(mi, vr, madd(mr, vi, mul(ci, v)));
          ur = r; vr = s;
          v128.store(outputs + j, add(v128.load(outputs + j), add(r, s)));
        }
        storeUpTo(re + k, ur, left); storeUpTo(im + k, ui, left);
        storeUpTo(re + k + row, vr, left); storeUpTo(im + k + row, vi, left);
      }
      if (k < half) {
        const p = at + k, lr = loadUpTo(lambdaRe + p, left), li = loadUpTo(lambdaIm + p, left);
        const br = loadUpTo(bRe + p, left), bi = loadUpTo(bIm + p, left);
        let ur = loadUpTo(re + k, left), ui = loadUpTo(im + k, left);
        for (let j: usize = 0; j < rows << 4; j += 16) {
          const v = v128.load(scratch + j), r = nmadd(li, ui, madd(lr, ur, mul(br, v)));
          ui = madd(li, ur, madd(lr, ui, mul(bi, v))); ur = r;
          v128.store(outputs + j, add(v128.load(outputs + j), r));
        }
        storeUpTo(re + k, ur, left); storeUpTo(im + k, ui, left);
      }
      for (let j: usize = 0; j < rows; j++) {
        const v = v128.load(outputs + (j << 4)), p = o + j * row;
        storeUpTo(y + p, hasGate ? mul(v, loadUpTo(gate + p, left)) : v, left);
      }
    }
  }
}
