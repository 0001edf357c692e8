import { expect, test } from "vitest";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import { openDevice } from "../../src/runtime/device.js";
import type { Model } from "../../src/runtime/model.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openFaulty } from "../lib/faultyDevice.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.95 } as const;
const block = tnnBlock({ dim: 6, causal: true, norm: "layer", decay, rpe, glu: { hidden: 5 } });
const weights = noiseWeights(block, { "token_mixer.toep.gamma": 0.9 });
const n = 20;
const x = noiseArray(1, n * 6);

const whole = (model: Model<"x">) => model.run({ x }, { n });

async function expected() {
  const device = await openDevice({ backend: "js" });
  const y = await whole(await device.load(block, weights));
  device.dispose();
  return y;
}

describeBackends([webgpuBackend], () => {
  test("a device lost while idle is opened again, with an event and the same numbers", async () => {
    const { gpu, device, events, close } = await openFaulty();
    const model = await device.load(block, weights);
    const before = await whole(model);
    gpu.devices[0].destroy();
    await expect.poll(() => events.length).toBe(1);
    expect(events[0]).toMatchObject({ type: "lost", kind: "lost", backend: "webgpu", now: "webgpu" });
    expect(await whole(model)).toEqual(before);
    expect(gpu.devices).toHaveLength(2);
    expect(device.report()).toMatchObject({ backend: "webgpu", lost: [{ backend: "webgpu", now: "webgpu" }] });
    close();
  });

  test("where the GPU does not come back, work goes on in wasm", async () => {
    const { gpu, device, events, close } = await openFaulty();
    const model = await device.load(block, weights);
    await whole(model);
    gpu.refuse = true;
    gpu.devices[0].destroy();
    expect(relativeError(await whole(model), await expected())).toBeLessThan(1e-5);
    await expect.poll(() => events.length).toBe(1);
    expect(events[0].now).toBe("wasm");
    expect(device.backend).toBe("wasm");
    expect(device.report().why).toMatch(/webgpu was lost/);
    close();
  });

  test("a stream goes on where it was, whatever it had taken", async () => {
    const { gpu, device, events, close } = await openFaulty();
    const y = await expected();
    const model = await device.load(block, weights);
    const stream = await model.stream();
    const piece = (from: number, to: number) => ({ x: x.subarray(from * 6, to * 6) });
    const parts = [await stream.prefill(piece(0, 5), { n: 5 })];
    for (let i = 5; i < 15; i++) {
      if (i % 3 === 0) gpu.devices.at(-1)!.destroy();
      parts.push(await stream.next(piece(i, i + 1)));
    }
    gpu.refuse = true;
    gpu.loseAll();
    parts.push(await stream.prefill(piece(15, 18), { n: 3 }));
    const twin = await stream.clone();
    for (const each of [stream, twin]) {
      const rest = [await each.next(piece(18, 19)), await each.next(piece(19, 20))];
      const all = Float32Array.from([...parts, ...rest].flatMap((part) => [...part]));
      expect(relativeError(all, y)).toBeLessThan(1e-5);
    }
    expect(events.map(({ now }) => now).slice(-1)).toEqual(["wasm"]);
    close();
  });
});
