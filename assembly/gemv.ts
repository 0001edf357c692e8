import { BLOCK, roundBlock } from "./lib/blockFloat";
import { epilogue } from "./lib/epilogue";
import { TILE, TILE_BYTES, tile1x16, X_BYTES } from "./lib/gemvTile";

// A unit of work is so many outputs; as in src/wasm/kernels/gemv.ts.
const COLUMN_BLOCK: usize = 128;
// Bytes of scratch before the rounded x: room for a block that is not whole, then for a tile's bias and its outputs.
const SPARE: usize = 128;

/** y = act(x W^T + bias) gate + residual for one row, units begin … end-1; both x and W in block floating point. */
export function gemv(
  x: usize, weight: usize, bias: usize, gate: usize, residual: usize, y: usize,
  inDim: usize, outDim: usize, act: i32, hasBias: i32, hasGate: i32, hasResidual: i32,
  scratch: usize, begin: usize, end: usize,
): void {
  const blocks = (inDim + BLOCK - 1) / BLOCK;
  const rounded = scratch + SPARE;
  for (let b: usize = 0; b < blocks; ++b) {
    roundBlock(x + (b * BLOCK << 2), inDim - b * BLOCK, rounded + b * X_BYTES, 4, scratch);
  }
  memory.fill(scratch, 0, TILE << 2);
  for (let unit = begin; unit < end; ++unit) {
    const first = unit * COLUMN_BLOCK;
    const columns = min<usize>(COLUMN_BLOCK, outDim - first);
    const o = first << 2;
    for (let c: usize = 0; c < columns; c += TILE) {
      const tile = weight + (first + c) / TILE * blocks * TILE_BYTES;
      const from = bias + o + (c << 2);
      const to = y + o + (c << 2);
      const left = columns - c;
      if (left >= TILE) tile1x16(rounded, tile, hasBias ? from : scratch, to, blocks);
      else {
        if (hasBias) memory.copy(scratch, from, left << 2);
        tile1x16(rounded, tile, scratch, scratch + 64, blocks);
        memory.copy(to, scratch + 64, left << 2);
      }
    }
    epilogue(act, y + o, hasGate ? gate + o : 0, hasResidual ? residual + o : 0, columns);
  }
}
