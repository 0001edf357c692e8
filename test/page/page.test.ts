import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { beforeAll, expect, test } from "vitest";
import { describeBackends } from "../lib/backends.js";
import { chromiumAbsent, visit } from "../lib/chromium.js";
import type { PageResult } from "./page.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const moby = `${root}models/moby-tnn`;
const { prompt, greedy_200: greedy } = JSON.parse(readFileSync(`${moby}/expected.json`, "utf8"));
const folder = `${root}build/page`;

/** On a machine with other things to do the browser itself is kept waiting: the best of a few visits counts. */
const VISITS = 3;

async function bestOf(mode: string, tokens: number): Promise<PageResult> {
  let best: PageResult | undefined;
  for (let i = 0; i < VISITS; i++) {
    const query = new URLSearchParams({ mode, tokens: String(tokens), prompt }).toString();
    const result = await visit<PageResult>({ "": folder, model: moby }, query, 100_000);
    if (result.error) throw new Error(result.error);
    if (!best || result.longestGap!.generating < best.longestGap!.generating) best = result;
    if (best.longTasks!.generating.length === 0) break;
  }
  const { loadMs, generateMs, longestGap, longTasks, frames } = best!;
  console.log(
    `${mode}: loaded in ${loadMs!.toFixed(0)} ms (longest turn ${longestGap!.loading.toFixed(0)} ms), ${tokens} tokens in ` +
      `${generateMs!.toFixed(0)} ms, ${frames} frames, longest turn ${longestGap!.generating.toFixed(1)} ms, long tasks ` +
      `${JSON.stringify(longTasks)}`,
  );
  return best!;
}

describeBackends([{ name: "chromium", absent: chromiumAbsent, open: () => Promise.reject() }], () => {
  beforeAll(async () => {
    const alias = { "#wasm": `${root}src/wasm/source.inline.ts`, "#fft-wasm": `${root}src/fft/source.inline.ts` };
    const entries = { page: `${root}test/page/page.ts`, worker: `${root}src/worker/main.ts` };
    await build({
      input: entries,
      platform: "browser",
      resolve: { alias, extensionAlias: { ".js": [".ts", ".js"] } },
      output: { dir: folder, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      logLevel: "silent",
    });
  }, 60_000);

  test("a page stays smooth while the model writes in a worker", { timeout: 320_000 }, async () => {
    const result = await bestOf("worker", 60);
    expect(result).toMatchObject({ backend: "wasm", worker: true, aborted: "aborted", wrongInput: "argument" });
    expect(result.text).toBe(greedy.slice(0, 60));
    expect(result.longTasks!.generating).toEqual([]);
  });

  test("a page stays smooth while the model writes on WebGPU", { timeout: 320_000 }, async () => {
    const result = await bestOf("webgpu", 6);
    expect(result).toMatchObject({ backend: "webgpu", worker: false, aborted: "aborted", wrongInput: "argument" });
    expect(result.text).toBe(greedy.slice(0, 6));
    expect(result.longTasks!.generating).toEqual([]);
  });
});
