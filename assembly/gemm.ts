import { activate } from "./lib/activations";
import { tile1x32, tile1x8, tile2x16, tile2x8, tile4x8 } from "./lib/gemmTile";
import { loadUpTo, storeUpTo } from "./lib/partial";

// A unit of work is ROW_BLOCK x COLUMN_BLOCK outputs, counted along columns first; as in src/wasm/kernels/gemm.ts.
const ROW_BLOCK: usize = 64;
const COLUMN_BLOCK: usize = 128;

/** y = y gate + residual on one row's `count` floats; a pointer of 0 is absent. */
function gateAndAdd(y: usize, gate: usize, residual: usize, count: usize): void {
  for (let i: usize = 0; i < count; i += 4) {
    const left = count - i;
    const o = i << 2;
    let v = loadUpTo(y + o, left);
    if (gate != 0) v = f32x4.mul(v, loadUpTo(gate + o, left));
    if (residual != 0) v = f32x4.add(v, loadUpTo(residual + o, left));
    storeUpTo(y + o, v, left);
  }
}

/** x W^T + bias for `rows` rows and `columns` columns; w and bias start at the first of them. */
function product(
  x: usize, w: usize, bias: usize, y: usize, rows: usize, columns: usize, inDim: usize, ldy: usize,
): void {
  const ldx = inDim << 2;
  const ldw = inDim << 5;
  const fours = rows & ~3;
  for (let c: usize = 0; c < columns; c += 8) {
    const tile = w + (c >> 3) * ldw;
    const tileBias: usize = bias == 0 ? 0 : bias + (c << 2);
    const left = columns - c;
    for (let r: usize = 0; r < fours; r += 4) {
      tile4x8(x + r * ldx, ldx, tile, tileBias, y + r * ldy + (c << 2), ldy, inDim, left);
    }
  }
  let r = fours;
  if (rows & 2) {
    const px = x + r * ldx;
    const py = y + r * ldy;
    let c: usize = 0;
    for (; c + 16 <= columns; c += 16) {
      tile2x16(px, ldx, w + (c >> 3) * ldw, ldw, bias == 0 ? 0 : bias + (c << 2), py + (c << 2), ldy);
    }
    for (; c < columns; c += 8) {
      tile2x8(px, ldx, w + (c >> 3) * ldw, bias == 0 ? 0 : bias + (c << 2), py + (c << 2), ldy, inDim, columns - c);
    }
    r += 2;
  }
  if (rows & 1) {
    const px = x + r * ldx;
    const py = y + r * ldy;
    let c: usize = 0;
    for (; c + 32 <= columns; c += 32) {
      tile1x32(px, w + (c >> 3) * ldw, ldw, bias == 0 ? 0 : bias + (c << 2), py + (c << 2));
    }
    for (; c < columns; c += 8) {
      tile1x8(px, w + (c >> 3) * ldw, bias == 0 ? 0 : bias + (c << 2), py + (c << 2), inDim, columns - c);
    }
  }
}

/**
 * y = act(x W^T + bias) gate + residual, units begin … end-1. The epilogue runs over a unit's block right after its product,
 * while it is in the first-level cache.
 */
export function gemm(
  x: usize, weight: usize, bias: usize, gate: usize, residual: usize, y: usize,
  rows: usize, inDim: usize, outDim: usize, act: i32, hasBias: i32, hasGate: i32, hasResidual: i32,
  begin: usize, end: usize,
): void {
  const columnBlocks = (outDim + COLUMN_BLOCK - 1) / COLUMN_BLOCK;
  const ldy = outDim << 2;
  for (let unit = begin; unit < end; ++unit) {
    const row = (unit / columnBlocks) * ROW_BLOCK;
    const column = (unit % columnBlocks) * COLUMN_BLOCK;
    const unitRows = min<usize>(ROW_BLOCK, rows - row);
    const columns = min<usize>(COLUMN_BLOCK, outDim - column);
    const corner = row * ldy + (column << 2);
    product(
      x + (row * inDim << 2), weight + (column * inDim << 2), hasBias ? bias + (column << 2) : 0, y + corner,
      unitRows, columns, inDim, ldy,
    );
    if (act == 0 && !hasGate && !hasResidual) continue;
    for (let r: usize = 0; r < unitRows; ++r) {
      const o = corner + r * ldy;
      activate(act, y + o, y + o, columns);
      if (hasGate || hasResidual) {
        gateAndAdd(y + o, hasGate ? gate + o : 0, hasResidual ? residual + o : 0, columns);
      }
    }
  }
}
