import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lm } from "../../src/models/lm.js";
import { loadTnnLm } from "../../src/models/load.js";
import type { Device } from "../../src/runtime/device.js";
import { describeBackends, webgpuBackend } from "../lib/backends.js";
import { relativeError } from "../lib/compare.js";
import { openTestDevice, userBackends } from "../lib/devices.js";
import { loadModel } from "../lib/fixtures.js";

const { expected, expectedJson, folder } = loadModel("moby-tnn");
const prompt = String(expectedJson["prompt"]);
const validText = readFileSync(new URL("valid.txt", folder), "utf8");

/** Mean score of windows one after another from the start of the text: `length` tokens, each asked for the next one. */
async function scoreByLength(lm: Lm, length: number): Promise<number> {
  const windows = Math.max(1, Math.floor(14336 / length));
  const tokens = lm.encode(validText.slice(0, windows * length + 1));
  let sum = 0;
  for (let w = 0; w < windows; w++) sum += await lm.score(tokens.subarray(w * length, (w + 1) * length + 1));
  return sum / windows;
}

describeBackends([...userBackends, webgpuBackend], (each) => {
  let device: Device;
  let lm: Lm;
  beforeAll(async () => {
    device = await openTestDevice(each);
    lm = await loadTnnLm(device, folder);
  });
  afterAll(() => device.dispose());

  test("logits equal PyTorch's", async () => {
    const tokens = Int32Array.from(expected.get("tokens")!.data as BigInt64Array, Number);
    const error = relativeError(await lm.logits(tokens), expected.get("logits")!.data as Float64Array);
    console.log(`${each.name}: moby-tnn logits, max error over rms ${error.toExponential(2)}`);
    expect(error).toBeLessThanOrEqual(2e-5);
  }, 300_000);

  test("greedy text equals PyTorch's", async () => {
    let text = "";
    for await (const piece of lm.generate(prompt, { maxTokens: 200, temperature: 0 })) text += piece;
    expect(text).toBe(expectedJson["greedy_200"]);
  }, 300_000);

  // minutes for the float64 backend and for a simulated GPU; their logits are checked above
  if (!each.name.startsWith("wasm")) return;
  test("scores by length equal PyTorch's, from the trained length to 28 times it", async () => {
    const scores = expectedJson["nll_nats_per_char_by_length"] as Record<string, number>;
    for (const [length, score] of Object.entries(scores)) {
      expect(await scoreByLength(lm, Number(length)), `length ${length}`).toBeCloseTo(score, 4);
    }
  }, 300_000);
});
