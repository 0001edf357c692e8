import { add, sub } from "./lib/simd";
import { exp } from "./lib/exp";
import { loadUpTo, storeUpTo } from "./lib/partial";
import { divideByLast, multiplyAdd, packWithOne, storeColumn } from "./lib/tiles";

/** Tokens worked on at a time. */
const TILE: usize = 32;
const TILE_ROW: usize = TILE << 2;

/** What attend() does: all, or of what is not causal first the sums over all keys and then the queries. */
export const ALL: i32 = 0;
const KEYS: i32 = 1;
const QUERIES: i32 = 2;

/** Tokens of a stage, a multiple of 32: a few milliseconds. */
// @ts-ignore: decorator
@inline function cutOf(dim: usize): usize {
  return max(TILE, 33554432 / max<usize>(1, dim * dim) & ~31);
}

/**
 * Unit (b heads + h) stages + t: one head of one sequence, 32 tokens at a time; where that takes long, one stage after the other of
 * it, with S and the offset left in scratch. With S = sum phi(k) [v, 1]^T over the tokens before (all
 * tokens if not causal), a tile's numerators and denominators are phi(Q) S, plus the lower triangle of phi(Q) phi(K)^T
 * times [V, 1]. Scratch, rows padded with zeros: phi(Q) by token, phi(K) by feature, [V, 1], sums, scores, S.
 * See src/ops/linearAttention.ts.
 */
export function linearAttention(
  q: usize, k: usize, v: usize, y: usize, batch: usize, n: usize, heads: usize, dim: usize, causal: i32, features: i32,
  eps: f64, scratch: usize, begin: usize, end: usize,
): void {
  const row = (heads * dim) << 2, depth = (dim + 3) & ~3, width = ((dim + 8) & ~7) << 2;
  const state = scratch + tilesBytes(depth, width), shift = state + depth * width;
  const cut = n > 4 * cutOf(dim) ? cutOf(dim) : max<usize>(1, n), cuts = (n + cut - 1) / cut, stages = causal || cuts == 1 ? cuts : 2 * cuts;
  for (let unit = begin; unit < end; unit++) {
    const head = unit / stages, stage = unit % stages, at = (head / heads) * n * row + (head % heads) * (dim << 2);
    if (stage == 0) {
      memory.fill(state, 0, depth * width);
      store<f32>(shift, causal || features != 0 ? 0 : <f32>((sumOf(q + at, row, n, dim) + sumOf(k + at, row, n, dim)) / (<f64>n * <f64>dim)));
    }
    const first = stage % cuts * cut, o = at + first * row, part = stages == cuts ? ALL : stage < cuts ? KEYS : QUERIES;
    attend(q + o, k + o, v + o, y + o, state, min(cut, n - first), row, dim, causal, features, load<f32>(shift), <f32>eps, scratch, part);
  }
}

/** Bytes of the tiles before S. */
// @ts-ignore: decorator
@inline function tilesBytes(depth: usize, width: usize): usize {
  return TILE * (depth << 2) + depth * TILE_ROW + 2 * TILE * width + TILE * TILE_ROW;
}

/** One head of n tokens of one sequence, S in `state`. */
export function attend(
  q: usize, k: usize, v: usize, y: usize, state: usize, n: usize, row: usize, dim: usize, causal: i32, features: i32,
  offset: f32, eps: f32, scratch: usize, part: i32,
): void {
  const depth = (dim + 3) & ~3, width = ((dim + 8) & ~7) << 2, columns = width >> 2, qRow = depth << 2;
  const phiQ = scratch, phiK = phiQ + TILE * qRow, values = phiK + depth * TILE_ROW;
  const sums = values + TILE * width, scores = sums + TILE * width;
  memory.fill(phiQ, 0, values - phiQ);
  if (!causal && part != QUERIES) {
    for (let i: usize = 0; i < n; i += TILE) {
      const count = min(TILE, n - i), from = i * row;
      mapKeys(phiK, k + from, row, count, dim, offset, features);
      packWithOne(values, width, v + from, row, count, count, dim);
      multiplyAdd(state, width, phiK, TILE_ROW, 4, values, width, depth, columns, count);
    }
  }
  if (part == KEYS) return;
  for (let i: usize = 0; i < n; i += TILE) {
    const count = min(TILE, n - i), from = i * row, rows = (count + 3) & ~3;
    mapQueries(phiQ, qRow, q + from, row, count, dim, offset, features);
    memory.fill(sums, 0, rows * width);
    multiplyAdd(sums, width, phiQ, qRow, 4, state, width, rows, columns, depth);
    if (causal) {
      mapKeys(phiK, k + from, row, count, dim, 0, features);
      packWithOne(values, width, v + from, row, count, rows, dim);
      memory.fill(scores, 0, rows * TILE_ROW);
      for (let t: usize = 0; t < count; t += 4) {
        const own = scores + t * TILE_ROW;
        multiplyAdd(own, TILE_ROW, phiQ + t * qRow, qRow, 4, phiK, TILE_ROW, 4, (t + 11) & ~7, depth);
        for (let r: usize = 0; r < 3; r++) memory.fill(own + r * TILE_ROW + ((t + r + 1) << 2), 0, (3 - r) << 2);
        multiplyAdd(sums + t * width, width, own, TILE_ROW, 4, values, width, 4, columns, t + 4);
      }
      multiplyAdd(state, width, phiK, TILE_ROW, 4, values, width, depth, columns, count);
    }
    divideByLast(y + from, row, sums, width, count, dim, eps);
  }
}

// @ts-ignore: decorator
@inline function phi(x: v128, offset: v128, features: i32): v128 {
  const e = exp(sub(x, offset));
  if (features == 0) return e;
  return v128.bitselect(add(x, f32x4.splat(1)), e, f32x4.gt(x, f32x4.splat(0)));
}

/** phi(q) by token; rows of `toRow` bytes whose padding stays zero. */
function mapQueries(to: usize, toRow: usize, q: usize, row: usize, count: usize, dim: usize, offset: f32, features: i32): void {
  const shift = f32x4.splat(offset);
  for (let t: usize = 0; t < count; t++, to += toRow, q += row) {
    for (let f: usize = 0; f < dim; f += 4) {
      storeUpTo(to + (f << 2), phi(loadUpTo(q + (f << 2), dim - f), shift, features), dim - f);
    }
  }
}

/** phi(k) by feature, [dim, 32]; columns of tokens that do not exist become zero. */
function mapKeys(to: usize, k: usize, row: usize, count: usize, dim: usize, offset: f32, features: i32): void {
  const shift = f32x4.splat(offset);
  if (count < TILE) memory.fill(to, 0, dim * TILE_ROW);
  for (let t: usize = 0; t < count; t++, to += 4, k += row) {
    for (let f: usize = 0; f < dim; f += 4) {
      storeColumn(to + f * TILE_ROW, TILE_ROW, phi(loadUpTo(k + (f << 2), dim - f), shift, features), dim - f);
    }
  }
}

/** Sum of n rows of dim floats; rows in float32, over rows in float64. */
function sumOf(p: usize, row: usize, n: usize, dim: usize): f64 {
  let total: f64 = 0;
  for (let i: usize = 0; i < n; i++, p += row) {
    let sum = f32x4.splat(0);
    for (let c: usize = 0; c < dim; c += 4) sum = add(sum, loadUpTo(p + (c << 2), dim - c));
    total += <f64>f32x4.extract_lane(sum, 0) + <f64>f32x4.extract_lane(sum, 1);
    total += <f64>f32x4.extract_lane(sum, 2) + <f64>f32x4.extract_lane(sum, 3);
  }
  return total;
}
