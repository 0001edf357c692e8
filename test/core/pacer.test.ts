import { afterEach, expect, test, vi } from "vitest";
import { nextTask } from "../../src/core/pacer.js";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["there", MessageChannel],
  ["missing", undefined],
  [
    "there but throwing, as in Next's edge runtime",
    class {
      constructor() {
        throw new Error("not supported in the Edge Runtime");
      }
    },
  ],
])("a pause lets timers in where MessageChannel is %s", async (_, channel) => {
  vi.stubGlobal("MessageChannel", channel);
  let fired = false;
  setTimeout(() => {
    fired = true;
  }, 0);
  for (let i = 0; i < 1000 && !fired; i++) await nextTask();
  expect(fired).toBe(true);
});
