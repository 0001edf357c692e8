import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ops } from "../src/ops/index.js";
import { instantiate } from "../src/wasm/module.js";
import { wasmCode } from "./lib/backends.js";

/** One op has one name in every folder: its contract, oracle, wasm kernel and cases. */
const names = Object.keys(ops);
const filesIn = (folder: string) => new Set(readdirSync(new URL(`../${folder}`, import.meta.url)));

describe.each([
  ["src/ops", ".ts"],
  ["src/js", ".ts"],
  ["assembly", ".ts"],
  ["test/ops", ".ts"],
])("%s", (folder, ending) => {
  test.each(names)("%s", (name) => expect(filesIn(folder)).toContain(name + ending));
});

test("a contract is listed under its own name", () => {
  for (const [name, op] of Object.entries(ops)) expect(op.name).toBe(name);
});

test.each(["debug", "simd", "relaxed"])("wasm %s exports every op with the contract's arity", async (build) => {
  const { functions } = await instantiate(await wasmCode(build));
  expect([...functions.keys()].sort()).toEqual([...names].sort());
});

test("a kernel with another arity is refused, by name", async () => {
  // a module whose only export "activation" takes no arguments
  const text = "activation";
  const name = [text.length, ...new TextEncoder().encode(text)];
  const exported = [7, name.length + 3, 1, ...name, 0, 0];
  const header = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0];
  const bytes = new Uint8Array([...header, ...exported, 10, 4, 1, 2, 0, 11]);
  await expect(instantiate(bytes)).rejects.toMatchObject({
    code: "unsupported",
    message: expect.stringMatching(/wasm kernel activation: expected \d+ arguments, got 0/),
  });
});
