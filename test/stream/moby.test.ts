import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lm } from "../../src/models/lm.js";
import { loadTnnLm } from "../../src/models/load.js";
import type { Device } from "../../src/runtime/device.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { loadModel } from "../lib/fixtures.js";

const { expectedJson, folder } = loadModel("moby-tnn");
const text = readFileSync(new URL("valid.txt", folder), "utf8");

const simd = userBackends.filter(({ name }) => name === "wasm-simd");

describeBackends(simd, (backend) => {
  let device: Device;
  let lm: Lm;
  beforeAll(async () => {
    device = await openTestDevice(backend);
    lm = await loadTnnLm(device, folder);
  });
  afterAll(() => device.dispose());

  test("moby-tnn at tolerance 1e-3: at most 10 states a channel, every layer within it, 0.001 nats from exact", async () => {
    const stream = await lm.stream({ strategy: "modal", tolerance: 1e-3 });
    const layers = [...stream.explain().matchAll(/^(.*): modal: (.*) states a channel, error (.*) of the kernel$/gm)];
    expect(layers.length).toBe(6);
    for (const [, , , error] of layers) expect(Number(error)).toBeLessThanOrEqual(1e-3);
    const mean = layers.reduce((sum, [, , states]) => sum + Number(states), 0) / layers.length;
    expect(mean).toBeLessThan(6.5);
    expect(stream.bytes).toBeLessThan(110_000); // 6 layers of 384 channels: 2.5 MB each as a window
    const tokens = lm.encode(text.slice(0, 2049));
    const [exact, reduced] = [await lm.score(tokens), await lm.score(tokens, { tolerance: 1e-3 })];
    expect(Math.abs(reduced - exact)).toBeLessThan(1e-3);
    expect(reduced).not.toBe(exact);
  }, 120_000);

  test("greedy text equals PyTorch's, by window and by tiles", async () => {
    for (const strategy of ["window", "tiled"] as const) {
      let written = "";
      const prompt = String(expectedJson["prompt"]);
      for await (const piece of lm.generate(prompt, { maxTokens: 200, temperature: 0, strategy })) written += piece;
      expect(written, strategy).toBe(String(expectedJson["greedy_200"]));
    }
  }, 60_000);

  test("ten thousand streams opened and disposed, and a long one, leave memory as it was", async () => {
    const options = { strategy: "modal", tolerance: 1e-3 } as const;
    const first = await lm.stream(options);
    for (let i = 0; i < 100; i++) (await lm.stream(options)).dispose();
    global.gc?.();
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 10_000; i++) (await lm.stream(options)).dispose();
    const bytes = first.bytes;
    for (let i = 0; i < 300; i++) await first.next({ tokens: Int32Array.of(i % 80) });
    expect(first.bytes).toBe(bytes);
    expect(process.memoryUsage().rss - before).toBeLessThan(64e6);
  }, 120_000);
});

describeBackends([...simd, webgpuBackend], (backend) => {
  const gpu = backend.name === webgpuBackend.name;
  let device: Device;
  let lm: Lm;
  beforeAll(async () => {
    device = await openTestDevice(backend);
    lm = await loadTnnLm(device, folder);
  });
  afterAll(() => device.dispose());

  test("logits of a stream are those of the whole text, by strategy", async () => {
    const [prompt, n] = gpu ? [90, 96] : [64, 96]; // a simulated GPU takes tens of milliseconds for a token
    const tokens = lm.encode(text.slice(0, n));
    const want = await lm.logits(tokens);
    const exact = [
      [{ strategy: "window" }, 2e-5],
      [{ strategy: "tiled" }, 2e-5],
    ] as const;
    const scans = [
      [{ strategy: "etsc", maxLength: 200 }, 2e-4],
      [{ strategy: "modal", tolerance: 1e-3 }, 2e-2],
    ] as const;
    // window and tiles of this model are a minute of a simulated GPU; stream.test.ts has them of small layers
    for (const [options, bound] of gpu ? scans : [...exact, ...scans]) {
      const stream = await lm.stream(options);
      const parts = [await stream.prefill({ tokens: tokens.subarray(0, prompt) }, { n: prompt })];
      for (let i = prompt; i < n; i++) parts.push(await stream.next({ tokens: tokens.subarray(i, i + 1) }));
      const got = Float32Array.from(parts.flatMap((part) => [...part]));
      const error = relativeError(got, want);
      console.log(`${backend.name}: moby-tnn ${JSON.stringify(options)}, max error over rms ${error.toExponential(2)}`);
      expect(error).toBeLessThan(bound);
      stream.dispose();
    }
  }, 180_000);
});
