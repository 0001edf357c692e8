import { epilogue } from "./lib/epilogue";
import { packPanel, panelsTimesTile } from "./lib/gemmPanel";
import { tile1x32, tile1x8, tile2x16, tile2x8, tile4x8 } from "./lib/gemmTile";

// A unit of work is ROW_BLOCK x COLUMN_BLOCK outputs, counted along columns first; as in src/wasm/kernels/gemm.ts.
const ROW_BLOCK: usize = 48;
const COLUMN_BLOCK: usize = 128;
// Bytes of scratch before the panels: 8 floats of bias and a tile of 6 x 8.
const SPARE: usize = 256;

/**
 * x W^T + bias for `rows` rows and `columns` columns; w and bias start at the first of them. The first rows, a multiple of
 * six, lie in `panels` too.
 */
function product(
  x: usize, panels: usize, w: usize, bias: usize, y: usize, rows: usize, columns: usize, inDim: usize, ldy: usize, spare: usize,
): void {
  const ldx = inDim << 2;
  const ldw = inDim << 5;
  const sixes = rows - rows % 6;
  const fours = sixes + (rows - sixes & 4);
  const twos = fours + (rows - fours & 2);
  for (let c: usize = 0; c < columns && fours != 0; c += 8) {
    const tile = w + (c >> 3) * ldw;
    const tileBias: usize = bias == 0 ? 0 : bias + (c << 2);
    const py = y + (c << 2);
    const left = columns - c;
    panelsTimesTile(panels, sixes, tile, tileBias, py, ldy, inDim, left, spare);
    if (fours > sixes) tile4x8(x + sixes * ldx, ldx, tile, tileBias, py + sixes * ldy, ldy, inDim, left);
  }
  if (twos > fours) rows2(x + fours * ldx, w, bias, y + fours * ldy, columns, inDim, ldy);
  if (rows > twos) row1(x + twos * ldx, w, bias, y + twos * ldy, columns, inDim);
}

function rows2(x: usize, w: usize, bias: usize, y: usize, columns: usize, inDim: usize, ldy: usize): void {
  const ldx = inDim << 2;
  const ldw = inDim << 5;
  let c: usize = 0;
  for (; c + 16 <= columns; c += 16) {
    tile2x16(x, ldx, w + (c >> 3) * ldw, bias == 0 ? 0 : bias + (c << 2), y + (c << 2), ldy, inDim);
  }
  for (; c < columns; c += 8) {
    tile2x8(x, ldx, w + (c >> 3) * ldw, bias == 0 ? 0 : bias + (c << 2), y + (c << 2), ldy, inDim, columns - c);
  }
}

function row1(x: usize, w: usize, bias: usize, y: usize, columns: usize, inDim: usize): void {
  const ldw = inDim << 5;
  let c: usize = 0;
  for (; c + 32 <= columns; c += 32) {
    tile1x32(x, w + (c >> 3) * ldw, bias == 0 ? 0 : bias + (c << 2), y + (c << 2), inDim);
  }
  for (; c < columns; c += 8) {
    tile1x8(x, w + (c >> 3) * ldw, bias == 0 ? 0 : bias + (c << 2), y + (c << 2), inDim, columns - c);
  }
}

/**
 * y = act(x W^T + bias) gate + residual, units begin … end-1. Rows are packed to panels once for all units of a row block.
 * The epilogue runs over a unit's block right after its product, while it is in the first-level cache.
 */
export function gemm(
  x: usize, weight: usize, bias: usize, gate: usize, residual: usize, y: usize,
  rows: usize, inDim: usize, outDim: usize, act: i32, hasBias: i32, hasGate: i32, hasResidual: i32,
  scratch: usize, begin: usize, end: usize,
): void {
  const columnBlocks = (outDim + COLUMN_BLOCK - 1) / COLUMN_BLOCK;
  const ldx = inDim << 2;
  const ldy = outDim << 2;
  const panels = scratch + SPARE;
  let packed: usize = -1; // the row whose block lies in the panels
  for (let unit = begin; unit < end; ++unit) {
    const row = (unit / columnBlocks) * ROW_BLOCK;
    const column = (unit % columnBlocks) * COLUMN_BLOCK;
    const unitRows = min<usize>(ROW_BLOCK, rows - row);
    const columns = min<usize>(COLUMN_BLOCK, outDim - column);
    const corner = row * ldy + (column << 2);
    const px = x + row * ldx;
    if (packed != row) {
      for (let r: usize = 0; r + 6 <= unitRows; r += 6) packPanel(px + r * ldx, ldx, panels + r * ldx, inDim);
      packed = row;
    }
    const tiles = weight + column * ldx;
    const unitBias: usize = hasBias ? bias + (column << 2) : 0;
    product(px, panels, tiles, unitBias, y + corner, unitRows, columns, inDim, ldy, scratch);
    if (act == 0 && !hasGate && !hasResidual) continue;
    for (let r: usize = 0; r < unitRows; ++r) {
      const o = corner + r * ldy;
      epilogue(act, y + o, hasGate ? gate + o : 0, hasResidual ? residual + o : 0, columns);
    }
  }
}
