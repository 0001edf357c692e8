import { afterEach, expect, test, vi } from "vitest";
import type { GPUDeviceLike } from "../../src/webgpu/gpu.js";
import { Nudge } from "../../src/webgpu/nudge.js";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function counting() {
  const counts = { submissions: 0 };
  const device = { queue: { submit: () => counts.submissions++ } } as unknown as GPUDeviceLike;
  return { counts, device };
}

afterEach(() => vi.unstubAllGlobals());

test("Firefox is nudged while somebody waits, and only then", async () => {
  vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" });
  const { counts, device } = counting();
  const nudge = new Nudge(device);
  await pause(30);
  expect(counts.submissions).toBe(0);
  nudge.begin();
  nudge.begin();
  await pause(60);
  expect(counts.submissions).toBeGreaterThan(2);
  nudge.end();
  const before = counts.submissions;
  await pause(60);
  expect(counts.submissions).toBeGreaterThan(before); // one still waits
  nudge.end();
  await pause(20);
  const { submissions } = counts;
  await pause(40);
  expect(counts.submissions).toBe(submissions);
});

test("others are not", async () => {
  vi.stubGlobal("navigator", {
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
  });
  const { counts, device } = counting();
  new Nudge(device).begin();
  await pause(30);
  expect(counts.submissions).toBe(0);
});
