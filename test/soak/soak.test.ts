import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { collectGarbage } from "../lib/collect.js";
import { comingAndGoing, killedWorker, type Load, languageModel, lostGpu } from "./load.js";
import { plot, type Sample, slopeOf } from "./plot.js";
import { randomOf } from "./random.js";

// `npm run soak -- --help` says what these mean.
const seconds = Number(process.env["SOAK_SECONDS"] ?? 6);
const seed = Number(process.env["SOAK_SEED"] ?? 1);
const svg = process.env["SOAK_SVG"];
/** Where less time than that is judged, there is only noise; a slope needs more. */
const JUDGED_SECONDS = 40;
const SLOPE_SECONDS = 600;
/** Growth of what is held, from the first half of the judged time to the second. */
const ALLOWED_GROWTH = 0.35;

async function sample(begin: number): Promise<Sample> {
  await collectGarbage(4);
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  // linear memories count as external
  return { seconds: (performance.now() - begin) / 1000, held: heapUsed + external + arrayBuffers, resident: rss };
}

test(`${seconds} s of mixed load: right results, flat memory`, { timeout: (seconds + 120) * 1000 }, async () => {
  const random = randomOf(seed);
  const made = await Promise.all([languageModel(), lostGpu(), killedWorker(), comingAndGoing()]);
  const loads = made.filter((load): load is Load => load !== undefined);
  const counts = new Map<string, number>(loads.map(({ name }) => [name, 0]));
  const samples: Sample[] = [];
  const begin = performance.now();
  const interval = Math.max(500, (seconds * 1000) / 360);
  let next = begin;
  while (performance.now() - begin < seconds * 1000) {
    // two at a time: the event loop is shared, and so is the machine
    const pair = [loads[random(loads.length)], loads[random(loads.length)]];
    await Promise.all([...new Set(pair)].map((load) => load.act(random)));
    for (const { name } of new Set(pair)) counts.set(name, counts.get(name)! + 1);
    if (performance.now() < next) continue;
    samples.push(await sample(begin));
    next = performance.now() + interval;
  }
  for (const load of loads) {
    await load.act(() => 1); // still right at the end
    await load.close();
  }
  const from = seconds / 3;
  const judged = samples.filter((each) => each.seconds >= from);
  const slopes = { held: slopeOf(judged, "held"), resident: slopeOf(judged, "resident") };
  const title = `${(seconds / 60).toFixed(seconds < 120 ? 1 : 0)} min: ${[...counts].map(([name, count]) => `${count} × ${name}`).join(", ")}`;
  console.log(
    `${title}\nslopes in KiB/min: ${JSON.stringify(Object.fromEntries(Object.entries(slopes).map(([key, value]) => [key, Math.round(value / 1024)])))}`,
  );
  if (svg) {
    mkdirSync(dirname(svg), { recursive: true });
    writeFileSync(svg, plot(samples, from, title));
  }
  expect(Math.min(...counts.values())).toBeGreaterThan(0);
  if (seconds - from < JUDGED_SECONDS) return;
  // Linear memories and finalizers wait for a collection of their own, so samples have garbage on top, never below: what is really
  // held is the lower envelope. A minute finds what leaks with every step, half an hour what leaks 0.7 MB a minute.
  const middle = (from + seconds) / 2;
  const least = (half: readonly Sample[]) => Math.min(...half.map(({ held }) => held));
  const first = least(judged.filter((each) => each.seconds < middle));
  const second = least(judged.filter((each) => each.seconds >= middle));
  const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  console.log(`least held: ${mib(first)} MiB in the first half of what is judged, ${mib(second)} MiB in the second`);
  expect(second).toBeLessThan(first * (1 + ALLOWED_GROWTH));
  if (seconds >= SLOPE_SECONDS) expect(slopes.held).toBeLessThan(1.2e9 / seconds);
});
