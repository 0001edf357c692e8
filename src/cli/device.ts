import type { BackendName } from "../runtime/choose.js";
import { type Device, openDevice } from "../runtime/device.js";
import { UsageError } from "./usage.js";

const names = ["auto", "webgpu", "wasm", "js"] as const;

/** --backend; "wasm-simd" and "wasm-relaxed" also pick the build. */
export async function openNamed(
  text: string | boolean | undefined,
  signal: AbortSignal,
  calibrate?: true,
): Promise<Device> {
  if (text === "wasm-simd" || text === "wasm-relaxed") {
    return openDevice({ backend: "wasm", relaxed: text === "wasm-relaxed", signal, calibrate });
  }
  const backend = names.find((name) => name === (text ?? "auto"));
  if (!backend)
    throw new UsageError(`--backend: expected ${names.join(", ")}, wasm-simd or wasm-relaxed, got ${String(text)}`);
  return openDevice({ backend: backend as BackendName | "auto", signal, calibrate });
}
