import type { Command } from "./command.js";
import { generate } from "./generate.js";
import { info } from "./info.js";
import { inspect } from "./inspect.js";

export const commands: Readonly<Record<string, Command>> = { generate, info, inspect };
