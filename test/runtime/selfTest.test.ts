import { expect, test } from "vitest";
import { type OpName, ops } from "../../src/ops/index.js";
import type { Backend } from "../../src/plan/backend.js";
import { selfTest } from "../../src/runtime/selfTest.js";
import { WasmBackend } from "../../src/wasm/backend.js";
import { describeBackends, kernelBackends, wasmCode } from "../lib/backends.js";

/** Packed operands are checked by what reads them. */
const packers: readonly OpName[] = ["gemmPack", "gemvPack", "toeplitzSpectrum"];

describeBackends(kernelBackends, (each) => {
  test("every op is within its bound, on the device that users get", { timeout: 120_000 }, async () => {
    const backend = await each.open();
    const seen: number[] = [];
    const results = await selfTest(backend, { onProgress: ({ done, total }) => seen.push(done / total) });
    const failures = results.filter(({ ok }) => !ok);
    expect(failures).toEqual([]);
    const expected = (Object.keys(ops) as OpName[]).filter((op) => !packers.includes(op));
    expect(results.map(({ op }) => op)).toEqual(expected);
    expect(seen).toHaveLength(expected.length);
    expect(seen.at(-1)).toBe(1);
    backend.dispose();
  });
});

/** A backend whose results are off by one part in a thousand in one value, for one op. */
function spoiled(backend: Backend, op: string, spoil: (values: Float32Array) => void): Backend {
  return {
    name: backend.name,
    dispose: () => backend.dispose(),
    open: (weights) => {
      const workspace = backend.open(weights);
      return {
        createState: (plan) => workspace.createState(plan),
        dispose: () => workspace.dispose(),
        compile: async (plan, options) => {
          const program = await workspace.compile(plan, options);
          if (!plan.steps.some((step) => step.op === op)) return program;
          return {
            dispose: () => program.dispose(),
            run: async (inputs, runOptions) => {
              const outputs = await program.run(inputs, runOptions);
              for (const values of Object.values(outputs)) spoil(values as Float32Array);
              return outputs;
            },
          };
        },
      };
    },
  };
}

test("a wrong kernel, NaN and a kernel that cannot run are found, by name", async () => {
  const wasm = await WasmBackend.create(await wasmCode("simd"));
  const found = async (op: string, spoil: (values: Float32Array) => void) => {
    const results = await selfTest(spoiled(wasm, op, spoil));
    expect(results.filter(({ ok }) => !ok).map((result) => result.op)).toEqual([op]);
    return results.find((result) => result.op === op)!;
  };
  const off = await found("norm", (values) => {
    values[3] += 1e-3;
  });
  expect(off.maxError).toBeGreaterThan(off.bound);
  const nan = await found("toeplitz", (values) => {
    values[0] = Number.NaN;
  });
  expect(nan.maxError).toBe(Number.POSITIVE_INFINITY);
  const failing = await found("add", () => {
    throw new Error("no such kernel");
  });
  expect(failing.problem).toBe("no such kernel");
  expect(wasm.memory.used).toBe(0);
});

test("an abort ends it, and gives back its memory", async () => {
  const wasm = await WasmBackend.create(await wasmCode("simd"));
  const controller = new AbortController();
  const onProgress = ({ done }: { done: number }) => done === 3 && controller.abort();
  await expect(selfTest(wasm, { signal: controller.signal, onProgress })).rejects.toMatchObject({ code: "aborted" });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(wasm.memory.used).toBe(0);
});
