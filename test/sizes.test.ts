import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/** What users download. Raising a limit is a decision, not a fix. */
const limits = {
  simd: 60_000,
  relaxed: 60_000,
  "fft.simd": 28_000,
  "fft.relaxed": 28_000,
};

test.each(Object.entries(limits))("%s.wasm stays under %i bytes", (name, limit) => {
  const bytes = readFileSync(new URL(`../build/${name}.wasm`, import.meta.url));
  console.log(`${name}.wasm: ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
  expect(bytes.length).toBeLessThan(limit);
});
