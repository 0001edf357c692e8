import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lm } from "../../src/models/lm.js";
import { loadTnnLm } from "../../src/models/load.js";
import type { Device } from "../../src/runtime/device.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { expectError } from "../lib/errors.js";
import { loadModel } from "../lib/fixtures.js";

const { expected, expectedJson, folder } = loadModel("moby-ski");
const validText = readFileSync(new URL("valid.txt", loadModel("moby-tnn").folder), "utf8");

describeBackends([...userBackends, webgpuBackend], (each) => {
  let device: Device;
  let lm: Lm;
  beforeAll(async () => {
    device = await openTestDevice(each);
    lm = await loadTnnLm(device, folder);
  });
  afterAll(() => device.dispose());

  test.each([200, 512])("logits of %i tokens equal the float64 ones", async (n) => {
    const tokens = Int32Array.from(expected.get(`tokens_${n}`)!.data as BigInt64Array, Number);
    const error = relativeError(await lm.logits(tokens), expected.get(`logits_${n}`)!.data as Float64Array);
    console.log(`${each.name}: moby-ski logits of ${n}, max error over rms ${error.toExponential(2)}`);
    expect(error).toBeLessThanOrEqual(each.name === "js" ? 1e-6 : 2e-5); // js: logits leave as float32
  });

  test("blanks are filled as expected", async () => {
    expect(await lm.fill(String(expectedJson["fill_text"]))).toBe(expectedJson["fill_greedy"]);
    expect(await lm.fill("the white wh???", { blank: "?" })).toBe(await lm.fill("the white wh___"));
    expect(await lm.fill("no blanks")).toBe("no blanks");
    expect(await lm.fill("")).toBe("");
  });

  test.each([512, 1024, 2048])(
    "the score of the masked text in windows of %i is as expected",
    async (length) => {
      if (!each.name.startsWith("wasm")) return; // minutes for the oracle and a simulated GPU; their logits are checked above
      const masked = expected.get(`masked_text_${length}`)!.data as Uint8Array;
      const targets = lm.encode(validText.slice(0, masked.length));
      let sum = 0;
      let count = 0;
      for (let from = 0; from + length <= masked.length; from += length) {
        const window = masked.subarray(from, from + length);
        const masks = window.filter((token) => token === 80).length;
        sum += masks * (await lm.scoreMasked(window, targets.subarray(from, from + length)));
        count += masks;
      }
      expect(sum / count).toBeCloseTo(Number(expectedJson[`masked_nll_${length}`]), 4);
    },
    120_000,
  );

  test("what a masked model cannot do is said", async () => {
    await expectError("unsupported", /not causal/, () => lm.score([1, 2, 3]));
    await expectError("unsupported", /not causal/, async () => {
      for await (const _ of lm.generate("a", { maxTokens: 1 })) break;
    });
    await expectError("argument", /mask tokens/, () => lm.scoreMasked([1, 2], [1, 2]));
    await expectError("argument", /2 targets, got 1/, () => lm.scoreMasked([80, 2], [1]));
  });
});
