export { type ErrorCode, ToeplitzError } from "./core/errors.js";
export type { BackendName, DeviceOptions, DeviceReport } from "./runtime/choose.js";
export { Device, type LoadOptions, openDevice } from "./runtime/device.js";
export type { CallOptions, Model, RunCallOptions, RunExtent } from "./runtime/model.js";
export type { WasmSource } from "./runtime/openWasm.js";
export type { Strategy } from "./runtime/strategy.js";
export type { StepOptions, Stream, StreamOptions } from "./runtime/stream.js";
export type { WeightsInput } from "./runtime/weights.js";
