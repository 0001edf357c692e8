import type { Context } from "./main.js";
import { modelText, session } from "./session.js";

const TOTAL = 14_336;

/**
 * Nats per character of held-out text, windows of each length one after another: the definition that the values of
 * expected.json use, k = max(1, 14336 / length) windows.
 */
export async function scoreByLength(
  { lengths }: { lengths: readonly number[] },
  { signal, send }: Context<"score">,
): Promise<null> {
  const { lm } = await session();
  const tokens = lm.encode((await modelText("valid.txt")).slice(0, TOTAL + 1));
  for (const length of lengths) {
    const began = performance.now();
    const windows = Math.max(1, Math.floor(TOTAL / length));
    let sum = 0;
    for (let w = 0; w < windows; w++) sum += await lm.score(tokens.slice(w * length, (w + 1) * length + 1), { signal });
    send({ length, nats: sum / windows, windows, seconds: (performance.now() - began) / 1000 });
  }
  return null;
}
