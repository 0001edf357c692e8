import { argumentsTarget } from "./arguments.js";
import { configTarget } from "./config.js";
import { safetensorsTarget } from "./safetensors.js";
import { savedStreamTarget } from "./savedStream.js";
import type { FuzzTarget } from "./target.js";

export const targets: readonly FuzzTarget[] = [safetensorsTarget, configTarget, savedStreamTarget, argumentsTarget];
