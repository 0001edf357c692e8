import { ToeplitzError } from "../core/errors.js";
import relaxed from "./relaxed.wasm?module";
import simd from "./simd.wasm?module";
import type { WasmBuild } from "./source.inline.js";

/** Edge functions may not compile bytes: the kernels are modules, which the platform compiles at build. */
export async function loadKernels(build: WasmBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  if (build !== "simd" && build !== "relaxed") {
    throw new ToeplitzError("unsupported", `threads: this platform has none, so there is no ${build} build for it`);
  }
  return build === "relaxed" ? relaxed : simd;
}
