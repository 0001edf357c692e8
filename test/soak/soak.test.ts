import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { collectGarbage } from "../lib/collect.js";
import { comingAndGoing, killedWorker, type Load, languageModel, lostGpu } from "./load.js";
import { plot, type Sample } from "./plot.js";
import { randomOf } from "./random.js";

// `npm run soak -- --help` says what these mean.
const seconds = Number(process.env["SOAK_SECONDS"] ?? 6);
const seed = Number(process.env["SOAK_SEED"] ?? 1);
const svg = process.env["SOAK_SVG"];
/** Where less time than that is judged, there are too few samples. */
const JUDGED_SECONDS = 30;
/** What is held at rest may grow by this much, in each category, from the first half of the judged time to the second. */
const ALLOWED_BYTES = 3 * 2 ** 20;

/**
 * Everything is closed and collected first: what a device keeps while it is open (programs of the lengths used last, a linear memory
 * that never shrinks) would hide what is lost.
 */
async function sample(loads: readonly Load[], begin: number): Promise<Sample> {
  const { rss: resident } = process.memoryUsage();
  for (const load of loads) await load.close();
  await new Promise((resolve) => setTimeout(resolve, 20)); // workers and GPU threads end
  await collectGarbage(5);
  const { heapUsed: heap, external, arrayBuffers: buffers, rss } = process.memoryUsage();
  const linear = external - buffers; // of WebAssembly, and what the engine counts beside it
  return { seconds: (performance.now() - begin) / 1000, heap, buffers, linear, resident, restResident: rss };
}

test(`${seconds} s of mixed load: right results, flat memory`, { timeout: (seconds + 120) * 1000 }, async () => {
  const random = randomOf(seed);
  const made = await Promise.all([languageModel(), lostGpu(), killedWorker(), comingAndGoing()]);
  const loads = made.filter((load): load is Load => load !== undefined);
  const counts = new Map<string, number>(loads.map(({ name }) => [name, 0]));
  const samples: Sample[] = [];
  const begin = performance.now();
  const interval = Math.max(2000, (seconds * 1000) / 120);
  const from = seconds / 3;
  const title = (minutes: number) =>
    `${minutes.toFixed(minutes < 2 ? 1 : 0)} min: ${[...counts].map(([name, count]) => `${count} × ${name}`).join(", ")}`;
  const draw = () => {
    if (!svg) return;
    mkdirSync(dirname(svg), { recursive: true });
    writeFileSync(svg, plot(samples, from, title((performance.now() - begin) / 60_000)));
  };
  let next = begin;
  while (performance.now() - begin < seconds * 1000) {
    // two at a time: the event loop is shared, and so is the machine
    const pair = [loads[random(loads.length)], loads[random(loads.length)]];
    await Promise.all([...new Set(pair)].map((load) => load.act(random)));
    for (const { name } of new Set(pair)) counts.set(name, counts.get(name)! + 1);
    if (performance.now() < next) continue;
    samples.push(await sample(loads, begin));
    draw(); // a long one that is stopped has its picture
    next = performance.now() + interval;
  }
  for (const load of loads) {
    await load.act(() => 1); // still right at the end
    await load.close();
  }
  const judged = samples.filter((each) => each.seconds >= from);
  console.log(title(seconds / 60));
  expect(Math.min(...counts.values())).toBeGreaterThan(0);
  if (seconds - from < JUDGED_SECONDS) return;
  const halves = [judged.slice(0, judged.length / 2), judged.slice(judged.length / 2)];
  for (const key of ["heap", "buffers", "linear", "restResident"] as const) {
    const [first, second] = halves.map((half) => half.map((each) => each[key]).sort((a, b) => a - b)[half.length >> 1]);
    const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(2);
    console.log(
      `${key}: at rest ${mib(first)} MiB (median) in the first half of what is judged, ${mib(second)} in the second`,
    );
    // the allocator of the process, and the GPU's driver, keep what they like
    if (key !== "restResident") expect(second - first, `${key}: growth at rest`).toBeLessThan(ALLOWED_BYTES);
  }
});
