import { builds, loadKernels } from "#wasm";
import { ToeplitzError } from "../core/errors.js";
import { checkInteger } from "../core/shape.js";
import { WasmBackend } from "../wasm/backend.js";
import type { WasmCode } from "../wasm/code.js";
import { hasRelaxedSimd, hasSimd } from "../wasm/probe.js";
import { automaticThreads, whyNoThreads } from "../wasm/threads/available.js";

/** Kernels from elsewhere than the package: bytes, a compiled module, or where to fetch them. */
export type WasmSource = WasmCode | URL | string | Response;

export interface WasmDeviceOptions {
  /** false: never the relaxed SIMD build; true: only that. Default: where the engine has it. */
  readonly relaxed?: boolean;
  /**
   * Threads to share long steps among, the calling one included: 1 (default), more, or "auto" for one a core, at most 8.
   * Results are bit for bit those of one thread. Where threads cannot start there is one, and report() says why.
   */
  readonly threads?: number | "auto";
  /** Kernels to use instead of the package's; with threads above 1 not a compiled module. */
  readonly wasm?: WasmSource;
}

export interface OpenedWasm {
  readonly backend: WasmBackend;
  readonly relaxed: boolean;
  /** Why there are fewer threads than asked for. */
  readonly note: string | undefined;
}

export async function openWasm(options: WasmDeviceOptions): Promise<OpenedWasm> {
  const { threads = 1 } = options;
  const wanted = threads === "auto" ? automaticThreads() : checkInteger("threads", threads, 1);
  if (options.wasm !== undefined) {
    const backend = await WasmBackend.create(await resolveCode(options.wasm), { threads: wanted });
    return { backend, relaxed: options.relaxed === true, note: undefined };
  }
  if (!hasSimd()) throw new ToeplitzError("unsupported", "WebAssembly SIMD is missing or forbidden here");
  const relaxable = hasRelaxedSimd() && builds.includes("relaxed");
  const relaxed = options.relaxed ?? relaxable;
  if (relaxed && !relaxable) {
    const what = hasRelaxedSimd() ? "this platform takes no relaxed SIMD build" : "this engine has no relaxed SIMD";
    throw new ToeplitzError("unsupported", what);
  }
  const build = relaxed ? "relaxed" : "simd";
  let note = wanted > 1 ? whyNoThreads() : undefined;
  if (wanted > 1 && note === undefined) {
    try {
      const backend = await WasmBackend.create(await loadKernels(build), { threads: wanted });
      return { backend, relaxed, note };
    } catch (error) {
      note = error instanceof Error ? error.message : String(error);
    }
  }
  return { backend: await WasmBackend.create(await loadKernels(build)), relaxed, note };
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
