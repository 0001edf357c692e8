import { describe, expect, test } from "vitest";
import { WgslReflect } from "wgsl_reflect";
import { contractOf, type OpName, ops } from "../../src/ops/index.js";
import { shaders } from "../../src/webgpu/generated/shaders.js";
import { webgpuKernelOf } from "../../src/webgpu/kernels/index.js";
import type { Pass } from "../../src/webgpu/kernels/kernel.js";
import { type ShaderName, shaderOf, specialise } from "../../src/webgpu/shader.js";
import { opCases } from "../ops/cases.js";

/** What a WGSL parser of somebody else's finds in the shaders, against what the backend binds and packs by. */
const limits = { maxComputeWorkgroupStorageSize: 16384, maxStorageBufferBindingSize: 2 ** 27 };

/** Every shader with an entry point and constants that some case dispatches. */
const passes = new Map<string, Pass>();
for (const op of Object.keys(ops) as OpName[]) {
  for (const { plan } of opCases[op]) {
    for (const step of plan.steps) {
      for (const pass of webgpuKernelOf(step.op).passes(step.params, limits)) {
        passes.set(`${pass.shader} ${pass.entry ?? pass.shader}`, pass);
      }
    }
  }
}

describe.each(Object.keys(shaders) as ShaderName[])("%s.wgsl", (name) => {
  const { code, bindings, params } = shaderOf(name);
  const found = new WgslReflect(code);

  test("declares the bindings that are bound, with their access", () => {
    const [group, ...others] = found.getBindGroups();
    expect(others).toEqual([]);
    const declared = group.map(({ name, access }) => ({ name, access: name === "params" ? "uniform" : access }));
    expect(declared).toEqual(bindings);
  });

  test("has the params that are packed: 32-bit scalars without gaps", () => {
    const [{ members, size }] = found.structs.filter((struct) => struct.name === "Params");
    const wanted = params.map(({ name, type }, index) => ({ name, type, offset: 4 * index, size: 4 }));
    expect(members.map(({ name, type, offset, size }) => ({ name, type: type.name, offset, size }))).toEqual(wanted);
    expect(size).toBe(4 * params.length);
  });

  test("has entry points that each use only what the shader binds, and write only what the contract lets them", () => {
    const written = bindings.filter(({ access }) => access === "read_write").map(({ name }) => name);
    const contract = name in ops ? contractOf(name as OpName).operands : {};
    for (const binding of written) expect(["in", undefined]).not.toContain(contract[binding]?.role ?? "scratch");
    for (const entry of found.entry.compute) {
      for (const resource of entry.resources) expect(bindings.map((binding) => binding.name)).toContain(resource.name);
    }
  });
});

test.each([...passes])("%s: an entry point of that name, workgroups that every device allows", (_, pass) => {
  const reflected = new WgslReflect(specialise(shaderOf(pass.shader).code, pass.constants ?? {}));
  const entry = reflected.entry.compute.find(({ name }) => name === (pass.entry ?? pass.shader));
  expect(entry).toBeDefined();
  const sizes = entry!.attributes!.find(({ name }) => name === "workgroup_size")!.value;
  const counts = [sizes].flat().map((text) => {
    if (/^\d+$/.test(String(text))) return Number(text);
    return Number(
      new RegExp(`const ${text}: u32 = (\\d+)u`).exec(
        specialise(shaderOf(pass.shader).code, pass.constants ?? {}),
      )?.[1],
    );
  });
  expect(counts.reduce((product, count) => product * count, 1)).toBeLessThanOrEqual(256);
});
