import { ToeplitzError } from "../../src/core/errors.js";
import { glu } from "../../src/layers/glu.js";
import { openDevice } from "../../src/runtime/device.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";
import { check, type Fault, layer, N, piece, stillWorks, struck, uses, weights, x } from "./fault.js";
import { heldWithoutModels } from "./held.js";
import { opening } from "./opening.js";

const open = (options = {}) => openDevice({ backend: "wasm", calibrate: false, ...options });

/** The engine refuses to grow memories from `strike()` on. */
async function withoutGrowth(work: (strike: () => void) => Promise<void>): Promise<number> {
  const { grow } = WebAssembly.Memory.prototype;
  let refused = 0;
  try {
    await work(() => {
      WebAssembly.Memory.prototype.grow = () => {
        refused++;
        throw new RangeError("the engine refuses");
      };
    });
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
  return refused;
}

const wide = glu({ dim: 64, hidden: 512 });
const wideWeights = noiseWeights(wide);
const long = noiseArray(1, 4096 * 64);

const outOfMemory: Fault[] = [
  {
    backend: "wasm",
    during: "the first run (compiling)",
    what: "the engine gives no more memory",
    outcome: "memory",
    async inject() {
      using device = await open();
      const huge = glu({ dim: 512, hidden: 2048 });
      const model = await device.load(huge, noiseWeights(huge));
      try {
        await withoutGrowth(async (strike) => {
          strike();
          await model.run({ x: new Float32Array(512) }, { n: 1 });
        });
      } finally {
        await stillWorks(device);
      }
    },
  },
  {
    backend: "wasm",
    during: "a run",
    what: "the engine gives no more memory",
    outcome: "memory",
    async inject() {
      using device = await open();
      const model = await device.load(wide, wideWeights);
      await model.run({ x: long.subarray(0, 64) }, { n: 1 });
      try {
        await withoutGrowth(async (strike) => {
          await model.compile({ n: 4096 });
          strike();
          await model.run({ x: long }, { n: 4096 });
        });
      } finally {
        await stillWorks(device);
      }
    },
  },
  {
    backend: "wasm",
    during: "a stream's beginning",
    what: "the engine gives no more memory for its state",
    outcome: "memory",
    async inject() {
      using device = await open();
      const model = await device.load(layer, weights);
      try {
        await withoutGrowth(async (strike) => {
          await model.stream();
          strike();
          await model.stream({ batch: 2 ** 20 });
        });
      } finally {
        await stillWorks(device);
      }
    },
  },
  {
    backend: "wasm",
    during: "a run",
    what: "more is asked for than 32 bits address",
    outcome: "memory",
    async inject() {
      using device = await open();
      const big = glu({ dim: 1, hidden: 1024 });
      const model = await device.load(big, noiseWeights(big));
      try {
        await model.run({ x: new Float32Array(2 ** 21) }, { n: 2 ** 21 });
      } finally {
        await stillWorks(device);
      }
    },
  },
];

/** A backend whose kernels trap while `armed`; the exports of the real module otherwise. */
async function trapping(): Promise<{ arm(on: boolean): void; restore(): void }> {
  const { instantiate } = WebAssembly;
  let armed = false;
  const wrapped = async (...args: Parameters<typeof instantiate>) => {
    const result = (await instantiate(...args)) as unknown as WebAssembly.WebAssemblyInstantiatedSource;
    const instance = result.instance ?? (result as unknown as WebAssembly.Instance);
    const exports = Object.fromEntries(
      Object.entries(instance.exports).map(([name, value]) => {
        if (typeof value !== "function" || name === "heapBase") return [name, value];
        const kernel = (...numbers: number[]) => {
          if (armed) throw new WebAssembly.RuntimeError("unreachable");
          return value(...numbers);
        };
        Object.defineProperty(kernel, "length", { value: value.length });
        return [name, kernel];
      }),
    );
    return { instance: { exports }, module: result.module };
  };
  WebAssembly.instantiate = wrapped as unknown as typeof instantiate;
  return {
    arm: (on) => {
      armed = on;
    },
    restore: () => {
      WebAssembly.instantiate = instantiate;
    },
  };
}

const traps: Fault[] = ["the first run (compiling)", "a run", "a token of a stream"].map((name) => ({
  backend: "wasm",
  during: name,
  what: "a kernel traps",
  outcome: "internal",
  async inject() {
    const trap = await trapping();
    try {
      using device = await open();
      try {
        await uses[name](device, () => trap.arm(true));
      } finally {
        trap.arm(false);
        await stillWorks(device);
      }
    } finally {
      trap.restore();
    }
  },
}));

/** Threads are terminated at moments that the steps of a long run give. */
const threads: Fault[] = ["before a run", "in the middle of a run"].map((during) => ({
  backend: "wasm threads",
  during,
  what: "every worker dies",
  outcome: "recovered",
  async inject() {
    const { Worker } = process.getBuiltinModule("node:worker_threads");
    const started: InstanceType<typeof Worker>[] = [];
    const original = process.getBuiltinModule;
    class Watched extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        started.push(this);
      }
    }
    process.getBuiltinModule = ((id: string) => {
      return id === "node:worker_threads" ? { Worker: Watched } : original.call(process, id);
    }) as typeof original;
    try {
      using device = await open({ threads: 3 });
      const want = await (await device.load(wide, wideWeights)).run({ x: long }, { n: 4096 });
      const before = await heldWithoutModels(device); // the threads' scratch
      const model = await device.load(wide, wideWeights);
      await model.compile({ n: 4096 });
      struck(started.length, "a thread");
      const running = during === "before a run" ? undefined : model.run({ x: long }, { n: 4096 });
      await Promise.all(started.map((worker) => worker.terminate()));
      const got = (await running) ?? (await model.run({ x: long }, { n: 4096 }));
      if (got.some((value, i) => value !== want[i])) throw new Error("another result without the threads");
      await stillWorks(device, before);
    } finally {
      process.getBuiltinModule = original;
    }
  },
}));

const js: Fault[] = [
  {
    backend: "js",
    during: "a run",
    what: "the engine refuses an array",
    outcome: "memory",
    async inject() {
      using device = await openDevice({ backend: "js" });
      const big = glu({ dim: 1, hidden: 2 ** 14 });
      const model = await device.load(big, noiseWeights(big));
      try {
        await model.run({ x: new Float32Array(2 ** 20) }, { n: 2 ** 20 });
      } finally {
        await stillWorks(device);
      }
    },
  },
];

/** A callback that throws is the caller's error: it comes through, and nothing is left behind. */
const callbacks: Fault[] = [
  {
    backend: "wasm",
    during: "converting a kernel for a stream",
    what: "onProgress throws",
    outcome: "recovered",
    async inject() {
      using device = await open();
      const model = await device.load(layer, weights);
      const onProgress = () => {
        throw new Error("mine");
      };
      const failed = await model.stream({ strategy: "modal", onProgress }).catch((error: unknown) => error);
      if (!(failed instanceof Error) || failed instanceof ToeplitzError || failed.message !== "mine") {
        throw new Error(`expected the callback's error, got ${String(failed)}`);
      }
      const stream = await model.stream({ strategy: "modal" });
      await stream.next(piece(0, 1));
      check(await model.run({ x }, { n: N }));
    },
  },
];

export const wasmFaults: readonly Fault[] = [...outOfMemory, ...traps, ...opening, ...threads, ...js, ...callbacks];
