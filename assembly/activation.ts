import { activate } from "./lib/activations";

// Floats in a unit of work, as in src/wasm/kernels/elementwise.ts.
const CHUNK: usize = 4096;

export function activation(x: usize, y: usize, length: usize, act: i32, begin: usize, end: usize): void {
  const from = begin * CHUNK;
  const to = min<usize>(end * CHUNK, length);
  if (from < to) activate(act, x + (from << 2), y + (from << 2), to - from);
}
