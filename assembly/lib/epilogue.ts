import { activate } from "./activations";
import { loadEdge, storeEdge } from "./partial";

/** y = act(y) gate + residual on `count` floats of one row; a pointer of 0 is absent. */
export function epilogue(act: i32, y: usize, gate: usize, residual: usize, count: usize): void {
  activate(act, y, y, count);
  if (gate == 0 && residual == 0) return;
  for (let i: usize = 0; i < count; i += 4) {
    const left = count - i;
    const o = i << 2;
    let v = loadEdge(y + o, left);
    if (gate != 0) v = f32x4.mul(v, loadEdge(gate + o, left));
    if (residual != 0) v = f32x4.add(v, loadEdge(residual + o, left));
    storeEdge(y + o, v, left);
  }
}
