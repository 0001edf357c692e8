import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import { type Device, openDevice } from "../../src/runtime/device.js";
import { collectGarbage } from "../lib/collect.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.95 } as const;
const block = tnnBlock({ dim: 6, causal: true, norm: "layer", decay, rpe, glu: { hidden: 5 } });
const weights = noiseWeights(block, { "token_mixer.toep.gamma": 0.9 });
const x = noiseArray(1, 60);
const open = () => openDevice({ backend: "wasm", calibrate: false, debug: true });

/** What console.warn was given while `work` ran and the collector after it. */
async function warnings(work: () => Promise<void>): Promise<string[]> {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  try {
    await work();
    await collectGarbage(5);
    return warn.mock.calls.map(([text]) => String(text));
  } finally {
    warn.mockRestore();
  }
}

async function forgetModel(device: Device): Promise<void> {
  const model = await device.load(block, weights);
  await model.run({ x }, { n: 10 });
}

test("a forgotten model is freed, with a warning in debug", async () => {
  const device = await open();
  const said = await warnings(() => forgetModel(device));
  expect(said).toEqual([expect.stringMatching(/a tnnBlock model was garbage-collected without dispose\(\)/)]);
  const quiet = await openDevice({ backend: "wasm", calibrate: false });
  expect(await warnings(() => forgetModel(quiet))).toEqual([]);
  device.dispose();
  quiet.dispose();
});

test("a forgotten stream is freed; one that is held keeps its model and device alive", async () => {
  const forgetStream = async () => {
    const device = await open();
    const model = await device.load(block, weights);
    const stream = await model.stream();
    await stream.next({ x: x.subarray(0, 6) });
    return stream;
  };
  const kept: { stream?: Awaited<ReturnType<typeof forgetStream>> } = {};
  expect(
    await warnings(async () => {
      kept.stream = await forgetStream();
    }),
  ).toEqual([]);
  expect(await kept.stream!.next({ x: x.subarray(6, 12) })).toHaveLength(6);
  const said = await warnings(async () => {
    kept.stream = undefined as never;
  });
  await collectGarbage(5);
  expect(said.join("\n")).toMatch(/a stream was garbage-collected/);
});

test("what was disposed of is not warned about", async () => {
  const said = await warnings(async () => {
    const device = await open();
    const model = await device.load(block, weights);
    (await model.stream()).dispose();
    model.dispose();
    device.dispose();
  });
  expect(said).toEqual([]);
});

test("handles are idempotent, and disposable in both ways", async () => {
  let held: Device;
  {
    await using device = await open();
    using model = await device.load(block, weights);
    using stream = await model.stream();
    await stream.next({ x: x.subarray(0, 6) });
    held = device;
  }
  await expect(held.load(block, weights)).rejects.toMatchObject({ code: "disposed" });
  await expect(held.selfTest()).rejects.toMatchObject({ code: "disposed" });
  held.dispose();
  await held[Symbol.asyncDispose]();
  expect(held.report().backend).toBe("wasm"); // a report is still a report
});

test("no module holds a device, a backend or a memory", () => {
  const src = fileURLToPath(new URL("../../src", import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  for (const file of files) {
    const text = readFileSync(`${src}/${file}`, "utf8");
    const held =
      /^(?:let|const|var) \w+[^=\n]*= (?:await )?(?:new (?:Device|\w*Backend|WebAssembly\.\w+|Worker)|openDevice|navigator)/m;
    expect(text.match(held)?.[0], file).toBeUndefined();
  }
});
