import { require } from "./op.js";

interface Grid {
  readonly n: number;
  readonly points: number;
}

/** Spacing of `points` inducing points that cover positions 0 … n-1 with both ends. */
export function skiSpacing({ n, points }: Grid): number {
  return points > 1 ? (n - 1) / (points - 1) : 0;
}

/** Row i of the interpolation matrix W (two entries that sum to 1): 1 - fraction at `point`, fraction at the next. */
export function skiWeights({ n, points }: Grid, i: number): { point: number; fraction: number } {
  if (points < 2) return { point: 0, fraction: 0 };
  const point = Math.min(Math.floor((i * (points - 1)) / (n - 1)), points - 2);
  return { point, fraction: (i * (points - 1) - point * (n - 1)) / (n - 1) };
}

/** At least two points for more than one position, never more points than positions. */
export function skiCheck(op: string, { n, points }: Grid): void {
  const ok = points <= n && points >= Math.min(n, 2);
  require(ok, `${op}: points must be in [${Math.min(n, 2)}, n = ${n}], got ${points}`);
}
