import { readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { describe } from "vitest";
import { JsBackend } from "../../src/js/backend.js";
import type { Backend } from "../../src/plan/backend.js";
import { WasmBackend } from "../../src/wasm/backend.js";
import { hasRelaxedSimd } from "../../src/wasm/probe.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { WebgpuBackend } from "../../src/webgpu/backend.js";
import { dawn, dawnAbsent } from "./dawn.js";

// Node 20 has relaxed SIMD behind a flag; it must be set before the first module is compiled.
setFlagsFromString("--experimental-wasm-relaxed-simd");

export interface TestBackend {
  readonly name: string;
  /** With guards around every array, where the backend can. */
  open(): Promise<Backend>;
  /** Why it cannot run here, or undefined. */
  readonly absent: string | undefined;
}

const wasm = (build: string, absent?: string): TestBackend => ({
  name: `wasm-${build}`,
  absent,
  open: async () => WasmBackend.create(await wasmCode(build), { guard: 64 }),
});

export const webgpuBackend: TestBackend = {
  name: "webgpu",
  absent: dawnAbsent,
  open: async () => {
    const { device } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    return new WebgpuBackend(device, { guard: 64, owned: true });
  },
};

export async function wasmCode(build: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../../build/${build}.wasm`, import.meta.url)));
}

export const jsBackend: TestBackend = { name: "js", absent: undefined, open: async () => new JsBackend() };

/** Whether every case is run of those that each take seconds to compile; other runtimes have a few (test/portable). */
export const thorough: boolean = true;

/** Every backend but js, which is the oracle. */
export const kernelBackends: readonly TestBackend[] = [
  wasm("debug"),
  wasm("simd"),
  wasm("relaxed", hasRelaxedSimd() ? undefined : "this engine has no relaxed SIMD"),
  webgpuBackend,
];

export const allBackends: readonly TestBackend[] = [jsBackend, ...kernelBackends];

/** Names in REQUIRE (comma separated) may not be skipped: an absent one then fails. */
const required = new Set((process.env["REQUIRE"] ?? "").split(",").filter(Boolean));

/** One describe block per backend; an absent one is skipped with its reason in the title, or fails where required. */
export function describeBackends(backends: readonly TestBackend[], body: (backend: TestBackend) => void): void {
  for (const backend of backends) {
    if (!backend.absent || required.has(backend.name)) describe(backend.name, () => body(backend));
    else describe.skip(`${backend.name}: ${backend.absent}`, () => body(backend));
  }
}
