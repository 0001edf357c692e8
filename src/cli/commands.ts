import { bench } from "./bench.js";
import type { Command } from "./command.js";
import { convert } from "./convert.js";
import { fill } from "./fill.js";
import { generate } from "./generate.js";
import { info } from "./info.js";
import { inspect } from "./inspect.js";
import { selftest } from "./selftest.js";

export const commands: Readonly<Record<string, Command>> = {
  bench,
  convert,
  fill,
  generate,
  info,
  inspect,
  selftest,
};
