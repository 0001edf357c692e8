export { type ErrorCode, ToeplitzError } from "./core/errors.js";
export type { BackendName, DeviceOptions, DeviceReport } from "./runtime/choose.js";
export { Device, type LoadOptions, openDevice } from "./runtime/device.js";
export type { CallOptions, Model, RunExtent } from "./runtime/model.js";
export type { WasmSource } from "./runtime/openWasm.js";
export type { WeightsInput } from "./runtime/weights.js";
