import { add, sub, madd } from "./lib/simd";
import { loadUpTo, storeUpTo } from "./lib/partial";

/** Runs once a kernel, at load. See src/ops/skiInterpolate.ts. */
export function skiInterpolate(q: usize, addend: usize, y: usize, n: usize, points: usize, dim: usize): void {
  const row = dim << 2, next = points > 1 ? row : 0, step = points - 1, whole = n - 1;
  let distance: usize = 0; // i step - a whole
  for (let i: usize = 0, a: usize = 0; i < n; i++, distance += step, y += row, addend += row) {
    if (distance >= whole && a + 2 < points) {
      distance -= whole; a++; q += row;
    }
    const f = f32x4.splat(points > 1 ? <f32>(<f64>distance / <f64>whole) : 0);
    for (let c: usize = 0; c < dim; c += 4) {
      const left = dim - c, at = c << 2, before = loadUpTo(q + at, left), after = loadUpTo(q + next + at, left);
      storeUpTo(y + at, add(madd(f, sub(after, before), before), loadUpTo(addend + at, left)), left);
    }
  }
}
