#!/usr/bin/env node
import { parseArgs } from "node:util";
import { ToeplitzError } from "../core/errors.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { styleOf } from "./style.js";
import { UsageError } from "./usage.js";

/** Exit codes: 0 done, 1 a check or the work failed, 2 bad usage, 130 interrupted. */
const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 };

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    console.log(overview());
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`unknown command ${name}: expected ${Object.keys(commands).join(", ")}`);
  const { values, positionals } = parse(command, rest);
  if (values["help"]) {
    const { bold } = styleOf(process.stdout);
    console.log(`usage: ${bold(`toeplitz ${name}`)} ${command.usage}\n\n${command.help}`);
    return EXIT.ok;
  }
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once("SIGINT", interrupt); // a second Ctrl-C ends the process at once
  try {
    await command.run(values, positionals, abort.signal);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof ToeplitzError && error.code === "aborted" && abort.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
  }
}

function parse(command: Command, args: readonly string[]) {
  const common = { help: { type: "boolean", short: "h" }, verbose: { type: "boolean" } } as const;
  try {
    return parseArgs({ args: [...args], options: { ...command.options, ...common }, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.replaceAll("\n", " "));
  }
}

function overview(): string {
  const { bold, dim } = styleOf(process.stdout);
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${bold(name.padEnd(10))} ${summary}`);
  const notes = `toeplitz <command> --help tells more.
Exit codes: 0 done, 1 the work or a check failed, 2 bad usage, 130 interrupted. --verbose shows where an error came from.`;
  return `usage: toeplitz <command> [options]\n\n${lines.join("\n")}\n\n${dim(notes)}`;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const verbose = process.argv.includes("--verbose");
    const text = error instanceof Error ? (verbose ? error.stack : error.message) : String(error);
    console.error(`${styleOf(process.stderr).red("toeplitz:")} ${text}`);
    process.exitCode = error instanceof UsageError ? EXIT.usage : EXIT.failed;
  },
);
