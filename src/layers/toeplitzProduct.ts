import type { PlanBuilder } from "../plan/builder.js";
import { toeplitzMethod } from "../plan/cost.js";
import type { Value } from "../plan/plan.js";
import { exactProduct } from "./exactProduct.js";
import type { Extent } from "./layer.js";
import { mixedProduct, type ToeplitzProductOptions } from "./mixing.js";

/**
 * y_i = sum_j t_{i-j} x_j for x [batch, n, dim], one kernel per channel: what every Toeplitz operator ends in, and so the
 * place where streams differ from whole sequences.
 */
export function toeplitzProduct(b: PlanBuilder, extent: Extent, x: Value, options: ToeplitzProductOptions): Value {
  if (extent.mode) return mixedProduct(b, extent, extent.mode, x, options, wholeProduct);
  return wholeProduct(b, extent, x, options);
}

/**
 * A whole sequence: the one place where a plan chooses between the direct product, one FFT of at least n points, and
 * overlap-save blocks (plan/cost.ts has the costs).
 */
function wholeProduct(b: PlanBuilder, extent: Extent, x: Value, options: ToeplitzProductOptions): Value {
  const { batch, n } = extent;
  const dim = x.shape[2];
  const { causal, gate } = options;
  const reach = Math.max(1, Math.min(n, options.horizon ?? n)); // lags 0 … reach-1 on each side
  const firstLag = causal ? 0 : -(reach - 1);
  const rows = reach - firstLag;
  const taps = options.taps(firstLag, rows);
  if (options.exactCausal && n > 0) return exactProduct(b, extent, x, taps, gate);
  const method = toeplitzMethod({ n, rows, firstLag }, b.scales);
  const hasGate = gate !== undefined;
  if (method.kind === "direct") {
    const params = { batch, n, dim, taps: rows, firstLag, hasGate, hasAdd: false };
    return b.apply("bandConv", params, { x, taps, gate }).y;
  }
  const { size } = method;
  const blocks = size < n;
  const spectrumParams = { rows, dim, size, firstLag: blocks ? 0 : firstLag };
  const { spectrum } = b.apply("toeplitzSpectrum", spectrumParams, { taps });
  const params = { batch, n, dim, size, firstLag: blocks ? firstLag : 0, hasGate };
  return b.apply("toeplitz", params, { x, spectrum, gate }).y;
}
