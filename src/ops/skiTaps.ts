import { defineOp, require } from "./op.js";
import { skiCheck, skiSpacing } from "./skiGrid.js";

/**
 * SKI-TNN's kernel at the lags between inducing points: inverse time warp u(t) = sign(t) warp^|t| (sign(0) = 1), then the
 * piecewise-linear function of u whose values at 2 rank + 1 uniform nodes of [-1, 1] are beta_0 … beta_{rank-1}, 0,
 * alpha_0 … alpha_{rank-1}. Row r is lag (firstLag + r) s with s = (n-1) / (points-1), the spacing of the inducing points.
 * Without betas (causal), lags are not negative.
 */
export const skiTaps = defineOp({
  name: "skiTaps",
  params: {
    rows: "size",
    dim: "size",
    rank: "size",
    n: "size",
    points: "size",
    firstLag: "int",
    warp: "float",
    hasBetas: "flag",
  },
  operands: {
    alphas: { role: "in", shape: (p) => [p.dim, p.rank] },
    betas: { role: "in", optional: true, when: (p) => p.hasBetas, shape: (p) => [p.dim, p.rank] },
    y: { role: "out", shape: (p) => [p.rows, p.dim] },
  },
  check(p) {
    skiCheck("skiTaps", p);
    require(p.rank >= 1, `skiTaps: rank must be at least 1, got ${p.rank}`);
    require(p.warp > 0 && p.warp <= 1, `skiTaps: warp must be in (0, 1], got ${p.warp}`);
    require(p.hasBetas || p.firstLag >= 0, `skiTaps: negative lags need betas, got firstLag ${p.firstLag}`);
  },
  flops: (p) => 3 * p.rows * p.dim,
  bound: () => 32, // an interpolation between two values; the rest is max over rms
});

interface SkiTapsParams {
  readonly rank: number;
  readonly n: number;
  readonly points: number;
  readonly firstLag: number;
  readonly warp: number;
}

/**
 * Where row r of skiTaps lies among the nodes 0 … 2 rank: the node before it and the fraction of the way to the next.
 * In float64, because warp^lag at lag 1000 would be off by 1000 float32 roundings.
 */
export function skiNode(p: SkiTapsParams, row: number): { node: number; fraction: number } {
  const lag = (p.firstLag + row) * skiSpacing(p);
  const distance = p.warp ** Math.abs(lag) * p.rank;
  const at = lag < 0 ? p.rank - distance : p.rank + distance;
  const node = Math.min(Math.floor(at), 2 * p.rank - 1);
  return { node, fraction: at - node };
}
