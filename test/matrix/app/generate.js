import { openDevice } from "toeplitz";
import { loadTnnLm } from "toeplitz/models";

/** What a README would show: open a device, load a model, continue a text. */
export async function generate(model, prompt, maxTokens = 20, open = openDevice) {
  const device = await open();
  const lm = await loadTnnLm(device, model);
  let text = "";
  for await (const piece of lm.generate(prompt, { maxTokens, temperature: 0 })) text += piece;
  const { backend } = device;
  const { relaxed, worker } = device.report();
  device.dispose();
  return { text, backend, relaxed, worker };
}
