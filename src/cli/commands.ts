import type { Command } from "./command.js";
import { fill } from "./fill.js";
import { generate } from "./generate.js";
import { info } from "./info.js";
import { inspect } from "./inspect.js";
import { selftest } from "./selftest.js";

export const commands: Readonly<Record<string, Command>> = { fill, generate, info, inspect, selftest };
