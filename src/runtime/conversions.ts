import type { EtscWeights } from "../convert/etsc.js";
import type { ModalKernel } from "../convert/modal.js";

/** What streams need of etsc()'s result. */
export type EtscKernel = Pick<
  EtscWeights,
  "states" | "period" | "lambda_re" | "lambda_im" | "b_re" | "b_im" | "gain" | "error"
>;

/** Converted kernels, kept for all models over the same weights. */
export interface Conversions {
  readonly modal: Map<string, Promise<ModalKernel>>;
  readonly etsc: Map<string, EtscKernel>;
}

export function noConversions(): Conversions {
  return { modal: new Map(), etsc: new Map() };
}

/** A product of a layer and the lags its kernel has. */
export interface KernelName {
  readonly name: string;
  readonly rows: number;
}

export function modalKey({ name, rows }: KernelName, tolerance: number): string {
  return `${name} ${rows} ${tolerance}`;
}

export function etscKey({ name, rows }: KernelName, truncated: boolean): string {
  return `${name} ${rows}${truncated ? " truncated" : ""}`;
}
