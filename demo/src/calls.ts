/** What the page asks of its worker: by name, what goes in, what comes on the way, and what comes out at the end. */
export interface Calls {
  open: { params: OpenParams; event: LoadEvent; result: OpenedDevice };
  generate: { params: GenerateParams; event: TextEvent; result: GenerateResult };
  taps: { params: { layer: number; lags: number }; event: never; result: LayerTaps };
  modal: { params: { layer: number; tolerances: readonly number[] }; event: ModalPoint; result: null };
  score: { params: { lengths: readonly number[] }; event: ScorePoint; result: null };
  bench: { params: null; event: BenchEvent; result: BenchReport };
  selfTest: { params: null; event: never; result: readonly SelfTestRow[] };
}

export type BackendChoice = "auto" | "wasm-simd" | "wasm-relaxed" | "webgpu" | "js";
export type StrategyChoice = "window" | "tiled" | "etsc" | "modal";

export interface OpenParams {
  readonly backend: BackendChoice;
}

export interface LoadEvent {
  readonly loaded: number;
  readonly total: number;
}

export interface OpenedDevice {
  readonly backend: string;
  readonly why: string;
  readonly rejected: readonly { readonly backend: string; readonly reason: string }[];
  readonly relaxed: boolean;
  readonly threads: number;
  /** Of opening and compiling, without the download, in ms. */
  readonly ms: number;
  readonly layers: number;
}

export interface GenerateParams {
  readonly prompt: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  readonly strategy: StrategyChoice;
}

export interface TextEvent {
  readonly text: string;
  /** Milliseconds that each token took. */
  readonly times: readonly number[];
  /** 0 … 1 while kernels are converted, undefined afterwards. */
  readonly converted?: number;
}

export interface GenerateResult {
  readonly tokens: number;
  /** What the stream remembers, in bytes. */
  readonly bytes: number;
  readonly stopped: boolean;
}

export interface LayerTaps {
  readonly lags: number;
  readonly channels: number;
  /** [lags, channels], decay included. */
  readonly taps: Float32Array;
  readonly gamma: number;
}

export interface ModalPoint {
  readonly tolerance: number;
  readonly meanOrder: number;
  readonly reached: number;
}

export interface ScorePoint {
  readonly length: number;
  readonly nats: number;
  readonly windows: number;
  readonly seconds: number;
}

export interface BenchRow {
  readonly task: string;
  readonly contender: string;
  /** Median over rounds. */
  readonly microseconds: number;
  readonly error: number;
}

export type BenchEvent = { readonly progress: number; readonly what: string } | { readonly row: BenchRow };

export interface BenchReport {
  readonly date: string;
  readonly userAgent: string;
  readonly cores: number;
  readonly rounds: number;
  readonly rows: readonly BenchRow[];
}

export interface SelfTestRow {
  readonly op: string;
  readonly maxError: number;
  readonly bound: number;
  readonly ok: boolean;
}

export type CallName = keyof Calls;

/** From the page. */
export type Request =
  | { readonly id: number; readonly name: CallName; readonly params: unknown }
  | { readonly id: number; readonly abort: true };

/** From the worker. */
export type Reply =
  | { readonly id: number; readonly event: unknown }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly code: string; readonly message: string } };
