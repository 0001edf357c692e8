import relaxed from "./relaxed.wasm";
import simd from "./simd.wasm";
import type { WasmBuild } from "./source.inline.js";

export const builds: readonly WasmBuild[] = ["simd", "relaxed"];

/** Workers may not compile bytes: the kernels are modules, which the platform compiles at upload. */
export async function loadKernels(build: WasmBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  return build === "relaxed" ? relaxed : simd;
}
