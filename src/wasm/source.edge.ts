import simd from "./simd.wasm?module";
import type { WasmBuild } from "./source.inline.js";

/** Not the relaxed build: these platforms compile every module as they start, and an engine without relaxed SIMD fails. */
export const builds: readonly WasmBuild[] = ["simd"];

/** Edge functions may not compile bytes: the kernels are a module, which the platform compiles. */
export async function loadKernels(_build: WasmBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  return simd;
}
