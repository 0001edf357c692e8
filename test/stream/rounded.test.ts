import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lm } from "../../src/models/lm.js";
import { loadTnnLm } from "../../src/models/load.js";
import type { Device } from "../../src/runtime/device.js";
import type { StreamOptions } from "../../src/runtime/stream.js";
import { describeBackends } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { loadModel } from "../lib/fixtures.js";

const { expected, folder } = loadModel("moby-tnn");
const tokens = Int32Array.from(expected.get("tokens")!.data as BigInt64Array, Number);
const ROUNDED = "linear layers of a token: weights and inputs rounded to 16 bits";

describeBackends(userBackends, (backend) => {
  const isWasm = backend.name.startsWith("wasm");
  let device: Device;
  let lm: Lm;
  beforeAll(async () => {
    device = await openTestDevice(backend);
    lm = await loadTnnLm(device, folder);
  });
  afterAll(() => device.dispose());

  const explained = async (options: StreamOptions) => {
    const stream = await lm.stream(options);
    const text = stream.explain();
    stream.dispose();
    return text;
  };

  test("rounded where asked for, and nowhere else", async () => {
    const text = await explained({ strategy: "window", rounded: true });
    expect(text.includes(ROUNDED)).toBe(isWasm);
    const [load, run] = text.split("each run");
    expect(load).not.toContain(" gemv("); // kernels are made of exact weights
    expect(run.match(/ gemv\(/g)?.length ?? 0).toBe(isWasm ? 36 : 0);
    expect(run.match(/ gemm\(/g)?.length).toBe(isWasm ? 1 : 37); // the logits are too few to gain
    const exact: StreamOptions[] = [
      {},
      { strategy: "window" },
      { strategy: "tiled", tolerance: 1e-2 },
      { strategy: "window", rounded: true, batch: 2 },
    ];
    for (const options of exact) expect(await explained(options), JSON.stringify(options)).not.toContain("gemv");
  });

  if (backend.name !== "wasm-simd") return;
  test("a tolerance allows it from 5e-4, unless refused", async () => {
    for (const strategy of ["modal", "auto"] as const) {
      expect(await explained({ strategy, tolerance: 1e-3 })).toContain(ROUNDED);
      expect(await explained({ strategy, tolerance: 1e-3, rounded: false })).not.toContain("gemv");
    }
    expect(await explained({ strategy: "modal" })).toContain(ROUNDED);
    expect(await explained({ strategy: "modal", tolerance: 4e-4 })).not.toContain("gemv");
  }, 60_000);

  test("fork = replay, save and restore = going on, to the bit; a piece at once = its tokens, nearly", async () => {
    const stream = await lm.stream({ strategy: "modal", tolerance: 1e-3 });
    await stream.prefill({ tokens: tokens.subarray(0, 20) }, { n: 20 });
    const [saved, fork] = [await stream.save(), await stream.clone()];
    const rest = async (of: typeof stream) => {
      const parts: Float32Array[] = [];
      for (const token of tokens.subarray(20, 40))
        parts.push((await of.next({ tokens: Int32Array.of(token) })).slice());
      return Float32Array.from(parts.flatMap((part) => [...part]));
    };
    const want = await rest(stream);
    expect(await rest(fork)).toEqual(want);
    await stream.restore(saved);
    expect(await rest(stream)).toEqual(want);
    await stream.restore(saved);
    const atOnce = await stream.prefill({ tokens: tokens.subarray(20, 40) }, { n: 20 });
    expect(relativeError(atOnce, want)).toBeLessThan(1e-3);
    for (const each of [stream, fork]) each.dispose();
  }, 60_000);

  test("it moves logits by less than a thousandth of their rms, far less than a tolerance of 1e-3 does", async () => {
    const logits = async (options: StreamOptions) => {
      const stream = await lm.stream(options);
      const parts: Float32Array[] = [];
      for (const token of tokens) parts.push((await stream.next({ tokens: Int32Array.of(token) })).slice());
      stream.dispose();
      return Float32Array.from(parts.flatMap((part) => [...part]));
    };
    const modal = { strategy: "modal", tolerance: 1e-3 } as const;
    const [exact, rounded] = [await logits({ ...modal, rounded: false }), await logits(modal)];
    const error = relativeError(rounded, exact);
    console.log(`rounded linear layers: logits' max error over rms ${error.toExponential(2)}`);
    expect(error).toBeLessThan(1e-3);
    expect(error).toBeGreaterThan(1e-6);
    expect(
      relativeError(await logits({ strategy: "tiled", rounded: true }), await logits({ strategy: "tiled" })),
    ).toBeLessThan(1e-3);
  }, 60_000);
});
