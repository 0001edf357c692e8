import { type Device, openDevice } from "../../src/runtime/device.js";
import { allBackends, type TestBackend, wasmCode } from "./backends.js";

/** The shipped builds as a user gets them, through openDevice. */
export const userBackends: readonly TestBackend[] = allBackends.filter(({ name }) => name !== "wasm-debug");

export async function openTestDevice({ name }: TestBackend): Promise<Device> {
  if (name === "js") return openDevice({ backend: "js" });
  return openDevice({ backend: "wasm", wasm: await wasmCode(name.replace("wasm-", "")) });
}
