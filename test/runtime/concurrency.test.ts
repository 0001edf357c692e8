import { afterAll, beforeAll, expect, test } from "vitest";
import { tnnBlock } from "../../src/layers/tnnBlock.js";
import type { Device } from "../../src/runtime/device.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

const rpe = { dim: 8, layers: 1, act: "relu", norm: "simpleRms" } as const;
const decay = { kind: "fixed", gamma: 0.95 } as const;
const block = tnnBlock({ dim: 6, causal: true, norm: "layer", decay, rpe, glu: { hidden: 5 } });
const N = 12;
const inputs = [0, 1, 2].map((seed) => noiseArray(seed, N * 6));
const token = (of: number, i: number) => ({ x: inputs[of].subarray(i * 6, i * 6 + 6) });

describeBackends([...userBackends, webgpuBackend], (each) => {
  let device: Device;
  beforeAll(async () => {
    device = await openTestDevice(each);
  });
  afterAll(() => device.dispose());

  const load = (seed: number) => device.load(block, noiseWeights(block, { "token_mixer.toep.gamma": 0.9 }, seed));

  test("streams of two models, interleaved with whole runs, give what each gives alone", async () => {
    const models = [await load(0), await load(7)];
    const jobs = [0, 1, 2].map((of) => ({ model: models[of % 2], of }));
    const alone = [];
    for (const { model, of } of jobs) {
      using stream = await model.stream();
      const parts = [];
      for (let i = 0; i < N; i++) parts.push(await stream.next(token(of, i)));
      alone.push({ whole: await model.run({ x: inputs[of] }, { n: N }), parts });
    }
    const streams = await Promise.all(jobs.map(({ model }) => model.stream()));
    const parts: Promise<Float32Array>[][] = jobs.map(() => []);
    const whole: Promise<Float32Array>[] = [];
    for (let i = 0; i < N; i++) {
      for (const [job, stream] of streams.entries()) parts[job].push(stream.next(token(jobs[job].of, i))); // nobody waits
      const { model, of } = jobs[i % jobs.length];
      whole.push(model.run({ x: inputs[of] }, { n: N }));
    }
    for (const [job, { parts: want }] of alone.entries()) expect(await Promise.all(parts[job])).toEqual(want);
    for (const [i, y] of (await Promise.all(whole)).entries()) expect(y).toEqual(alone[i % jobs.length].whole);
    for (const stream of streams) stream.dispose();
    for (const model of models) model.dispose();
  });

  test("a model that is disposed of takes nothing of another's", async () => {
    const [kept, gone] = [await load(0), await load(0)];
    const want = await kept.run({ x: inputs[0] }, { n: N });
    const running = [kept, gone].map((model) => model.run({ x: inputs[0] }, { n: N }));
    const ended = running[1].catch((error: unknown) => expect(error).toMatchObject({ code: "disposed" }));
    gone.dispose();
    expect(await running[0]).toEqual(want);
    await ended;
    expect(await kept.run({ x: inputs[0] }, { n: N })).toEqual(want);
    kept.dispose();
  });

  test("an abort ends one caller's run, not another's of the same plan", async () => {
    const model = await load(0);
    const controller = new AbortController();
    const mine = model.run({ x: inputs[0] }, { n: N }, { signal: controller.signal });
    const others = model.run({ x: inputs[1] }, { n: N });
    const ended = mine.catch((error: unknown) => expect(error).toMatchObject({ code: "aborted" }));
    controller.abort();
    await ended;
    expect(await others).toEqual(await model.run({ x: inputs[1] }, { n: N }));
    model.dispose();
  });
});
