export { Checkpoint } from "./checkpoint.js";
export type { CheckpointDtype, DataOf, Tensor } from "./dtypes.js";
export { type Halved, toFloat16 } from "./halve.js";
export { type LoadProgress, type OpenOptions, openSafetensors } from "./open.js";
export { readSafetensors } from "./safetensors.js";
export type { ByteSource } from "./source.js";
export { toFloat32 } from "./toFloat32.js";
export { writeSafetensors } from "./write.js";
