export { openDevice, type WorkerDeviceOptions } from "./open.js";
export type { NodeWorkerLike, WebWorkerLike, WorkerLike } from "./ports.js";
