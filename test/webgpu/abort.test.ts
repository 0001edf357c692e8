import { expect, test } from "vitest";
import { glu } from "../../src/layers/glu.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { openTestDevice } from "../lib/devices.js";
import { expectError } from "../lib/errors.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";

describeBackends([webgpuBackend], (backend) => {
  test("an abort ends the wait for what was submitted at once, and the runs after it are right", async () => {
    using device = await openTestDevice(backend);
    const [dim, n] = [64, 1000];
    const layer = glu({ dim, hidden: 1024 });
    const model = await device.load(layer, noiseWeights(layer));
    const [x, other] = [noiseArray(1, n * dim), noiseArray(2, n * dim)];
    const want = await model.run({ x: other }, { n }); // compiles
    const controller = new AbortController();
    const running = model.run({ x }, { n }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20); // the GPU is busy for longer
    await expectError("aborted", /abort/, () => running);
    expect(await model.run({ x: other }, { n })).toEqual(want);
  });
});
