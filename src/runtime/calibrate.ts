import { contractOf } from "../ops/index.js";
import type { Backend, Inputs, Workspace } from "../plan/backend.js";
import { PlanBuilder } from "../plan/builder.js";
import { type CostScales, NO_SCALES, toeplitzCost } from "../plan/cost.js";
import type { Plan } from "../plan/plan.js";
import { type Speed, typicalSpeeds } from "./speed.js";

/** Where figures are kept between devices and, should it outlive the process, between visits. Texts by key, like a Map. */
export interface CalibrationCache {
  get(key: string): string | undefined | null | Promise<string | undefined | null>;
  set(key: string, text: string): unknown;
}

/** What was measured of one backend, and how long that took. */
export interface Calibration {
  readonly from: "measured" | "cache" | "typical figures";
  readonly ms: number;
  readonly speed: Speed;
  /** Of the direct and of the transformed Toeplitz product, against the modelled times. */
  readonly scales: CostScales;
  /** Whether a step of some milliseconds gets faster on more threads; undefined where there is one. */
  readonly threadsPay?: boolean;
}

export const BUDGET_MS = 50;
const LATE_MS = 2000;
/** For each of the plans that are timed. */
const PLAN_MS = 6;
/** Bump it when what is measured changes. */
const VERSION = 1;
/** Plans stay those of the reference machine unless the measured ratio is beyond this: so that results repeat to the bit. */
const HYSTERESIS = 1.5;
const [ROWS, DIM] = [1024, 64];

/** The figures of this process, where no other cache is given. */
const memory: CalibrationCache = new Map<string, string>();

/** The figures of a backend under `key`: from the cache, else measured within the time that is left, else typical ones. */
export async function calibrate(
  backend: Backend,
  key: string,
  options: { readonly cache?: CalibrationCache; readonly budgetMs?: number } = {},
): Promise<Calibration> {
  const { cache = memory, budgetMs = BUDGET_MS } = options;
  const full = `toeplitz calibration ${VERSION} ${key}`;
  const begin = performance.now();
  const known = read(await Promise.resolve(cache.get(full)).catch(() => undefined));
  if (known) return { ...known, from: "cache", ms: performance.now() - begin };
  const typical: Calibration = {
    from: "typical figures",
    ms: 0,
    speed: typicalSpeeds[backend.name],
    scales: NO_SCALES,
  };
  // A GPU compiles its first kernels meanwhile, in its own time: what comes too late is for the next device.
  const deadline = begin + (backend.lost ? LATE_MS : budgetMs);
  const measured = measure(backend, deadline).catch(() => undefined);
  const stored = measured.then(async (found) => {
    if (found) await cache.set(full, JSON.stringify(found));
  });
  stored.catch(() => undefined); // a cache that refuses is none
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, budgetMs, undefined);
  });
  const found = await Promise.race([measured, late]);
  clearTimeout(timer);
  const ms = performance.now() - begin;
  return found ? { ...found, from: "measured", ms } : { ...typical, ms };
}

type Figures = Pick<Calibration, "speed" | "scales" | "threadsPay">;

/** Undefined for anything but what was written here: a cache may be shared, or old. */
function read(text: unknown): Figures | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const { speed, scales, threadsPay } = JSON.parse(text) as Figures;
    const names = Object.keys(typicalSpeeds.js) as (keyof Speed)[];
    const all = [...names.map((name) => speed[name]), scales.direct, scales.transform];
    if (!all.every((value) => typeof value === "number" && value > 0 && value < 1e12)) return undefined;
    return { speed, scales, ...(typeof threadsPay === "boolean" ? { threadsPay } : {}) };
  } catch {
    return undefined;
  }
}

async function measure(backend: Backend, deadline: number): Promise<Figures> {
  const workspace = backend.open({ get: () => new Float32Array(0) });
  try {
    const time = (plan: Plan) => fastest(workspace, plan, deadline);
    const few = await time(copying(1));
    const copied = await time(copying(ROWS));
    const [product, flops] = gemm();
    const dense = Math.max(1, (await time(product)) - copied);
    const shape = { n: ROWS, rows: 64, firstLag: 0 };
    const direct = await time(bandConv());
    const transform = await time(toeplitz());
    const kernel = (total: number) => Math.max(total - copied, total / 8);
    const model = (kind: "direct" | "fft") => {
      const method = kind === "fft" ? ({ kind, size: ROWS } as const) : ({ kind } as const);
      return DIM * toeplitzCost(kind === "fft" ? { ...shape, rows: ROWS } : shape, method);
    };
    const scales = settled({
      direct: kernel(direct) / model("direct"),
      transform: kernel(transform) / model("fft"),
    });
    const typical = typicalSpeeds[backend.name];
    const speed: Speed = {
      ...typical,
      runNs: few,
      flopsPerNs: flops / dense,
      transferPerNs: Math.max(typical.transferPerNs / 20, (2 * ROWS * DIM * 4) / Math.max(1, copied - few)),
    };
    return { speed, scales, ...(await threadsOf(backend, product, time)) };
  } finally {
    workspace.dispose();
  }
}

/** Only the ratio of the two decides, and only where it is far from the reference machine's. */
function settled({ direct, transform }: CostScales): CostScales {
  const ratio = direct / transform;
  if (ratio < HYSTERESIS && ratio > 1 / HYSTERESIS) return NO_SCALES;
  return { direct: 2 ** (Math.round(2 * Math.log2(ratio)) / 2), transform: 1 };
}

/** A backend with threads says from what work on it wakes them. */
interface Threaded {
  worthSharingNs: number;
  readonly threads: number;
}

async function threadsOf(
  backend: Backend & Partial<Threaded>,
  plan: Plan,
  time: (plan: Plan) => Promise<number>,
): Promise<{ threadsPay?: boolean }> {
  if (backend.worthSharingNs === undefined || (backend.threads ?? 1) < 2) return {};
  const usual = backend.worthSharingNs;
  try {
    backend.worthSharingNs = Number.POSITIVE_INFINITY;
    const alone = await time(plan);
    backend.worthSharingNs = 1; // not 0: steps that must not be shared have no modelled time
    const shared = await time(plan);
    return { threadsPay: shared < 0.9 * alone };
  } finally {
    backend.worthSharingNs = usual;
  }
}

/** Nanoseconds of the fastest of a few runs: others use the machine too. Rejects where there was no time for one. */
async function fastest(workspace: Workspace, plan: Plan, deadline: number): Promise<number> {
  const program = await workspace.compile(plan);
  const inputs: Inputs = Object.fromEntries(
    plan.inputs.map(({ name, shape }) => [name, ramp(shape.reduce((a, b) => a * b, 1))]),
  );
  try {
    let best = Number.POSITIVE_INFINITY;
    // Engines run new code slowly first: for some milliseconds, whatever the number of runs.
    const enough = Math.min(deadline, performance.now() + PLAN_MS);
    for (let i = 0; i < 3 || performance.now() < enough; i++) {
      const begin = performance.now();
      if (begin > deadline) break;
      await program.run(inputs);
      best = Math.min(best, performance.now() - begin);
    }
    if (best === Number.POSITIVE_INFINITY) throw new Error("no time left to calibrate");
    return Math.max(best * 1e6, 1000); // clocks of browsers count in steps
  } finally {
    program.dispose();
  }
}

/** Nothing that a kernel could take a shortcut for. */
function ramp(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => ((i * 37) % 101) / 101 - 0.5);
}

function copying(rows: number): Plan {
  const b = new PlanBuilder();
  const [a, c] = [b.input("a", [rows, DIM]), b.input("b", [DIM])];
  b.output("y", b.apply("add", { batch: rows, length: DIM }, { a, b: c }).y);
  return b.finish();
}

function gemm(): [Plan, number] {
  const b = new PlanBuilder();
  const [inDim, outDim, rows] = [256, 256, 64];
  const params = { rows, inDim, outDim, act: "none", hasBias: false, hasGate: false, hasResidual: false } as const;
  const weight = b.apply(
    "gemmPack",
    { inDim, outDim },
    { weight: b.table("w", [outDim, inDim], table(outDim * inDim)) },
  );
  b.output("y", b.apply("gemm", params, { x: b.input("x", [rows, inDim]), weight: weight.packed }).y);
  return [b.finish(), contractOf("gemm").flops(params)];
}

function bandConv(): Plan {
  const b = new PlanBuilder();
  const params = { batch: 1, n: ROWS, dim: DIM, taps: 64, firstLag: 0, hasGate: false, hasAdd: false };
  const taps = b.table("taps", [64, DIM], table(64 * DIM));
  b.output("y", b.apply("bandConv", params, { x: b.input("x", [1, ROWS, DIM]), taps }).y);
  return b.finish();
}

function toeplitz(): Plan {
  const b = new PlanBuilder();
  const taps = b.table("taps", [ROWS, DIM], table(ROWS * DIM));
  const { spectrum } = b.apply("toeplitzSpectrum", { rows: ROWS, dim: DIM, size: ROWS, firstLag: 0 }, { taps });
  const params = { batch: 1, n: ROWS, dim: DIM, size: ROWS, firstLag: 0, hasGate: false };
  b.output("y", b.apply("toeplitz", params, { x: b.input("x", [1, ROWS, DIM]), spectrum }).y);
  return b.finish();
}

function table(length: number): Float64Array {
  return Float64Array.from(ramp(length));
}
