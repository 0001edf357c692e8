export type { ModelConfig } from "./config.js";
export { type GenerateOptions, Lm } from "./lm.js";
export { type LmSource, type LoadLmOptions, loadTnnLm } from "./load.js";
export type { SamplingOptions } from "./sampler.js";
