import { ToeplitzError } from "../core/errors.js";
import { combFloats } from "../ops/comb.js";
import { SECTION_FLOATS, SECTION_LANES } from "../ops/modalScan.js";
import { ringFloats } from "../ops/windowStep.js";
import type { PlanBuilder } from "../plan/builder.js";
import type { Value } from "../plan/plan.js";
import { gatherTaps, indexRange } from "./gatherTaps.js";
import type { Extent } from "./layer.js";
import type { EtscMixing, ModalMixing, Mode, StreamMode, TiledMixing } from "./mode.js";

export interface ToeplitzProductOptions {
  readonly causal: boolean;
  /** Causal only: later inputs may not change an output by a bit. */
  readonly exactCausal?: boolean;
  /** Lags beyond this many (lag 0 included) are zero to float32. Default: none are. */
  readonly horizon?: number;
  /** Gives the taps of lags firstLag … firstLag + rows - 1, [rows, dim]. */
  taps(firstLag: number, rows: number): Value;
  /** The product is multiplied by this, [batch, n, dim]. */
  readonly gate?: Value;
  /** The base of an exponential decay that the taps contain, [dim]. */
  readonly gamma?: Value;
}

/** The length that a kernel which depends on it is made for. Throws `argument` for a stream that has none. */
export function kernelLength(layer: string, { n, mode }: Extent): number {
  if (!mode) return n;
  if (mode.length !== undefined) return mode.length;
  throw new ToeplitzError("argument", `${layer}: its kernel depends on the length: give stream a maxLength`);
}

/** Lags that a stream's kernel has. */
function reachOf(name: string, mode: Mode, horizon: number | undefined): number {
  if (horizon === undefined && mode.length === undefined) {
    throw new ToeplitzError("argument", `${name}: its kernel does not end: give stream a maxLength`);
  }
  return Math.max(1, Math.min(horizon ?? Number.POSITIVE_INFINITY, mode.length ?? Number.POSITIVE_INFINITY));
}

type PlainProduct = (b: PlanBuilder, extent: Extent, x: Value, options: ToeplitzProductOptions) => Value;

/** The product in a mode. `plain` is the product of a whole sequence. */
export function mixedProduct(
  b: PlanBuilder,
  extent: Extent,
  mode: Mode,
  x: Value,
  options: ToeplitzProductOptions,
  plain: PlainProduct,
): Value {
  const name = b.uniqueName("toeplitz");
  if (!options.causal) throw new ToeplitzError("unsupported", `${name}: only causal products can be streamed`);
  const reach = reachOf(name, mode, options.horizon);
  if (mode.kind === "probe") {
    b.output(`taps:${name}`, options.taps(0, reach));
    if (options.gamma) b.output(`gamma:${name}`, options.gamma);
    return x;
  }
  const mixing = mode.mixing(name);
  if (mixing.kind === "modal") return modalProduct(b, extent, name, x, mixing, options.gate);
  if (mixing.kind === "etsc") return etscProduct(b, extent, name, x, mixing, options.gate);
  if (mixing.kind === "plain") return plain(b, extent, x, options);
  if (mixing.kind === "tiled") return tiledProduct(b, extent, mode, name, x, mixing, options, plain);
  return windowProduct(b, extent, mode, name, x, mixing.taps, options, plain);
}

function windowProduct(
  b: PlanBuilder,
  { batch, n }: Extent,
  mode: StreamMode,
  name: string,
  x: Value,
  taps: number,
  options: ToeplitzProductOptions,
  plain: PlainProduct,
): Value {
  const dim = x.shape[2];
  const ring = b.state(name, [batch, ringFloats({ taps, dim })]);
  const all = options.taps(0, taps);
  if (!mode.fresh) {
    const { gate } = options;
    const params = { batch, n, dim, taps, hasGate: gate !== undefined };
    return b.apply("windowStep", params, { x, taps: all, ring, gate }).y;
  }
  b.apply("ringFill", { batch, n, dim, taps }, { x, ring });
  const first = (rows: number) => gatherTaps(b, all, { index: indexRange(0, rows, (lag) => lag) });
  return plain(b, { batch, n }, x, {
    ...options,
    horizon: taps,
    taps: (_, rows) => (rows === taps ? all : first(rows)),
  });
}

/** Lags below this are summed directly. */
const TILED_BASE = 32;

function tiledProduct(
  b: PlanBuilder,
  { batch, n }: Extent,
  mode: StreamMode,
  name: string,
  x: Value,
  { taps: reach, capacity, stagger }: TiledMixing,
  options: ToeplitzProductOptions,
  plain: PlainProduct,
): Value {
  const dim = x.shape[2];
  const { gate } = options;
  const base = Math.min(TILED_BASE, capacity);
  const history = b.state(`${name}.history`, [batch, capacity * dim]);
  const ahead = b.state(`${name}.ahead`, [batch, capacity * dim]);
  const index = b.state(`${name}.index`, [1]);
  const all = options.taps(0, reach);
  const tapsFrom = (first: number, rows: number) =>
    gatherTaps(b, all, { index: indexRange(first, rows, (lag) => (lag < reach ? lag : -1)) });
  if (mode.fresh && n > 1) {
    const rows = n + capacity;
    const padded = b.apply("padRows", { batch, n, dim, rows }, { x }).y;
    const taps = (first: number, count: number) => (count === reach ? all : tapsFrom(first, count));
    const full = plain(b, { batch, n: rows }, padded, { causal: true, horizon: reach, taps });
    const { y } = b.apply("tiledFill", { batch, n, dim, capacity, stagger }, { full, history, ahead, index });
    if (!gate) return y;
    const length = batch * n * dim;
    const args = { a: b.reshape(y, [1, length]), b: b.reshape(gate, [length]) };
    return b.reshape(b.apply("multiply", { batch: 1, length }, args).y, y.shape);
  }
  const params = { batch, dim, base, capacity, stagger, hasGate: gate !== undefined };
  const { y } = b.apply("tiledStep", params, { x, taps: tapsFrom(0, base), history, ahead, index, gate });
  for (let size = base; size <= capacity; size *= 2) {
    const rows = 2 * size - 1;
    const spectrumParams = { rows, dim, size, firstLag: 1 - size };
    const { spectrum } = b.apply("toeplitzSpectrum", spectrumParams, { taps: tapsFrom(1, rows) });
    b.apply("tile", { batch, dim, size, capacity, stagger }, { spectrum, history, index, ahead });
  }
  return y;
}

function modalProduct(
  b: PlanBuilder,
  { batch, n }: Extent,
  name: string,
  x: Value,
  { exactTaps, taps, counts, sections }: ModalMixing,
  gate: Value | undefined,
): Value {
  const dim = x.shape[2];
  const total = sections.length / (SECTION_FLOATS * SECTION_LANES);
  const params = { batch, n, dim, exactTaps, sections: total, hasGate: gate !== undefined };
  const args = {
    x,
    taps: b.table(`${name}.taps`, [exactTaps, dim], new Float64Array(taps)),
    counts: b.table(`${name}.counts`, [counts.length], new Float64Array(counts)),
    sections: b.table(`${name}.sections`, [total, SECTION_FLOATS, SECTION_LANES], new Float64Array(sections)),
    state: b.state(name, [batch, exactTaps * dim + total * 2 * SECTION_LANES]),
    gate,
  };
  return b.apply("modalScan", params, args).y;
}

function etscProduct(
  b: PlanBuilder,
  { batch, n }: Extent,
  name: string,
  x: Value,
  mixing: EtscMixing,
  gate: Value | undefined,
): Value {
  const dim = x.shape[2];
  const { states, end } = mixing;
  const gain = end && b.table(`${name}.gain`, [dim], new Float64Array(end.gain));
  const ended = end && gain ? endedInput(b, { batch, n }, `${name}.past`, x, end.period, gain) : x;
  const table = (key: "lambda_re" | "lambda_im" | "b_re" | "b_im") =>
    b.table(`${name}.${key}`, [states, dim], new Float64Array(mixing[key]));
  const args = {
    x: ended,
    lambdaRe: table("lambda_re"),
    lambdaIm: table("lambda_im"),
    bRe: table("b_re"),
    bIm: table("b_im"),
    state: b.state(name, [batch, 2, states, dim]),
    gate,
  };
  return b.apply("ssmScan", { batch, n, dim, states, hasD: false, hasGate: gate !== undefined }, args).y;
}

/** x_i - gain x_{i-period}: what states of that period must be fed for their kernel to end after it. */
export function endedInput(
  b: PlanBuilder,
  { batch, n }: Extent,
  name: string,
  x: Value,
  period: number,
  gain: Value,
): Value {
  const [, , dim] = x.shape;
  const ring = b.state(name, [batch, combFloats({ delay: period, dim })]);
  return b.apply("comb", { batch, n, dim, delay: period }, { x, gain, ring }).y;
}
