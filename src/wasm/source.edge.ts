import relaxed from "./relaxed.wasm?module";
import simd from "./simd.wasm?module";
import type { WasmBuild } from "./source.inline.js";

/** Edge functions may not compile bytes: the kernels are modules, which the platform compiles at build. */
export async function loadKernels(build: WasmBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  return build === "relaxed" ? relaxed : simd;
}
