import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

/** What other processes did to this one during some time. */
export interface Disturbance {
  /** Cores that they used, on average. */
  readonly others: number;
  /** The share of the time that threads of this process were ready to run and had no core; 0 where the system does not tell. */
  readonly waited: number;
}

/** The system counts processor time in ticks of each core. */
const TICK_MS = 10;

/** Begins to watch; the result tells what happened since. */
export function watchOthers(): () => Disturbance {
  const [began, all, own, waiting] = [performance.now(), allMs(), cpuMs(), waitingMs()];
  return () => {
    const ms = performance.now() - began;
    const foreign = allMs() - all - (cpuMs() - own) - TICK_MS * cpus().length;
    return { others: Math.max(0, foreign) / ms, waited: Math.max(0, waitingMs() - waiting) / ms };
  };
}

/** Milliseconds of processor time of this process so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function allMs(): number {
  const times = cpus().map((cpu) => cpu.times);
  return times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, 0);
}

/** Linux tells for each thread how long it ran, how long it waited to, and how often. */
function waitingMs(): number {
  const folder = "/proc/self/task";
  try {
    const waits = readdirSync(folder).map((task) => readFileSync(`${folder}/${task}/schedstat`, "utf8").split(" ")[1]);
    return waits.reduce((sum, wait) => sum + Number(wait) / 1e6, 0);
  } catch {
    return 0;
  }
}
