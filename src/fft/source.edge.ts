import simd from "./simd.wasm?module";
import type { FftBuild } from "./source.inline.js";

/** Not the relaxed build: these platforms compile every module as they start, and an engine without relaxed SIMD fails. */
export const builds: readonly FftBuild[] = ["simd"];

/** Edge functions may not compile bytes: the kernels are a module, which the platform compiles. */
export async function loadFftKernels(_build: FftBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  return simd;
}
