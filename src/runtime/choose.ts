import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { JsBackend } from "../js/backend.js";
import type { Backend } from "../plan/backend.js";
import { hasSimd } from "../wasm/probe.js";
import type { GpuDescription } from "../webgpu/adapter.js";
import { openWasm, type WasmDeviceOptions } from "./openWasm.js";
import { openWebgpu, type WebgpuDeviceOptions } from "./openWebgpu.js";

export type BackendName = Backend["name"];

export interface DeviceOptions extends WasmDeviceOptions, WebgpuDeviceOptions {
  /** "auto" (default), one backend, or several in order of preference. */
  readonly backend?: "auto" | BackendName | readonly BackendName[];
  readonly signal?: AbortSignal;
}

export interface DeviceReport {
  readonly backend: BackendName;
  readonly why: string;
  readonly rejected: readonly { readonly backend: BackendName; readonly reason: string }[];
  readonly simd: boolean;
  readonly relaxed: boolean;
  readonly threads: number;
  readonly gpu: GpuDescription | null;
}

interface Opened {
  readonly backend: Backend;
  readonly relaxed: boolean;
  readonly threads?: number;
  readonly gpu?: GpuDescription;
  /** Why there is less than was asked for. */
  readonly note?: string | undefined;
}

/** WebAssembly before WebGPU: no speed of the GPU path has been measured on real hardware yet, and it does not outlive a lost device. */
const order: readonly BackendName[] = ["wasm", "webgpu", "js"];

export async function chooseBackend(options: DeviceOptions): Promise<{ backend: Backend; report: DeviceReport }> {
  const wanted = namesOf(options.backend ?? "auto");
  const rejected: { backend: BackendName; reason: string }[] = [];
  for (const name of wanted) {
    throwIfAborted(options.signal);
    try {
      const { backend, relaxed, threads = 1, gpu = null, note } = await open(name, options);
      const first = rejected.length === 0 ? "the first choice" : "the first choice that works";
      const reason = wanted.length === 1 ? "asked for" : `${first} of ${wanted.join(", ")}`;
      const why = note === undefined ? reason : `${reason}; one thread: ${note}`;
      const report = { backend: name, why, rejected, simd: hasSimd(), relaxed, threads, gpu };
      return { backend, report };
    } catch (error) {
      if (error instanceof ToeplitzError && error.code === "aborted") throw error;
      rejected.push({ backend: name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const reasons = rejected.map(({ backend, reason }) => `${backend}: ${reason}`).join("; ");
  throw new ToeplitzError("unsupported", `no backend works here: ${reasons}`);
}

function namesOf(wanted: NonNullable<DeviceOptions["backend"]>): readonly BackendName[] {
  const names = wanted === "auto" ? order : typeof wanted === "string" ? [wanted] : wanted;
  for (const name of names) {
    if (!["webgpu", "wasm", "js"].includes(name)) {
      throw new ToeplitzError("argument", `backend: expected auto, webgpu, wasm or js, got ${String(name)}`);
    }
  }
  if (names.length === 0) throw new ToeplitzError("argument", "backend: expected at least one name, got an empty list");
  return names;
}

async function open(name: BackendName, options: DeviceOptions): Promise<Opened> {
  if (name === "js") return { backend: new JsBackend(), relaxed: false };
  if (name === "webgpu") return openWebgpu(options);
  const wasm = await openWasm(options);
  return { ...wasm, threads: wasm.backend.threads };
}
