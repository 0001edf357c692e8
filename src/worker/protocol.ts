import { type ErrorCode, ToeplitzError } from "../core/errors.js";
import type { Inputs, Outputs } from "../plan/backend.js";
import type { CostScales } from "../plan/cost.js";
import type { Plan } from "../plan/plan.js";
import type { DeviceOptions } from "../runtime/choose.js";
import type { Loss } from "../runtime/managed/types.js";
import type { BackendName } from "../runtime/opened.js";
import type { DeviceReport } from "../runtime/report.js";

/** Options that can be sent: what is left of a DeviceOptions without functions, signals and GPU objects. */
export type SentOptions = Omit<DeviceOptions, "signal" | "gpu" | "wasm" | "calibrate"> & {
  readonly calibrate?: boolean;
  readonly wasm?: Exclude<DeviceOptions["wasm"], URL | Response>;
};

export interface Opening {
  readonly name: BackendName;
  readonly scales: CostScales;
  readonly report: DeviceReport;
}

/** What the page asks for; numbers are names that the page gives. Those without an `id` are not answered. */
export type Request =
  | { readonly kind: "open"; readonly id: number; readonly options: SentOptions }
  | { readonly kind: "workspace"; readonly workspace: number }
  | {
      readonly kind: "compile";
      readonly id: number;
      readonly workspace: number;
      readonly program: number;
      readonly plan: Plan;
      /** Those that the plan reads and that were not sent before. */
      readonly weights: Readonly<Record<string, Float32Array>>;
    }
  | {
      readonly kind: "run";
      readonly id: number;
      readonly program: number;
      readonly state: number | undefined;
      readonly inputs: Inputs;
    }
  | { readonly kind: "state"; readonly workspace: number; readonly state: number; readonly plan: Plan }
  | { readonly kind: "read"; readonly id: number; readonly state: number }
  | { readonly kind: "write"; readonly state: number; readonly values: Float32Array | Float64Array | undefined }
  | { readonly kind: "dispose"; readonly what: "workspace" | "program" | "state"; readonly name: number }
  | { readonly kind: "abort"; readonly id: number };

export interface Answers {
  readonly open: Opening;
  readonly compile: undefined;
  readonly run: Outputs;
  readonly read: Float32Array | Float64Array;
}

export type Reply =
  | { readonly kind: "done"; readonly id: number; readonly value: Answers[keyof Answers] }
  | { readonly kind: "failed"; readonly id: number; readonly error: SentError }
  | { readonly kind: "progress"; readonly id: number; readonly fraction: number }
  | { readonly kind: "loss"; readonly loss: Loss; readonly report: DeviceReport };

export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly cause?: string;
}

/** Errors cross as their code and text: what is thrown on the other side is a ToeplitzError again. */
export function sendError(error: unknown): SentError {
  if (!(error instanceof ToeplitzError)) return { code: "internal", message: `in the worker: ${String(error)}` };
  const { code, message, cause } = error;
  return { code, message, ...(cause === undefined ? {} : { cause: String(cause) }) };
}

export function receiveError({ code, message, cause }: SentError): ToeplitzError {
  return new ToeplitzError(code, message, cause === undefined ? {} : { cause });
}

/** A copy of its own memory, which can be handed over whatever the caller does with the original. */
export function own<T extends Float32Array | Float64Array | Int32Array>(values: T): T {
  return values.slice() as T;
}

/** The memory of arrays, each once, for postMessage. */
export function memoryOf(arrays: Readonly<Record<string, { readonly buffer: ArrayBufferLike }>>): ArrayBuffer[] {
  return [...new Set(Object.values(arrays).map(({ buffer }) => buffer as ArrayBuffer))];
}
