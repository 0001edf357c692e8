import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readSafetensors } from "../src/checkpoint/safetensors.js";
import { type ErrorCode, ToeplitzError } from "../src/core/errors.js";
import { glu } from "../src/layers/glu.js";
import { tnnBlock } from "../src/layers/tnnBlock.js";
import { parseModelConfig } from "../src/models/config.js";
import { loadTnnLm } from "../src/models/load.js";
import { PlanBuilder } from "../src/plan/builder.js";
import { openDevice } from "../src/runtime/device.js";
import { WasmMemory } from "../src/wasm/memory.js";
import { WebgpuBackend } from "../src/webgpu/backend.js";
import type { GPUDeviceLike } from "../src/webgpu/gpu.js";
import { noiseWeights } from "./lib/weights.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const layer = glu({ dim: 2, hidden: 2 });
const load = async () => (await openDevice({ backend: "js" })).load(layer, noiseWeights(layer));
const rpe = { dim: 4, layers: 1, act: "relu", norm: "simpleRms" } as const;
const nested = tnnBlock({ dim: 4, causal: true, norm: "layer", rpe, glu: { hidden: 3 } });

/** A way to each code, as a user can meet it. Complete by type. */
const ways: Record<ErrorCode, { readonly way: () => unknown; readonly says: RegExp }> = {
  shape: {
    way: async () => (await load()).run({ x: new Float32Array(5) }, { n: 2 }),
    says: /input x: expected a Float32Array of 4 values, shape \[1, 2, 2\], got 5 values/,
  },
  argument: {
    way: () => openDevice({ backend: "cuda" as never }),
    says: /expected auto, webgpu, wasm or js, got cuda/,
  },
  missing: {
    way: async () => (await openDevice({ backend: "js" })).load(layer, {}),
    says: /glu: weight .*got nothing/,
  },
  checkpoint: { way: () => readSafetensors(new Uint8Array(3)), says: /expected|3/ },
  config: { way: () => parseModelConfig("{"), says: /JSON/ },
  unsupported: {
    way: () => openDevice({ backend: "wasm", wasm: new Uint8Array(3) }),
    says: /no backend works here: wasm: the WebAssembly kernels cannot be instantiated/,
  },
  network: {
    way: async () => loadTnnLm(await openDevice({ backend: "js" }), "http://127.0.0.1:1/model/"),
    says: /127\.0\.0\.1:1/,
  },
  aborted: { way: () => openDevice({ signal: AbortSignal.abort() }), says: /abort/ },
  disposed: {
    way: async () => {
      const device = await openDevice({ backend: "js" });
      device.dispose();
      await device.load(layer, noiseWeights(layer));
    },
    says: /this device was disposed/,
  },
  memory: {
    way: () => new WasmMemory(new WebAssembly.Memory({ initial: 1, maximum: 1 }), 0).allocate(2 ** 20),
    says: /bytes more were asked for/,
  },
  device: {
    way: async () => {
      const lost = Promise.resolve({ reason: "unknown", message: "the driver went away" });
      const gpu = { lost, limits: {}, queue: {}, destroy: () => undefined } as unknown as GPUDeviceLike;
      const backend = new WebgpuBackend(gpu);
      await lost;
      const plan = new PlanBuilder().finish();
      await backend.open({ get: () => new Float32Array(0) }).compile(plan);
    },
    says: /the GPU device was lost \(unknown\): the driver went away/,
  },
  state: {
    way: async () => {
      const device = await openDevice({ backend: "js" });
      const stream = await (await device.load(nested, noiseWeights(nested))).stream({ maxLength: 8 });
      await stream.restore(new Uint8Array(30));
    },
    says: /saved stream: expected bytes of save\(\), got 30 other bytes/,
  },
  internal: {
    way: () => new WasmMemory(new WebAssembly.Memory({ initial: 1 }), 0).free(12345),
    says: /12345 is not an allocated block/,
  },
};

describe("every code", () => {
  test.each(Object.entries(ways))(
    "%s is thrown, and says what was expected and what came",
    async (code, { way, says }) => {
      const error = await Promise.resolve()
        .then(way)
        .then(() => undefined)
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ToeplitzError);
      expect(error).toMatchObject({ code, name: "ToeplitzError", message: expect.stringMatching(says) });
    },
  );

  test("docs/errors.md has exactly these", () => {
    const text = readFileSync(`${root}docs/errors.md`, "utf8");
    const listed = [...text.matchAll(/^\| `(\w+)` /gm)].map(([, code]) => code);
    expect(listed.sort()).toEqual(Object.keys(ways).sort());
  });

  test("nothing else is thrown: sources know one class, and the docs every code they use", () => {
    const files = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" });
    const used = new Set<string>();
    for (const file of files.filter((name) => name.endsWith(".ts") && !name.includes("generated"))) {
      const text = readFileSync(`${root}src/${file}`, "utf8");
      for (const [, code] of text.matchAll(/new ToeplitzError\(\s*"(\w+)"/g)) used.add(code);
      const own =
        file.startsWith("cli") || ["worker/ports.ts", "runtime/calibrate.ts"].includes(file.replaceAll("\\", "/"));
      // a bare Error may only be thrown where it is caught again at once, or where there is no caller but the command line
      if (!own) expect(text.match(/throw new (?:Type|Range|Syntax)?Error\(/)?.[0], file).toBeUndefined();
    }
    for (const code of used) expect(Object.keys(ways)).toContain(code);
  });

  test("shape errors name the layer, the operand, what was expected and what came", async () => {
    const device = await openDevice({ backend: "js" });
    const weights = noiseWeights(nested);
    const wrong = device.load(nested, { ...weights, "token_mixer.u_proj.weight": new Float32Array(7) });
    await expect(wrong).rejects.toMatchObject({
      code: "shape",
      message: expect.stringMatching(/tnnBlock: weight token_mixer\.u_proj\.weight: expected \[\d+, 4\], got 7 values/),
    });
    const b = new PlanBuilder();
    const x = b.input("x", [2, 3]);
    const add = () => b.scoped("layers.3", () => b.apply("add", { batch: 2, length: 4 }, { a: x, b: x }));
    expect(add).toThrow(/layers\.3: add: operand a \(x\): expected f32\[2, 4\], got f32\[2, 3\]/);
  });

  test("sizes near and beyond 2^31 are refused before anything is allocated", async () => {
    const device = await openDevice({ backend: "wasm" });
    const model = await device.load(layer, noiseWeights(layer));
    const x = new Float32Array(0);
    for (const n of [2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53, Number.MAX_VALUE]) {
      const code = expect.stringMatching(/^(argument|shape|memory)$/);
      await expect(model.run({ x }, { n }), `n = ${n}`).rejects.toMatchObject({ code });
      await expect(model.run({ x }, { batch: n, n: 3 }), `batch = ${n}`).rejects.toMatchObject({ code });
      await expect(model.run({ x }, { batch: 65536, n: 65536 })).rejects.toMatchObject({ code });
    }
    const sizes = [2 ** 31, 2 ** 32, 2 ** 53, -1, 1.5, Number.NaN];
    for (const size of sizes) {
      const b = new PlanBuilder();
      const a = b.input("a", [1, 1]);
      const add = () => b.apply("add", { batch: size, length: 1 }, { a, b: a });
      expect(add, String(size)).toThrow(expect.objectContaining({ code: "argument" }));
    }
    expect(await model.run({ x: new Float32Array(6) }, { n: 3 })).toHaveLength(6);
    device.dispose();
  });
});
