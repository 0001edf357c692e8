import { JsBackend } from "./js/backend.js";
import { NO_SCALES } from "./plan/cost.js";
import type { DeviceOptions } from "./runtime/choose.js";
import { Device } from "./runtime/device.js";
import type { DeviceReport } from "./runtime/report.js";

export { type ErrorCode, ToeplitzError } from "./core/errors.js";
export type { Device } from "./runtime/device.js";

/**
 * A device in plain JavaScript, float64 inside: as `openDevice({ backend: "js" })` of the main entry, without code of the other
 * backends, and without asking whether there is WebAssembly, which a page's policy may report.
 */
export async function openDevice(options: Pick<DeviceOptions, "debug"> = {}): Promise<Device> {
  const backend = new JsBackend();
  const report: DeviceReport = {
    backend: backend.name,
    why: "toeplitz/js has no other",
    rejected: [],
    simd: false,
    relaxed: false,
    threads: 1,
    gpu: null,
    worker: false,
    choosesAmong: [backend.name],
    calibration: {},
    lost: [],
  };
  return new Device({ backend, scales: NO_SCALES, listen: () => undefined, report: () => report }, options);
}
