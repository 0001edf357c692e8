import { afterAll, beforeAll, expect, test } from "vitest";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { writeSafetensors } from "../../src/checkpoint/write.js";
import { longConv } from "../../src/layers/longConv.js";
import { tno } from "../../src/layers/tno.js";
import type { Device } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import { describeBackends, jsBackend } from "../lib/backends.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { expectError } from "../lib/errors.js";
import { noiseArray } from "../lib/noise.js";
import { weightsOf } from "../stream/layers.js";

const rpe = { dim: 8, layers: 2, act: "relu", norm: "simpleRms" } as const;
const layer = tno({ dim: 6, causal: true, decay: { kind: "fixed", gamma: 0.8 }, rpe });
const weights = weightsOf(layer);
const other = { ...weights, "rpe.out.2.bias": weights["rpe.out.2.bias"].map((value) => value + 1) };

async function outputs(model: Model<"x">, options: object): Promise<Float32Array[]> {
  const stream = await model.stream(options);
  const parts: Float32Array[] = [];
  for (let i = 0; i < 40; i++) parts.push(await stream.next({ x: noiseArray(i, 6) }));
  stream.dispose();
  return parts;
}

const backends = userBackends.filter(({ name }) => name === jsBackend.name || name === "wasm-simd");

describeBackends(backends, (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = await openTestDevice(backend);
  });
  afterAll(() => device.dispose());

  test.each([
    ["modal", { strategy: "modal", tolerance: 1e-2 }, { to: "modal", tolerance: 1e-2 }],
    ["etsc", { strategy: "etsc" }, { to: "etsc" }],
    ["etsc, truncated", { strategy: "etsc", maxLength: 200 }, { to: "etsc", maxLength: 200 }],
  ] as const)("%s from a file: the same outputs to the bit, and nothing converted", async (name, options, ask) => {
    const taps = { taps: noiseArray(1, 30 * 6) };
    const [used, values] = name.includes("trunc")
      ? [longConv({ channels: 6, causal: true, length: 30 }), taps]
      : [layer, weights];
    const source = await device.load(used, values);
    const progress: number[] = [];
    const { bytes, report } = await source.convert({ ...ask, onProgress: (fraction) => progress.push(fraction) });
    expect(report).toHaveLength(1);
    expect(report[0]).toMatch(/^toeplitz: (modal: .* states a channel, error|etsc of \d+ taps: \d+ complex states)/);
    expect(progress.at(-1)).toBe(1);
    const fresh = await device.load(used, values);
    fresh.adopt(readSafetensors(bytes));
    const steps: number[] = [];
    expect(await outputs(fresh, { ...options, onProgress: (fraction: number) => steps.push(fraction) })).toEqual(
      await outputs(source, options),
    );
    expect(steps.every((fraction) => fraction === 1)).toBe(true);
  });

  test("ski: weights of skiTno and the error they reach", async () => {
    const model = await device.load(layer, weights);
    const { bytes, report } = await model.convert({ to: "ski", rank: 8, taps: 5 });
    const file = readSafetensors(bytes);
    expect(file.get("toeplitz.alphas")?.shape).toEqual([6, 8]);
    expect(file.get("toeplitz.conv_kernel")?.shape).toEqual([6, 5]);
    expect(report[0]).toMatch(/ski of rank 8, error \d.* of the operator's Frobenius norm/);
    await expectError("checkpoint", /expected kernels converted to modal or etsc, got ski/, async () =>
      model.adopt(file),
    );
  });

  test("files of other weights, of another version and damaged ones are refused", async () => {
    const model = await device.load(layer, weights);
    const { bytes } = await model.convert({ to: "modal" });
    const file = readSafetensors(bytes);
    const stranger = await device.load(layer, other);
    await expectError("state", /kernels of weights [0-9a-f]{16}, got/, async () => stranger.adopt(file));
    const tensors = Object.fromEntries(file);
    const changed = (metadata: Record<string, string>, replaced: typeof tensors = {}) =>
      readSafetensors(writeSafetensors({ ...tensors, ...replaced }, { ...file.metadata, ...metadata }));
    const refuse = (code: "state" | "checkpoint", message: RegExp, checkpoint: ReturnType<typeof changed>) =>
      expectError(code, message, async () => model.adopt(checkpoint));
    await refuse("state", /version 1, got 2/, changed({ "toeplitz.converted": "2" }));
    await refuse("checkpoint", /list of products/, changed({ products: "{" }));
    await refuse("checkpoint", /tolerance/, changed({ tolerance: "x" }));
    const bad = { dtype: "I32", shape: [2], data: Int32Array.of(1, -1) } as const;
    await refuse("checkpoint", /toeplitz.sections as/, changed({}, { "toeplitz.counts": bad }));
    const { shape } = tensors["toeplitz.sections"];
    const wild = {
      dtype: "F32",
      shape,
      data: new Float32Array(tensors["toeplitz.sections"].data.length).fill(1.5),
    } as const;
    await refuse("checkpoint", /poles inside the unit circle/, changed({}, { "toeplitz.sections": wild }));
    const nan = { ...wild, data: wild.data.map(() => Number.NaN) };
    await refuse("checkpoint", /finite values of toeplitz.sections/, changed({}, { "toeplitz.sections": nan }));
    await refuse("checkpoint", /not a file of converted kernels/, readSafetensors(writeSafetensors({})));
  });

  test("convert says what it cannot do, and stops", async () => {
    const model = await device.load(layer, weights);
    await expectError("argument", /to: expected modal, etsc or ski, got f16/, () =>
      model.convert({ to: "f16" as "ski" }),
    );
    await expectError("aborted", /aborted/, () => model.convert({ to: "modal", signal: AbortSignal.abort() }));
    const noise = await device.load(longConv({ channels: 4, causal: true, length: 300 }), {
      taps: noiseArray(1, 1200),
    });
    await expectError("unsupported", /miss the tolerance/, () => noise.convert({ to: "modal" }));
  });
});
