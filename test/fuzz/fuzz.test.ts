import { getHeapStatistics } from "node:v8";
import { expect, test } from "vitest";
import { mutated, randomOf } from "./mutate.js";
import { targets } from "./targets.js";

// `npm run fuzz -- --help` says what these mean.
const cases = Number(process.env.FUZZ_CASES ?? 20_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const first = Number(process.env.FUZZ_FIRST ?? 0);
const chosen = targets.filter(({ name }) => (process.env.FUZZ_TARGET ?? name) === name);

/** Arrays may take this many times the input, and a little that does not depend on it. */
const ALLOWED = 4;
const SLACK_BYTES = 16_384;

/** Bytes of array buffers that feeding the input made, whether they are still in use or not. */
function allocatedBy(target: (typeof targets)[number], input: Uint8Array): number {
  if (!target.feed) return 0;
  const before = getHeapStatistics().external_memory;
  try {
    target.feed(input);
  } catch {
    // check() judges it
  }
  return getHeapStatistics().external_memory - before; // a collection in between makes it less, never more
}

test.each(chosen)(`$name: ${cases} mutated inputs`, { timeout: 60_000 + cases }, async (target) => {
  for (const input of target.seeds) expect(await target.check(input)).toBe("accepted");
  const count = { accepted: 0, refused: 0 };
  let slowest = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = first; index < first + cases; index++) {
    const input = mutated(target, randomOf(seed, index));
    const begin = process.cpuUsage();
    try {
      largest = Math.max(largest, allocatedBy(target, input) - ALLOWED * input.length);
      count[await target.check(input)]++;
    } catch (cause) {
      const again = `npm run fuzz -- --target ${target.name} --seed ${seed} --first ${index} --cases 1`;
      throw new Error(`case ${index}: ${again}\n${Buffer.from(input).toString("latin1")}`, { cause });
    }
    const { user, system } = process.cpuUsage(begin);
    slowest = Math.max(slowest, (user + system) / 1000);
  }
  console.log(
    `${target.name}: ${count.accepted} accepted, ${count.refused} refused, slowest ${slowest.toFixed(1)} ms of processor`,
  );
  expect(slowest).toBeLessThan(1000);
  expect(largest, "bytes of arrays beyond what the input justifies").toBeLessThan(SLACK_BYTES);
  // Mutations that all break the file at once would test little.
  if (cases >= 1000) expect(Math.min(count.accepted, count.refused)).toBeGreaterThan(cases / 50);
});
