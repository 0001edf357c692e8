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
/** Where less time than that is judged, the slope is of the noise. */
const JUDGED_SECONDS = 40;

async function sample(begin: number): Promise<Sample> {
  await collectGarbage(2);
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
  // Half an hour judges to 0.7 MB a minute; a minute, in which engines still compile, only finds what leaks with every step.
  expect(slopes.held).toBeLessThan(1.2e9 / seconds);
});
