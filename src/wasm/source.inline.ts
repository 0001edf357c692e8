import { hexBytes } from "../core/hex.js";

/** Builds shipped in the package. `relaxed` needs relaxed SIMD, `simd` the 128-bit SIMD that every engine has. */
export type WasmBuild = "simd" | "relaxed";

/** Those that come along on this platform. */
export const builds: readonly WasmBuild[] = ["simd", "relaxed"];

/** The kernels as hex digits inside a lazily loaded module: works unchanged in every runtime and bundler. */
export async function loadKernels(build: WasmBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  const { hex } = build === "relaxed" ? await import("./generated/relaxed.js") : await import("./generated/simd.js");
  return hexBytes(hex);
}
