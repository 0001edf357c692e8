import { hexBytes } from "../core/hex.js";

/** Builds of the single transforms, a module apart from the layers' kernels. */
export type FftBuild = "simd" | "relaxed";

/** Those that come along on this platform. */
export const builds: readonly FftBuild[] = ["simd", "relaxed"];

/** The module as hex digits, loaded when it is wanted: works unchanged in every runtime and bundler. */
export async function loadFftKernels(build: FftBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  const { hex } = build === "relaxed" ? await import("./generated/relaxed.js") : await import("./generated/simd.js");
  return hexBytes(hex);
}
