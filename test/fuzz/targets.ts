import { configTarget } from "./config.js";
import { safetensorsTarget } from "./safetensors.js";
import type { FuzzTarget } from "./target.js";

export const targets: readonly FuzzTarget[] = [safetensorsTarget, configTarget];
