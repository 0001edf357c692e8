import { importRival, versionOf } from "./packages.js";
import type { Pffft } from "./pffftModule.js";

export * from "./pffftModule.js";

export const pffftVersion = () => versionOf("@echogarden/pffft-wasm");

export async function openPffft(): Promise<Pffft> {
  const path = "node_modules/@echogarden/pffft-wasm/dist/simd/pffft.js";
  const { default: create } = await importRival<{ default: () => Promise<Pffft> }>(path);
  return create();
}
