import { expect, test } from "vitest";
import { openDevice as openAny } from "../../src/index.js";
import { openDevice } from "../../src/js.js";
import { bandConv } from "../../src/layers/public.js";

test("toeplitz/js is the js backend of the main entry", async () => {
  const device = await openDevice();
  const other = await openAny({ backend: "js" });
  expect(device.backend).toBe("js");
  expect(device.report()).toMatchObject({ backend: "js", rejected: [], threads: 1 });
  const layer = bandConv({ channels: 2, taps: 2, causal: true });
  const weights = Object.fromEntries(
    Object.entries(layer.weights).map(([name, shape]) => [
      name,
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i + 0.5),
    ]),
  );
  const x = Float32Array.of(1, 2, 3, 4, 5, 6);
  const run = async (on: typeof device) => (await on.load(layer, weights)).run({ x }, { n: 3 });
  expect(await run(device)).toEqual(await run(other));
  device.dispose();
  device.dispose();
  other.dispose();
  await expect(device.load(layer, weights)).rejects.toMatchObject({ code: "disposed" });
});
