import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Worker } from "node:worker_threads";
import { build } from "rolldown";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Pacer } from "../../src/core/pacer.js";
import type { OpName } from "../../src/ops/index.js";
import type { Inputs, Outputs } from "../../src/plan/backend.js";
import { PlanBuilder } from "../../src/plan/builder.js";
import type { Plan } from "../../src/plan/plan.js";
import { openDevice } from "../../src/runtime/device.js";
import { WasmBackend } from "../../src/wasm/backend.js";
import { hasRelaxedSimd } from "../../src/wasm/probe.js";
import { chunkAt, MAX_CHUNKS } from "../../src/wasm/threads/layout.js";
import { type Job, ThreadPool } from "../../src/wasm/threads/pool.js";
import { sharedBuild } from "../../src/wasm/threads/sharedBuild.js";
import { wasmCode } from "../lib/backends.js";
import { bits, noise } from "./bare.js";

const builds = hasRelaxedSimd() ? ["simd", "relaxed"] : ["simd"];
const noWeights = {
  get(name: string): Float32Array {
    throw new Error(`there is no ${name}`);
  },
};

/** Steps with scratch and without, long enough for threads, and short ones between them. */
function longPlan(): Plan {
  const [n, dim] = [512, 384];
  const b = new PlanBuilder();
  const x = b.input("x", [n, dim]);
  const weight = b.input("weight", [dim, dim]);
  const taps = b.input("taps", [2 * n - 1, dim]);
  const flags = { hasBias: false, hasGate: false, hasResidual: true };
  const packed = b.apply("gemmPack", { inDim: dim, outDim: dim }, { weight }).packed;
  const { y: dense } = b.apply(
    "gemm",
    { rows: n, inDim: dim, outDim: dim, act: "gelu", ...flags },
    { x, weight: packed, residual: x },
  );
  const { y: normed } = b.apply("norm", { rows: n, dim, kind: "simpleRms", eps: 1e-8 }, { x: dense });
  const { spectrum } = b.apply("toeplitzSpectrum", { rows: 2 * n - 1, dim, size: n, firstLag: 1 - n }, { taps });
  const { y: mixed } = b.apply(
    "toeplitz",
    { batch: 1, n, dim, size: n, firstLag: 0, hasGate: true },
    { x: b.reshape(normed, [1, n, dim]), spectrum, gate: b.reshape(x, [1, n, dim]) },
  );
  b.output("y", b.apply("activation", { length: n * dim, act: "sine" }, { x: b.reshape(mixed, [n * dim]) }).y);
  return b.finish();
}

const inputs: Inputs = { x: noise(512 * 384, 1), weight: noise(384 * 384, 2), taps: noise(1023 * 384, 3) };

async function runOn(backend: WasmBackend, plan: Plan, times = 1): Promise<Outputs[]> {
  const program = await backend.open(noWeights).compile(plan);
  const outputs: Outputs[] = [];
  for (let i = 0; i < times; i++) outputs.push(await program.run(inputs));
  return outputs;
}

const bitsOf = (outputs: Outputs) => bits(outputs["y"] as Float32Array);

const threads = createRequire(import.meta.url)("node:worker_threads") as { Worker: typeof Worker };
const Original = threads.Worker;

/** Every worker that is started from now on. */
function watchWorkers(): Worker[] {
  const started: Worker[] = [];
  threads.Worker = class extends Original {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      started.push(this);
    }
  };
  return started;
}

afterEach(() => {
  threads.Worker = Original;
  vi.restoreAllMocks();
});

describe.each(builds)("%s build", (build) => {
  test.each([2, 3, 5])("%i threads give the bits of one", async (threads) => {
    const one = await WasmBackend.create(await wasmCode(build));
    const many = await WasmBackend.create(await wasmCode(build), { threads, guard: 64 });
    const shared = vi.spyOn(ThreadPool.prototype, "run");
    const plan = longPlan();
    const [want] = await runOn(one, plan);
    for (const got of await runOn(many, plan, 5)) expect(bitsOf(got)).toBe(bitsOf(want));
    expect(many.threads).toBe(threads);
    const names = new Set(shared.mock.calls.map(([job]) => job.name));
    expect([...names]).toEqual(expect.arrayContaining(["gemm", "toeplitz"] satisfies OpName[]));
    one.dispose();
    many.dispose();
    expect(many.threads).toBe(1);
  });

  test("a worker killed between runs: the rest go on", async () => {
    const workers = watchWorkers();
    const backend = await WasmBackend.create(await wasmCode(build), { threads: 3 });
    const plan = longPlan();
    const [want] = await runOn(backend, plan);
    await workers[0].terminate();
    expect(backend.threads).toBe(2);
    for (const got of await runOn(backend, plan, 3)) expect(bitsOf(got)).toBe(bitsOf(want));
    await workers[1].terminate();
    expect(backend.threads).toBe(1);
    for (const got of await runOn(backend, plan, 2)) expect(bitsOf(got)).toBe(bitsOf(want));
    backend.dispose();
  });

  test("workers killed at any moment of a run", async () => {
    const plan = longPlan();
    const workers = watchWorkers();
    for (const delay of [0, 1, 2, 4]) {
      workers.length = 0;
      const backend = await WasmBackend.create(await wasmCode(build), { threads: 3 });
      const program = await backend.open(noWeights).compile(plan);
      const want = bitsOf(await program.run(inputs));
      const timer = setTimeout(() => void workers[0].terminate(), delay);
      void workers[1].terminate();
      for (let i = 0; i < 4; i++) expect(bitsOf(await program.run(inputs))).toBe(want);
      clearTimeout(timer);
      backend.dispose();
    }
  });
});

/** A pool over memory that nobody owns, for jobs made by hand. */
async function openPool(threads: number) {
  const memory = new WebAssembly.Memory({ initial: 2048, maximum: 2048, shared: true });
  const module = await WebAssembly.compile(sharedBuild(await wasmCode("simd")));
  let top = 0;
  const allocate = (bytes: number) => {
    top += bytes;
    return top - bytes;
  };
  return ThreadPool.open(module, memory, ["gemm"], threads, { allocate, free() {} });
}

/** Products over whatever lies in the first 2 MiB, seconds of work in all; this thread's own part is `call`. */
function endlessJob(call: Job["call"], chunks: number): Job {
  const [rows, inDim, outDim] = [3750, 2000, 4096];
  const flags = [0, 0, 0, 0];
  const args = [2 ** 20, 2 ** 20, 0, 0, 0, 2 ** 20, rows, inDim, outDim, ...flags, 0, 0, 0];
  const units = Math.ceil(rows / 48) * (outDim / 128);
  return { name: "gemm", args, call, from: 0, to: units, chunks, scratch: 13, scratchBytes: 400_000 };
}

describe("ThreadPool", () => {
  test("a chunk whose worker dies in the middle is done by the calling thread", async () => {
    const workers = watchWorkers();
    const pool = await openPool(2);
    const done: number[] = [];
    const job = endlessJob((...args) => {
      done.push(args[args.length - 2]);
      for (const until = performance.now() + 300; performance.now() < until; ); // the worker takes the other half
    }, 2);
    const running = pool.run(job);
    expect(done).toEqual([0]);
    void workers[0].terminate();
    await running;
    expect(done).toEqual([0, job.to / 2]);
    expect(pool.size).toBe(1);
    pool.dispose();
  });

  test("a job that comes while another is under way runs on the calling thread", async () => {
    const workers = watchWorkers();
    const pool = await openPool(2);
    const wait = () => {
      for (const until = performance.now() + 300; performance.now() < until; );
    };
    const first = pool.run(endlessJob(wait, 2));
    const ranges: number[][] = [];
    await pool.run(endlessJob((...args) => ranges.push(args.slice(-2)), 4));
    const { to } = endlessJob(wait, 4);
    expect(ranges).toEqual([0, 1, 2, 3].map((chunk) => [(to * chunk) / 4, (to * (chunk + 1)) / 4]));
    void workers[0].terminate();
    await first;
    pool.dispose();
  });

  test("an error of the kernel comes out, and the pool stays usable", async () => {
    const pool = await openPool(3);
    const failing = endlessJob(() => {
      throw new RangeError("no");
    }, 1);
    await expect(pool.run(failing)).rejects.toThrow("no");
    let units = 0;
    const args = endlessJob(() => {}, 1).args.map((value, i) => (i === 6 ? 48 : value)); // 48 rows: short
    const job: Job = { ...endlessJob((...a) => (units += a[a.length - 1] - a[a.length - 2]), 32), args, to: 32 };
    for (let i = 0; i < 200; i++) await pool.run(job);
    expect(units).toBeGreaterThan(0);
    expect(pool.size).toBe(3);
    pool.dispose();
  });

  test("a pause that throws leaves open chunks undone, waits for those under way, and the pool stays usable", async () => {
    const pool = await openPool(2);
    const done: number[] = [];
    const short = endlessJob(() => {}, 1).args.map((value, i) => (i === 7 ? 128 : value)); // 128 columns
    const job = { ...endlessJob((...args) => done.push(args[args.length - 2]), 64), args: short, to: 64 };
    let looks = 0;
    const pacer = Object.assign(new Pacer(), { pause: () => Promise.reject(new Error("enough")) });
    Object.defineProperty(pacer, "due", { get: () => ++looks === 3 });
    await expect(pool.run(job, pacer)).rejects.toThrow("enough");
    expect(done).toEqual([0, 1, 2]);
    done.length = 0;
    await pool.run(job);
    expect(done.slice(0, 3)).toEqual([0, 1, 2]);
    expect(pool.size).toBe(2);
    pool.dispose();
  });

  test.each([1, 2, 3, 64])("of %i threads each looks at every chunk once, at its own share first", (threads) => {
    for (const chunks of [1, 2, 7, 64, 256]) {
      const owners = Array.from({ length: threads }, (_, thread) => {
        const seen = Array.from({ length: chunks }, (_, turn) => chunkAt(turn, thread, threads, chunks));
        expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: chunks }, (_, chunk) => chunk));
        const own = Math.floor(((thread + 1) * chunks) / threads) - Math.floor((thread * chunks) / threads);
        return seen.slice(0, own);
      });
      expect(owners.flat()).toEqual(Array.from({ length: chunks }, (_, chunk) => chunk));
    }
  });

  test("no more chunks than there are words for them", async () => {
    const pool = await openPool(2);
    const seen = new Set<number>();
    const job = endlessJob((...args) => seen.add(args[args.length - 2]), 10 * MAX_CHUNKS);
    await pool.run({ ...job, args: job.args.map((value, i) => (i === 7 ? 1 : value)) });
    expect(seen.size).toBeLessThanOrEqual(MAX_CHUNKS);
    pool.dispose();
  });

  test("workers that cannot start are an error that says so", async () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 }); // not shared: the module refuses it
    const module = await WebAssembly.compile(sharedBuild(await wasmCode("simd")));
    const scratch = { allocate: () => 0, free() {} };
    await expect(ThreadPool.open(module, memory, ["gemm"], 2, scratch)).rejects.toMatchObject({ code: "unsupported" });
  });
});

/** Runs a program on the built-in modules and the library's sources, bundled, in a process of its own. */
async function runProcess(text: string): Promise<string> {
  const folder = fileURLToPath(new URL("../../build/test/", import.meta.url));
  await mkdir(folder, { recursive: true });
  const entry = `${folder}threadsProgram.mjs`;
  await writeFile(entry, text);
  const alias = { "#wasm": fileURLToPath(new URL("../../src/wasm/source.inline.ts", import.meta.url)) };
  const output = { file: `${folder}threadsProgram.bundle.mjs`, codeSplitting: false };
  await build({ input: entry, platform: "node", resolve: { alias }, output, logLevel: "silent" });
  const { stdout } = await promisify(execFile)(process.execPath, [output.file], { timeout: 30_000 });
  return stdout;
}

describe("the process", () => {
  const open = `import { openDevice } from "../../src/runtime/device.js";
    const device = await openDevice({ backend: "wasm", relaxed: false, threads: 3 });
    console.log(device.report().threads);`;

  test("ends by itself though workers sleep", async () => {
    expect(await runProcess(open)).toBe("3\n");
  });

  test("ends after dispose", async () => {
    expect(await runProcess(`${open} device.dispose(); console.log("disposed");`)).toBe("3\ndisposed\n");
  });
});

describe("openDevice", () => {
  test("one thread unless asked", async () => {
    const device = await openDevice({ backend: "wasm" });
    expect(device.report().threads).toBe(1);
    device.dispose();
  });

  test("threads are reported", async () => {
    const device = await openDevice({ backend: "wasm", threads: 2, calibrate: false });
    expect(device.report()).toMatchObject({ threads: 2, why: "asked for" });
    device.dispose();
  });

  test("without shared memory there is one thread, and the report says why", async () => {
    vi.stubGlobal("crossOriginIsolated", false);
    const device = await openDevice({ backend: "wasm", threads: 2, calibrate: false });
    expect(device.report()).toMatchObject({ threads: 1, why: expect.stringContaining("cross-origin isolated") });
    device.dispose();
    vi.unstubAllGlobals();
  });

  test.each([0, 1.5, -1, Number.NaN])("threads: %d is refused", async (threads) => {
    await expect(openDevice({ backend: "wasm", threads })).rejects.toThrow(/threads: expected an integer >= 1/);
  });
});
