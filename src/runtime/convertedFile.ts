import type { Checkpoint } from "../checkpoint/checkpoint.js";
import type { Tensor } from "../checkpoint/dtypes.js";
import { writeSafetensors } from "../checkpoint/write.js";
import { MODAL_LANES, type ModalKernel } from "../convert/modal.js";
import { SECTION_FLOATS, spectralRadius } from "../convert/sections.js";
import type { SkiWeights } from "../convert/toSki.js";
import { ToeplitzError } from "../core/errors.js";
import { formatShape } from "../core/shape.js";
import { type Conversions, type EtscKernel, etscKey, type KernelName, modalKey } from "./conversions.js";

/**
 * Converted kernels as a safetensors file: tensors PRODUCT.PART, and in the metadata the version of this layout, what the kernels were
 * converted to, the fingerprint of the weights they come from, and a JSON list of the products.
 */
const VERSION = "1";
const KEY = "toeplitz.converted";

interface Product extends KernelName {
  readonly period?: number;
  readonly error?: number;
}

export type ConvertedKernels =
  | { readonly to: "modal"; readonly tolerance: number; readonly kernels: readonly (KernelName & ModalKernel)[] }
  | { readonly to: "etsc"; readonly kernels: readonly (KernelName & EtscKernel)[] }
  | { readonly to: "ski"; readonly kernels: readonly (KernelName & SkiWeights)[] };

const etscParts = ["lambda_re", "lambda_im", "b_re", "b_im"] as const;

export function writeConverted(converted: ConvertedKernels, weights: string): Uint8Array {
  const tensors: [string, Tensor][] = [];
  const put = (name: string, shape: readonly number[], data: Float32Array | Float64Array | Int32Array) => {
    if (data instanceof Float32Array) tensors.push([name, { dtype: "F32", shape, data: data.slice() }]);
    else if (data instanceof Int32Array) tensors.push([name, { dtype: "I32", shape, data: data.slice() }]);
    else tensors.push([name, { dtype: "F64", shape, data: data.slice() }]);
  };
  const products: Product[] = [];
  const metadata: Record<string, string> = { [KEY]: VERSION, to: converted.to, weights };
  if (converted.to === "modal") {
    metadata["tolerance"] = String(converted.tolerance);
    for (const {
      name,
      rows,
      channels,
      exactTaps,
      taps,
      counts,
      sections,
      order,
      bound,
      reached,
    } of converted.kernels) {
      products.push({ name, rows });
      put(`${name}.taps`, [exactTaps, channels], taps);
      put(`${name}.counts`, [counts.length], counts);
      const total = sections.length / (SECTION_FLOATS * MODAL_LANES);
      put(`${name}.sections`, [total, SECTION_FLOATS, MODAL_LANES], sections);
      put(`${name}.order`, [channels], order);
      put(`${name}.bound`, [channels], bound);
      put(`${name}.reached`, [channels], reached);
    }
  } else if (converted.to === "etsc") {
    for (const { name, rows, period, error, gain, states, ...kernel } of converted.kernels) {
      products.push({ name, rows, period, error });
      const channels = kernel.b_re.length / states;
      for (const part of etscParts) put(`${name}.${part}`, [states, channels], kernel[part]);
      if (gain) put(`${name}.gain`, [channels], gain);
    }
  } else {
    for (const { name, rows, channels, rank, warp, alphas, betas, conv_kernel, ...errors } of converted.kernels) {
      products.push({ name, rows });
      metadata["warp"] = String(warp);
      put(`${name}.alphas`, [channels, rank], alphas);
      put(`${name}.betas`, [channels, rank], betas);
      put(`${name}.conv_kernel`, [channels, conv_kernel.length / channels], conv_kernel);
      put(`${name}.operatorError`, [channels], errors.operatorError);
      put(`${name}.maxError`, [channels], errors.maxError);
    }
  }
  metadata["products"] = JSON.stringify(products);
  return writeSafetensors(tensors, metadata);
}

/**
 * Adds the kernels of a file to those that streams use. Throws `checkpoint` for a file that is none of writeConverted's or is damaged,
 * `state` for one of another version or of other weights.
 */
export function adoptConverted(file: Checkpoint, weights: string, conversions: Conversions): void {
  const { metadata } = file;
  if (metadata[KEY] === undefined) fail("checkpoint", `metadata ${KEY}`, "none: not a file of converted kernels");
  if (metadata[KEY] !== VERSION) fail("state", `version ${VERSION}`, metadata[KEY]);
  if (metadata["weights"] !== weights) fail("state", `kernels of weights ${weights}`, metadata["weights"]);
  const products = productsOf(metadata["products"]);
  const tensor = <D extends Tensor["dtype"]>(name: string, dtype: D, shape: readonly (number | undefined)[]) => {
    const found = file.get(name);
    if (!found) return fail("checkpoint", name, "nothing");
    const fits = found.shape.length === shape.length && shape.every((n, i) => n === undefined || n === found.shape[i]);
    if (found.dtype !== dtype || !fits) {
      const wanted = `${dtype}[${shape.map((extent) => extent ?? "any").join(", ")}]`;
      fail("checkpoint", `${name} as ${wanted}`, `${found.dtype}${formatShape(found.shape)}`);
    }
    if (found.data.some((value: number | bigint) => !Number.isFinite(Number(value)))) {
      fail("checkpoint", `finite values of ${name}`, "others");
    }
    return found as Extract<Tensor, { dtype: D }>;
  };
  if (metadata["to"] === "modal") {
    const tolerance = Number(metadata["tolerance"]);
    if (!(tolerance > 0 && tolerance < 1)) fail("checkpoint", "a tolerance in (0, 1)", metadata["tolerance"]);
    for (const product of products) {
      conversions.modal.set(modalKey(product, tolerance), Promise.resolve(readModal(product.name, tolerance, tensor)));
    }
  } else if (metadata["to"] === "etsc") {
    for (const product of products) {
      const { name, period = 0, error = Number.NaN } = product;
      const first = tensor(`${name}.b_re`, "F32", [undefined, undefined]);
      const part = (key: (typeof etscParts)[number]) => tensor(`${name}.${key}`, "F32", first.shape).data;
      const [states, channels] = first.shape;
      if (!(Number.isInteger(period) && period >= states)) fail("checkpoint", `${name}: a period`, period);
      const gain = file.has(`${name}.gain`) ? { gain: tensor(`${name}.gain`, "F32", [channels]).data } : {};
      const [lambda_re, lambda_im, b_re, b_im] = etscParts.map(part);
      const kernel = { states, period, error, lambda_re, lambda_im, b_re, b_im, ...gain };
      conversions.etsc.set(etscKey(product, gain.gain !== undefined), kernel);
    }
  } else fail("checkpoint", "kernels converted to modal or etsc", metadata["to"]);
}

type Find = <D extends Tensor["dtype"]>(
  name: string,
  dtype: D,
  shape: readonly (number | undefined)[],
) => Extract<Tensor, { dtype: D }>;

function readModal(name: string, tolerance: number, tensor: Find): ModalKernel {
  const taps = tensor(`${name}.taps`, "F32", [undefined, undefined]);
  const [exactTaps, channels] = taps.shape;
  const counts = tensor(`${name}.counts`, "I32", [Math.ceil(channels / MODAL_LANES)]).data;
  const total = counts.reduce((sum, count) => (count < 0 ? Number.NaN : sum + count), 0);
  const sections = tensor(`${name}.sections`, "F32", [total, SECTION_FLOATS, MODAL_LANES]).data;
  const order = tensor(`${name}.order`, "I32", [channels]).data;
  let maxPole = 0;
  for (let at = 0; at < sections.length; at += SECTION_FLOATS * MODAL_LANES) {
    for (let lane = 0; lane < MODAL_LANES; lane++) {
      const entry = (j: number) => sections[at + j * MODAL_LANES + lane];
      maxPole = Math.max(maxPole, spectralRadius([entry(0), entry(1), entry(2), entry(3)]));
    }
  }
  if (!(maxPole < 1)) fail("checkpoint", `${name}: poles inside the unit circle`, maxPole);
  const reached = tensor(`${name}.reached`, "F64", [channels]).data;
  return {
    channels,
    exactTaps,
    tolerance,
    taps: taps.data,
    counts,
    sections,
    order,
    bound: tensor(`${name}.bound`, "F64", [channels]).data,
    reached,
    unmet: Array.from(reached.keys()).filter((channel) => reached[channel] > tolerance),
    meanOrder: channels === 0 ? 0 : order.reduce((sum, value) => sum + value, 0) / channels,
    maxPole,
  };
}

function productsOf(text: string | undefined): Product[] {
  let products: unknown;
  try {
    products = JSON.parse(text ?? "");
  } catch {
    products = undefined;
  }
  if (!Array.isArray(products) || !products.every((each) => typeof each?.name === "string" && each.rows >= 1)) {
    fail("checkpoint", "a list of products", text);
  }
  return products as Product[];
}

function fail(code: "checkpoint" | "state", expected: string, got: unknown): never {
  throw new ToeplitzError(code, `converted kernels: expected ${expected}, got ${String(got)}`);
}
