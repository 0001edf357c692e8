import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lm } from "../../src/models/lm.js";
import { loadTnnLm } from "../../src/models/load.js";
import type { Device } from "../../src/runtime/device.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { loadModel } from "../lib/fixtures.js";

const { expected, expectedJson, folder } = loadModel("moby-fd");
const validText = readFileSync(new URL("valid.txt", loadModel("moby-tnn").folder), "utf8");

describeBackends([...userBackends, webgpuBackend], (each) => {
  let device: Device;
  let lm: Lm;
  beforeAll(async () => {
    device = await openTestDevice(each);
    lm = await loadTnnLm(device, folder);
  });
  afterAll(() => device.dispose());

  test.each([191, 512])("logits of %i tokens equal PyTorch's, each length on its own grid", async (n) => {
    const tokens = Int32Array.from(expected.get(`tokens_${n}`)!.data as BigInt64Array, Number);
    const error = relativeError(await lm.logits(tokens), expected.get(`logits_${n}`)!.data as Float64Array);
    console.log(`${each.name}: moby-fd logits of ${n}, max error over rms ${error.toExponential(2)}`);
    expect(error).toBeLessThanOrEqual(each.name === "js" ? 1e-6 : 2e-5); // js: logits leave as float32
  });

  test("greedy text equals PyTorch's, by the kernel of the trained grid", async () => {
    const maxTokens = each.name === "js" ? 10 : 150; // the float64 backend is the oracle, not the fast one
    let text = "";
    const prompt = String(expectedJson["prompt"]);
    for await (const piece of lm.generate(prompt, { maxTokens, temperature: 0 })) text += piece;
    expect(text).toBe(String(expectedJson["greedy_150"]).slice(0, maxTokens));
  });

  test.each([512, 1024, 2048, 4096])(
    "the score of windows of %i equals PyTorch's",
    async (length) => {
      if (!each.name.startsWith("wasm")) return; // minutes for the oracle and a simulated GPU; their logits are checked above
      const windows = Math.floor(14336 / length);
      const tokens = lm.encode(validText.slice(0, windows * length + 1));
      let sum = 0;
      for (let w = 0; w < windows; w++) sum += await lm.score(tokens.subarray(w * length, (w + 1) * length + 1));
      expect(sum / windows).toBeCloseTo(Number(expectedJson[`nll_${length}`]), 4);
    },
    120_000,
  );
});
