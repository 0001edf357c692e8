import relaxed from "./relaxed.wasm";
import simd from "./simd.wasm";
import type { FftBuild } from "./source.inline.js";

export const builds: readonly FftBuild[] = ["simd", "relaxed"];

/** Workers may not compile bytes: the kernels are modules, which the platform compiles at upload. */
export async function loadFftKernels(build: FftBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  return build === "relaxed" ? relaxed : simd;
}
