import { loadEdge } from "./lib/partial";

/**
 * weight [outDim, inDim] to tiles of 8 columns: packed[tile][k][column] = weight[8 tile + column][k], columns beyond
 * outDim zero. Four rows of the weight are read 4 floats at a time and transposed.
 */
export function gemmPack(weight: usize, packed: usize, inDim: usize, outDim: usize): void {
  const zero = f32x4.splat(0);
  const ld = inDim << 2;
  for (let column: usize = 0; column < outDim; column += 4) {
    const rows = outDim - column;
    const p0 = weight + column * ld;
    const to = packed + ((column & ~7) * ld) + ((column & 4) << 2);
    for (let k: usize = 0; k < inDim; k += 4) {
      const left = inDim - k;
      const o = k << 2;
      const a = loadEdge(p0 + o, left);
      const b = rows > 1 ? loadEdge(p0 + ld + o, left) : zero;
      const c = rows > 2 ? loadEdge(p0 + 2 * ld + o, left) : zero;
      const d = rows > 3 ? loadEdge(p0 + 3 * ld + o, left) : zero;
      const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      const y = to + (k << 5);
      v128.store(y, v128.shuffle<i64>(ab0, cd0, 0, 2));
      if (left > 1) v128.store(y + 32, v128.shuffle<i64>(ab0, cd0, 1, 3));
      if (left > 2) v128.store(y + 64, v128.shuffle<i64>(ab1, cd1, 0, 2));
      if (left > 3) v128.store(y + 96, v128.shuffle<i64>(ab1, cd1, 1, 3));
    }
  }
  // An outDim of 1 … 4 modulo 8 leaves the upper half of the last tile.
  if (((outDim - 1) & 7) < 4 && outDim != 0) {
    const to = packed + (outDim - 1 & ~7) * ld + 16;
    for (let k: usize = 0; k < inDim; ++k) v128.store(to + (k << 5), zero);
  }
}
