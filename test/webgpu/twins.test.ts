import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contractOf, type OpName, ops } from "../../src/ops/index.js";
import { shaders } from "../../src/webgpu/generated/shaders.js";
import { webgpuKernelOf } from "../../src/webgpu/kernels/index.js";
import { type ShaderName, shaderOf } from "../../src/webgpu/shader.js";

const names = Object.keys(ops) as OpName[];
const folder = new URL("../../shaders/", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".wgsl"));
const access = { in: "read", out: "read_write", inout: "read_write" } as const;

/** Operands that a shader of this op leaves to another of its shaders, with the reason. */
const elsewhere: Partial<Record<OpName, readonly string[]>> = {
  ssmScan: ["d", "gate"], // in ssmFinish: nine arrays are more than every device binds
};

describe.each(names)("%s", (name) => {
  test("has a shader with an entry point of that name", () => {
    expect(files).toContain(`${name}.wgsl`);
    expect(shaderOf(name as ShaderName).code).toMatch(new RegExp(`\\nfn ${name}\\(`));
  });

  test("binds the operands of its contract, in order, then tables and scratch, then params", () => {
    const { bindings } = shaderOf(name as ShaderName);
    const wanted = Object.entries(contractOf(name).operands)
      .filter(([operand]) => !elsewhere[name]?.includes(operand))
      .map(([operand, { role }]) => ({ name: operand, access: access[role] }));
    expect(bindings.slice(0, wanted.length)).toEqual(wanted);
    expect(bindings.at(-1)).toEqual({ name: "params", access: "uniform" });
    const tables = Object.keys(webgpuKernelOf(name).tables ?? {});
    const rest = bindings.slice(wanted.length, -1);
    for (const binding of rest) expect(tables.includes(binding.name) ? "read" : "read_write").toBe(binding.access);
  });
});

test("every shader's bindings are numbered without gaps and used by name only", () => {
  expect(Object.keys(shaders).length).toBeGreaterThanOrEqual(names.length);
  for (const shader of Object.values(shaders)) {
    expect(new Set(shader.bindings.map((binding) => binding.name)).size).toBe(shader.bindings.length);
    expect(shader.bindings.filter((binding) => binding.access !== "uniform").length).toBeLessThanOrEqual(8);
  }
});

test.each(files)("%s takes no sine, cosine or power from the device", (file) => {
  const code = readFileSync(new URL(file, folder), "utf8").replace(/\/\/.*$/gm, "");
  expect(code).not.toMatch(/\b(sin|cos|tan|pow|exp|exp2|atan2?)\s*\(/);
});
