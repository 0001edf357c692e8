import { add, madd } from "./simd";

/**
 * Eight outputs of a banded product, four channels across lanes: to[k] = start[k] + plus[k] + sum_r t[r] x[k - r] for k = 0 … 7,
 * with `count` taps at t (rising lag) and x[0] at p, all in rows of 16 bytes; `start` and `plus` are 0 for none, to[k] are
 * toRow bytes apart.
 * The sums stay in registers while taps stream by, four at a time.
 */
// @ts-ignore: decorator
@inline export function band8(t: usize, p: usize, count: isize, start: usize, plus: usize, to: usize, toRow: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
  if (start != 0) {
    a0 = v128.load(start); a1 = v128.load(start, 16); a2 = v128.load(start, 32); a3 = v128.load(start, 48);
    a4 = v128.load(start, 64); a5 = v128.load(start, 80); a6 = v128.load(start, 96); a7 = v128.load(start, 112);
  }
  if (plus != 0) {
    a0 = add(a0, v128.load(plus)); a1 = add(a1, v128.load(plus, 16)); a2 = add(a2, v128.load(plus, 32));
    a3 = add(a3, v128.load(plus, 48)); a4 = add(a4, v128.load(plus, 64)); a5 = add(a5, v128.load(plus, 80));
    a6 = add(a6, v128.load(plus, 96)); a7 = add(a7, v128.load(plus, 112));
  }
  for (; count >= 4; count -= 4, t += 64, p -= 64) {
    const t0 = v128.load(t), t1 = v128.load(t, 16), t2 = v128.load(t, 32), t3 = v128.load(t, 48), m = p - 48;
    let v = v128.load(m); a0 = madd(t3, v, a0);
    v = v128.load(m, 16); a0 = madd(t2, v, a0); a1 = madd(t3, v, a1);
    v = v128.load(m, 32); a0 = madd(t1, v, a0); a1 = madd(t2, v, a1); a2 = madd(t3, v, a2);
    v = v128.load(m, 48); a0 = madd(t0, v, a0); a1 = madd(t1, v, a1); a2 = madd(t2, v, a2); a3 = madd(t3, v, a3);
    v = v128.load(m, 64); a1 = madd(t0, v, a1); a2 = madd(t1, v, a2); a3 = madd(t2, v, a3); a4 = madd(t3, v, a4);
    v = v128.load(m, 80); a2 = madd(t0, v, a2); a3 = madd(t1, v, a3); a4 = madd(t2, v, a4); a5 = madd(t3, v, a5);
    v = v128.load(m, 96); a3 = madd(t0, v, a3); a4 = madd(t1, v, a4); a5 = madd(t2, v, a5); a6 = madd(t3, v, a6);
    v = v128.load(m, 112); a4 = madd(t0, v, a4); a5 = madd(t1, v, a5); a6 = madd(t2, v, a6); a7 = madd(t3, v, a7);
    v = v128.load(m, 128); a5 = madd(t0, v, a5); a6 = madd(t1, v, a6); a7 = madd(t2, v, a7);
    v = v128.load(m, 144); a6 = madd(t0, v, a6); a7 = madd(t1, v, a7);
    v = v128.load(m, 160); a7 = madd(t0, v, a7);
  }
  for (; count > 0; count--, t += 16, p -= 16) {
    const t0 = v128.load(t);
    a0 = madd(t0, v128.load(p), a0); a1 = madd(t0, v128.load(p, 16), a1);
    a2 = madd(t0, v128.load(p, 32), a2); a3 = madd(t0, v128.load(p, 48), a3);
    a4 = madd(t0, v128.load(p, 64), a4); a5 = madd(t0, v128.load(p, 80), a5);
    a6 = madd(t0, v128.load(p, 96), a6); a7 = madd(t0, v128.load(p, 112), a7);
  }
  v128.store(to, a0); v128.store(to + toRow, a1); v128.store(to + 2 * toRow, a2); v128.store(to + 3 * toRow, a3);
  const u = to + 4 * toRow;
  v128.store(u, a4); v128.store(u + toRow, a5); v128.store(u + 2 * toRow, a6); v128.store(u + 3 * toRow, a7);
}
