/**
 * Builds shipped in the package. `relaxed` needs relaxed SIMD, `simd` the 128-bit SIMD that every engine has; the other two
 * are the same over an imported, shared memory.
 */
export type WasmBuild = "simd" | "relaxed" | "simdThreads" | "relaxedThreads";

const builds: Readonly<Record<WasmBuild, () => Promise<{ readonly base64: string }>>> = {
  simd: () => import("./generated/simd.js"),
  relaxed: () => import("./generated/relaxed.js"),
  simdThreads: () => import("./generated/simdThreads.js"),
  relaxedThreads: () => import("./generated/relaxedThreads.js"),
};

/** The kernels as base64 text inside a lazily loaded module: works unchanged in every runtime and bundler. */
export async function loadKernels(build: WasmBuild): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module> {
  const { base64 } = await builds[build]();
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
