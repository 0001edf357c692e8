export { type ErrorCode, ToeplitzError } from "./core/errors.js";
export type { BackendName, DeviceOptions, DeviceReport } from "./runtime/choose.js";
export { Device, type LoadOptions, openDevice } from "./runtime/device.js";

<<<<<<< HEAD

export type { CallOptions, Model, RunExtent } from "./runtime/model.js";
export type { WasmSource } from "./runtime/openWasm.js";

=======

export type { CallOptions, Model, RunCallOptions, RunExtent } from "./runtime/model.js";
export type { Strategy } from "./runtime/strategy.js";
export type { StepOptions, Stream, StreamOptions } from "./runtime/stream.js";

>>>>>>> af9eba5 (Streams: modes apart from products; types at the door)

export type { WeightsInput } from "./runtime/weights.js";
