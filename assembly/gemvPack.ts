import { BLOCK, roundBlock } from "./lib/blockFloat";
import { TILE, TILE_BYTES } from "./lib/gemvTile";

/**
 * weight [outDim, inDim] to tiles of 16 columns, units begin … end-1: packed[tile][block], each 16 scales, then [pair][column] of
 * two integers. What lies beyond either dimension is zero.
 */
export function gemvPack(
  weight: usize, packed: usize, inDim: usize, outDim: usize, scratch: usize, begin: usize, end: usize,
): void {
  for (let column = begin * TILE; column < end * TILE; ++column) {
    let to = packed + column / TILE * ((inDim + BLOCK - 1) / BLOCK) * TILE_BYTES + (column % TILE << 2);
    for (let k: usize = 0; k < inDim; k += BLOCK) {
      const from = weight + (min(column, outDim - 1) * inDim + k << 2);
      roundBlock(from, column < outDim ? inDim - k : 0, to, TILE << 2, scratch);
      to += TILE_BYTES;
    }
  }
}
