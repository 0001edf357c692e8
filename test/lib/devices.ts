import { type Device, openDevice } from "../../src/runtime/device.js";
import { openGpu } from "../../src/webgpu/adapter.js";
import { allBackends, type TestBackend, wasmCode } from "./backends.js";
import { dawn } from "./dawn.js";

/** The shipped builds as a user gets them, through openDevice. */
export const userBackends: readonly TestBackend[] = allBackends.filter(
  ({ name }) => name !== "wasm-debug" && name !== "webgpu", // a simulated GPU is too slow for whole models but one
);

export async function openTestDevice({ name }: TestBackend): Promise<Device> {
  if (name === "webgpu") {
    const { device } = await openGpu(await dawn(), { allowFallbackAdapter: true });
    return openDevice({ backend: "webgpu", gpu: device });
  }
  if (name === "js") return openDevice({ backend: "js" });
  return openDevice({ backend: "wasm", wasm: await wasmCode(name.replace("wasm-", "")) });
}
