import { ToeplitzError } from "../core/errors.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { checkCausality, checkName, checkSize } from "./check.js";
import { gatherTaps, indexRange } from "./gatherTaps.js";
import { type Extent, type Layer, sequenceInput, type Weights } from "./layer.js";
import { toeplitzProduct } from "./toeplitzProduct.js";

export interface FastRpbOptions {
  readonly heads: number;
  /** Channels of one head, which share its kernel. */
  readonly dim: number;
  /** The longest sequence; on a grid, the number of its cells, a square. */
  readonly length: number;
  /** `full` has a weight for each lag of either sign, `symmetric` one for each distance. */
  readonly form: "full" | "symmetric";
  /** Weights of negative lags count as zero. Default false; 1-D only. */
  readonly causal?: boolean;
  /** Causal only: later inputs never change an output, not by a bit; costs more (docs/layers/README.md). Default false. */
  readonly exactCausal?: boolean;
  /** "1d" (default): w_{i-j}. "2d": cells of a square in row-major order, w_{row - row'} + w_{column - column'}. */
  readonly grid?: "1d" | "2d";
}

/**
 * FastRPB: the product W v of a learned relative position matrix, to be added to the output of any attention. O(n log n)
 * time and O(n) memory. v (input x) and y [batch, n, heads * dim]; n may be shorter than `length`.
 *
 * Weight bias.w as the public code stores it: full [1, heads, 2N - 1], index 0 lag N - 1, index N + l lag l for -N < l < N - 1;
 * symmetric [1, heads, N] by |lag|. N is `length`, or the side of the square.
 */
export function fastRpb(options: FastRpbOptions): Layer<"x"> {
  const { heads, dim, length, form, causal = false, exactCausal = false, grid = "1d" } = options;
  checkSize("fastRpb: heads", heads, 1);
  checkSize("fastRpb: dim", dim, 1);
  checkSize("fastRpb: length", length, 1);
  checkName("fastRpb: form", form, ["full", "symmetric"]);
  checkCausality("fastRpb", causal, exactCausal);
  checkName("fastRpb: grid", grid, ["1d", "2d"]);
  const square = grid === "2d";
  if (square && causal) throw new ToeplitzError("argument", "fastRpb: causal is defined for grid 1d only, got grid 2d");
  const reach = square ? sideOf("fastRpb: length", length) : length;
  const stored = form === "full" ? 2 * reach - 1 : reach;
  const channels = heads * dim;

  const taps = (b: PlanBuilder, firstLag: number, rows: number, w: Weights): Value => {
    const source = b.reshape(w.get("bias.w", [1, heads, stored]), [heads, stored]);
    const at = (lag: number) => (form === "full" ? (lag + reach) % stored : Math.abs(lag));
    return gatherTaps(b, source, { index: indexRange(firstLag, rows, at), repeat: dim, transposed: true });
  };
  const buildLine = (b: PlanBuilder, extent: Extent, x: Value, w: Weights): Value => {
    if (!extent.mode && extent.n > reach) {
      const message = `fastRpb: expected at most ${reach} ${square ? "cells a side" : "tokens"}, got ${extent.n}`;
      throw new ToeplitzError("shape", message);
    }
    return toeplitzProduct(b, extent, x, {
      causal,
      exactCausal,
      horizon: reach,
      taps: (firstLag, rows) => taps(b, firstLag, rows, w),
    });
  };
  // Row sums times w give what a cell takes from the rows, column sums what it takes from the columns.
  const buildGrid = (b: PlanBuilder, { batch, n }: Extent, x: Value, w: Weights): Value => {
    const side = sideOf("fastRpb: n", n);
    const params = { batch, side, dim: channels };
    const { sums } = b.apply("gridSum", params, { x: b.reshape(x, [batch, side, side, channels]) });
    const lines = b.reshape(sums, [2 * batch, side, channels]);
    const product = b.reshape(buildLine(b, { batch: 2 * batch, n: side }, lines, w), sums.shape);
    return b.reshape(b.apply("gridSpread", params, { lines: product }).y, [batch, n, channels]);
  };
  return {
    name: "fastRpb",
    causal,
    weights: { "bias.w": [1, heads, stored] },
    inputs: sequenceInput(channels),
    build: (b, extent, { x }, w) => (square ? buildGrid : buildLine)(b, extent, x, w),
  };
}

function sideOf(what: string, cells: number): number {
  const side = Math.round(Math.sqrt(cells));
  if (side * side !== cells) throw new ToeplitzError("argument", `${what}: expected a square number, got ${cells}`);
  return side;
}
