/** Builds of the single transforms, a module apart from the layers' kernels. */
export type FftBuild = "simd" | "relaxed";

/** Those that come along on this platform. */
export const builds: readonly FftBuild[] = ["simd", "relaxed"];

/** The module as base64 text, loaded when it is wanted: works unchanged in every runtime and bundler. */
export async function loadFftKernels(build: FftBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  const { base64 } = build === "relaxed" ? await import("./generated/relaxed.js") : await import("./generated/simd.js");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
