import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";

export interface GatherOptions {
  /** Which row of the source each row of the result is; negative for a row of zeros. */
  readonly index: readonly number[];
  /** Times each channel is repeated: channels of a head that share a kernel. Default 1. */
  readonly repeat?: number;
  /** The source is [dim, sourceRows] instead of [sourceRows, dim]. Default false. */
  readonly transposed?: boolean;
  /** Added to row `row` of the result. */
  readonly extra?: { readonly row: number; readonly value: Value };
}

/** Taps from a stored kernel, reordered, cropped, padded or repeated: [index.length, dim * repeat]. */
export function gatherTaps(b: PlanBuilder, source: Value, options: GatherOptions): Value {
  const { index, repeat = 1, transposed = false, extra } = options;
  const [sourceRows, dim] = transposed ? [source.shape[1], source.shape[0]] : source.shape;
  const rows = index.length;
  const params = { rows, sourceRows, dim, repeat, transposed, hasExtra: !!extra, extraRow: extra?.row ?? 0 };
  const table = b.table("rows", [rows], Float64Array.from(index));
  return b.apply("gatherTaps", params, { source, index: table, extra: extra?.value }).y;
}

/** The whole numbers from `first`, `count` of them, each put through `map`. */
export function indexRange(first: number, count: number, map: (lag: number) => number): number[] {
  return Array.from({ length: count }, (_, i) => map(first + i));
}
