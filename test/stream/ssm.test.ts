import { expect, test } from "vitest";
import { etsc } from "../../src/convert/etsc.js";
import { longConv } from "../../src/layers/longConv.js";
import { ssm } from "../../src/layers/ssm.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { fixturesOf } from "../lib/fixtures.js";
import { noiseArray } from "../lib/noise.js";

describeBackends([...userBackends, webgpuBackend], (backend) => {
  test.each(fixturesOf("etsc").map((f) => [f.name, f] as const))(
    "%s: etsc's weights in ssm() give the fixture's outputs, whole and token by token, past n too",
    async (_, fixture) => {
      const [channels, n, gamma] = ["d", "L", "gamma"].map((key) => fixture.number(key));
      const { states, lambda_re, lambda_im, b_re, b_im } = await etsc(fixture.float32("taps"), { channels, gamma });
      using device = await openTestDevice(backend);
      const model = await device.load(ssm({ channels, states }), { lambda_re, lambda_im, b_re, b_im });
      const x = fixture.float32("x");
      // float32 states keep turning at gamma = 1: errors add up over n, so to 1e-5 of the outputs and not to 1e-7
      expect(relativeError(await model.run({ x }, { n }), fixture.float64("y"))).toBeLessThan(3e-5);
      const stream = await model.stream();
      const y = new Float32Array(x.length);
      for (let i = 0; i < n; i++) {
        y.set(await stream.next({ x: x.subarray(i * channels, (i + 1) * channels) }), i * channels);
      }
      expect(relativeError(y, fixture.float64("y"))).toBeLessThan(3e-5);
    },
  );

  test("truncated states in ssm({ period }) end the kernel: a long sequence is the convolution with n taps", async () => {
    const [channels, n, length] = [5, 12, 100];
    const taps = noiseArray(3, n * channels);
    const converted = await etsc(taps, { channels, variant: "truncated" });
    const { states, period, lambda_re, lambda_im, b_re, b_im, gain } = converted;
    using device = await openTestDevice(backend);
    const weights = { lambda_re, lambda_im, b_re, b_im, gain: gain! };
    const model = await device.load(ssm({ channels, states, period }), weights);
    const whole = await device.load(longConv({ channels, causal: true, length: n }), { taps });
    const x = noiseArray(4, 2 * length * channels);
    const extent = { batch: 2, n: length };
    const got = await model.run({ x }, extent);
    expect(relativeError(got, await whole.run({ x }, extent))).toBeLessThan(3e-5);
  });
});
