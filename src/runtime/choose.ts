import { loadKernels } from "#wasm";
import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { JsBackend } from "../js/backend.js";
import type { Backend } from "../plan/backend.js";
import { WasmBackend } from "../wasm/backend.js";
import type { WasmCode } from "../wasm/module.js";
import { hasRelaxedSimd, hasSimd } from "../wasm/probe.js";

export type BackendName = Backend["name"];

/** Kernels from elsewhere than the package: bytes, a compiled module, or where to fetch them. */
export type WasmSource = WasmCode | URL | string | Response;

export interface DeviceOptions {
  /** "auto" (default), one backend, or several in order of preference. */
  readonly backend?: "auto" | BackendName | readonly BackendName[];
  /** false: never the relaxed SIMD build; true: only that. Default: where the engine has it. */
  readonly relaxed?: boolean;
  readonly wasm?: WasmSource;
  readonly signal?: AbortSignal;
}

export interface DeviceReport {
  readonly backend: BackendName;
  readonly why: string;
  readonly rejected: readonly { readonly backend: BackendName; readonly reason: string }[];
  readonly simd: boolean;
  readonly relaxed: boolean;
  readonly threads: number;
  readonly gpu: null;
}

const order: readonly BackendName[] = ["wasm", "js"];

export async function chooseBackend(options: DeviceOptions): Promise<{ backend: Backend; report: DeviceReport }> {
  const wanted = namesOf(options.backend ?? "auto");
  const rejected: { backend: BackendName; reason: string }[] = [];
  for (const name of wanted) {
    throwIfAborted(options.signal);
    try {
      const { backend, relaxed } = await open(name, options);
      const first = rejected.length === 0 ? "the first choice" : "the first choice that works";
      const why = wanted.length === 1 ? "asked for" : `${first} of ${wanted.join(", ")}`;
      const report = { backend: name, why, rejected, simd: hasSimd(), relaxed, threads: 1, gpu: null };
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

async function open(name: BackendName, options: DeviceOptions): Promise<{ backend: Backend; relaxed: boolean }> {
  if (name === "js") return { backend: new JsBackend(), relaxed: false };
  if (name === "webgpu") throw new ToeplitzError("unsupported", "there is no WebGPU backend in this version");
  if (options.wasm !== undefined) {
    return { backend: await WasmBackend.create(await resolveCode(options.wasm)), relaxed: options.relaxed === true };
  }
  if (!hasSimd()) throw new ToeplitzError("unsupported", "WebAssembly SIMD is missing or forbidden here");
  const relaxed = options.relaxed ?? hasRelaxedSimd();
  if (relaxed && !hasRelaxedSimd()) throw new ToeplitzError("unsupported", "this engine has no relaxed SIMD");
  return { backend: await WasmBackend.create(await loadKernels(relaxed ? "relaxed" : "simd")), relaxed };
}

async function resolveCode(source: WasmSource): Promise<WasmCode> {
  if (typeof source !== "string" && !(source instanceof URL) && !(source instanceof Response)) return source;
  try {
    const response = source instanceof Response ? source : await fetch(source);
    if (response.ok) return await response.arrayBuffer();
    throw new ToeplitzError("network", `wasm kernels: HTTP status ${response.status} from ${response.url}`);
  } catch (cause) {
    if (cause instanceof ToeplitzError) throw cause;
    throw new ToeplitzError("network", `wasm kernels: cannot fetch ${String(source)}`, { cause });
  }
}
