import type { ToeplitzError } from "../core/errors.js";
import type { Plan } from "./plan.js";

/** Where a plan's weights come from: float32 values by full checkpoint name. */
export interface WeightSource {
  /** Throws `missing` where there is no such tensor. The array is only read. */
  get(name: string): Float32Array;
}

export type Inputs = Readonly<Record<string, Float32Array | Int32Array>>;
/** What of a GPUBuffer can be checked here. */
export interface DeviceBuffer {
  readonly size: number;
  readonly usage: number;
}

export type Outputs = Readonly<Record<string, Float32Array | Float64Array>>;

export interface CompileOptions {
  readonly signal?: AbortSignal;
  /** Called with the fraction of the constant steps done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
}

export interface RunOptions {
  /** Needed where the plan has state values. */
  readonly state?: State;
  readonly signal?: AbortSignal;
}

/** Runs plans. It knows ops, never layers. */
export interface Backend {
  readonly name: "js" | "wasm" | "webgpu";
  /**
   * Of a backend whose device can go away: resolves with the reason when it has, by anything but dispose(). From then on
   * every call rejects with `device`, and so do the calls under way: none of them hangs.
   */
  readonly lost?: Promise<ToeplitzError>;
  /** Whether `lost` has happened. */
  readonly isLost?: boolean;
  /** A place for one model: its programs, and the constants they share. */
  open(weights: WeightSource): Workspace;
  dispose(): void;
}

/** One model's memory on a backend. Constants that several plans need (packed weights) are computed and kept once. */
export interface Workspace {
  compile(plan: Plan, options?: CompileOptions): Promise<Program>;
  /** The state values of `plan`, zero; programs of other plans may use it if their states are among these, by name. */
  createState(plan: Plan): State;
  dispose(): void;
}

/** A compiled plan. */
export interface Program {
  /** Output arrays are fresh: they belong to the caller. */
  run(inputs: Inputs, options?: RunOptions): Promise<Outputs>;
  /**
   * As run, but done when it returns: of backends on this thread, for work so short that nothing needs to be let in on the way.
   * Undefined, and nothing done, where that is not so just now: then call run. Throws what run rejects with.
   */
  runNow?(inputs: Inputs, options?: RunOptions): Outputs | undefined;
  /**
   * Of backends on a GPU: as run, but an input may be a GPUBuffer, and outputs go to GPUBuffers by name; bound where they have
   * STORAGE, else copied (COPY_SRC, COPY_DST). Resolves when the work is submitted; nothing is read back.
   */
  runInto?(
    targets: Readonly<Record<string, DeviceBuffer>>,
    inputs: Readonly<Record<string, Inputs[string] | DeviceBuffer>>,
    options?: RunOptions,
  ): Promise<void>;
  dispose(): void;
}

/** Named arrays that live between runs. */
export interface State {
  readonly bytes: number;
  reset(): void;
  /** All values, in the order of the plan's state values, in the precision they are kept in. */
  read(): Promise<Float32Array | Float64Array>;
  write(values: Float32Array | Float64Array): void;
  dispose(): void;
}
