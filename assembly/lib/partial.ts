import { loadLanes, storeLanes } from "./lanes";

// Rows whose length is no multiple of 4: the last vector of a row is 1 to 3 floats, and no byte beyond is touched.

/** `left` >= 1 floats at p, at most four; the lanes beyond read as zero. */
// @ts-ignore: decorator
@inline export function loadUpTo(p: usize, left: usize): v128 {
  return left >= 4 ? v128.load(p) : loadLanes(p, left);
}
/** Stores the first `left` >= 1 lanes, at most four. */
// @ts-ignore: decorator
@inline export function storeUpTo(p: usize, v: v128, left: usize): void {
  if (left >= 4) v128.store(p, v);
  else storeLanes(p, v, left);
}

/** loadUpTo that calls for a part: 60 bytes less for each use, but a short loop with a call in it is up to 40 % slower. */
// @ts-ignore: decorator
@inline export function loadEdge(p: usize, left: usize): v128 {
  return left >= 4 ? v128.load(p) : loadPart(p, left);
}
// @ts-ignore: decorator
@inline export function storeEdge(p: usize, v: v128, left: usize): void {
  if (left >= 4) v128.store(p, v);
  else storePart(p, v, left);
}

function loadPart(p: usize, left: usize): v128 {
  return loadLanes(p, left);
}
function storePart(p: usize, v: v128, left: usize): void {
  storeLanes(p, v, left);
}
