import { mul, sub } from "./lib/simd";
import { exp } from "./lib/exp";
import { loadEdge, storeEdge } from "./lib/partial";
import { divideByLast, multiplyAdd, packWithOne, storeColumn } from "./lib/tiles";

/** Queries of a unit, and keys that are looked at together. */
export const QUERIES: usize = 64;
const KEYS: usize = 32;
const KEY_ROW: usize = KEYS << 2;

/**
 * Unit (b heads + h) tiles + t: queries 64 t … of one head of one sequence, against 32 keys at a time with a running
 * maximum: where it rises, what was summed before is scaled down. The sum of the weights is the column of ones after V.
 * Scratch: scaled Q by token, K by feature, [V, 1], scores, sums, maxima. See src/ops/softmaxAttention.ts.
 */
export function softmaxAttention(
  q: usize, k: usize, v: usize, y: usize, batch: usize, n: usize, heads: usize, dim: usize, causal: i32, scale: f64,
  scratch: usize, begin: usize, end: usize,
): void {
  const row = (heads * dim) << 2, tiles = (n + QUERIES - 1) / QUERIES;
  for (let unit = begin; unit < end; unit++) {
    const head = unit / tiles, first = (unit % tiles) * QUERIES, count = min(QUERIES, n - first);
    const at = (head / heads) * n * row + (head % heads) * (dim << 2), from = at + first * row;
    const last = causal ? first + count : n, own = causal ? first : n;
    attend(q + from, k + at, v + at, y + from, row, dim, count, own, last, <f32>scale, scratch);
  }
}

/** `count` queries against keys 0 … last - 1; query t sees those up to own + t. */
export function attend(
  q: usize, k: usize, v: usize, y: usize, row: usize, dim: usize, count: usize, own: usize, last: usize, scale: f32,
  scratch: usize,
): void {
  const qRow = ((dim + 3) & ~3) << 2, width = ((dim + 8) & ~7) << 2, columns = width >> 2, rows = (count + 3) & ~3;
  const keys = scratch + QUERIES * qRow, values = keys + dim * KEY_ROW, scores = values + KEYS * width;
  const sums = scores + QUERIES * KEY_ROW, maxima = sums + QUERIES * width;
  packQueries(scratch, qRow, q, row, count, dim, scale);
  memory.fill(sums, 0, rows * width);
  for (let t: usize = 0; t < rows; t++) store<f32>(maxima + (t << 2), -Infinity);
  for (let j: usize = 0; j < last; j += KEYS) {
    const some = min(KEYS, last - j);
    packKeys(keys, k + j * row, row, some, dim);
    packWithOne(values, width, v + j * row, row, some, KEYS, dim);
    memory.fill(scores, 0, rows * KEY_ROW);
    multiplyAdd(scores, KEY_ROW, scratch, qRow, 4, keys, KEY_ROW, rows, KEYS, dim);
    for (let t: usize = 0; t < count; t++) {
      const i = own + t, seen: usize = i < j ? 0 : min<usize>(some, i - j + 1);
      weigh(scores + t * KEY_ROW, seen, maxima + (t << 2), sums + t * width, width);
    }
    multiplyAdd(sums, width, scores, KEY_ROW, 4, values, width, rows, columns, KEYS);
  }
  divideByLast(y, row, sums, width, count, dim, 0);
}

/** Scores of one query to weights exp(score - maximum), zero from `seen` on; the sums so far follow a new maximum. */
// @ts-ignore: decorator
@inline function weigh(scores: usize, seen: usize, maximum: usize, sums: usize, width: usize): void {
  for (let p = scores + (seen << 2), end = scores + KEY_ROW; p < end; p += 4) store<f32>(p, -Infinity);
  let top = v128.load(scores);
  for (let p = scores + 16, end = scores + KEY_ROW; p < end; p += 16) top = f32x4.max(top, v128.load(p));
  const before = load<f32>(maximum);
  const upper = max(
    max(f32x4.extract_lane(top, 0), f32x4.extract_lane(top, 1)),
    max(f32x4.extract_lane(top, 2), f32x4.extract_lane(top, 3)),
  );
  const now = max(before, upper), shift = f32x4.splat(now);
  if (now != before) {
    store<f32>(maximum, now);
    const factor = exp(sub(f32x4.splat(before), shift));
    for (let p = sums, end = sums + width; p < end; p += 16) v128.store(p, mul(v128.load(p), factor));
  }
  for (let p = scores, end = scores + KEY_ROW; p < end; p += 16) v128.store(p, exp(sub(v128.load(p), shift)));
}

/** scale q by token; rows up to the next multiple of 4 are zero. */
function packQueries(to: usize, toRow: usize, q: usize, row: usize, count: usize, dim: usize, scale: f32): void {
  const factor = f32x4.splat(scale);
  memory.fill(to, 0, ((count + 3) & ~3) * toRow);
  for (let t: usize = 0; t < count; t++, to += toRow, q += row) {
    for (let c: usize = 0; c < dim; c += 4) {
      storeEdge(to + (c << 2), mul(loadEdge(q + (c << 2), dim - c), factor), dim - c);
    }
  }
}

/** k by feature, [dim, 32]. */
function packKeys(to: usize, k: usize, row: usize, count: usize, dim: usize): void {
  if (count < KEYS) memory.fill(to, 0, dim * KEY_ROW);
  for (let t: usize = 0; t < count; t++, to += 4, k += row) {
    for (let c: usize = 0; c < dim; c += 4) {
      storeColumn(to + c * KEY_ROW, KEY_ROW, loadEdge(k + (c << 2), dim - c), dim - c);
    }
  }
}
