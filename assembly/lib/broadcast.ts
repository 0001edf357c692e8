import { loadUpTo, storeUpTo } from "./partial";

export const ADD = 0;
export const MULTIPLY = 1;
export const DIVIDE = 2;

// Floats in a unit of work, as in src/wasm/kernels/elementwise.ts.
const CHUNK: usize = 4096;

// @ts-ignore: decorator
@inline function combine(kind: i32, a: v128, b: v128): v128 {
  if (kind == ADD) return f32x4.add(a, b);
  if (kind == MULTIPLY) return f32x4.mul(a, b);
  return f32x4.div(a, b);
}

/** y = a (+ * /) b for units begin … end-1 of a [batch, length]; b [length] serves every row. `kind` is a constant. */
// @ts-ignore: decorator
@inline export function broadcast(
  kind: i32, a: usize, b: usize, y: usize, batch: usize, length: usize, begin: usize, end: usize,
): void {
  let at = begin * CHUNK;
  const stop = min<usize>(end * CHUNK, batch * length);
  while (at < stop) {
    const column = at % length;
    const count = min<usize>(length - column, stop - at);
    const pa = a + (at << 2);
    const pb = b + (column << 2);
    const py = y + (at << 2);
    for (let i: usize = 0; i < count; i += 4) {
      const left = count - i;
      const o = i << 2;
      storeUpTo(py + o, combine(kind, loadUpTo(pa + o, left), loadUpTo(pb + o, left)), left);
    }
    at += count;
  }
}
