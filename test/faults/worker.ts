import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { openDevice } from "../../src/worker/open.js";
import { type Fault, stillWorks, struck, uses } from "./fault.js";

const script = new URL("../../dist/worker/main.js", import.meta.url);

/** Every worker that was started, so that the end can be checked. */
export const workers: Worker[] = [];

export function startWorker(): Worker {
  if (!existsSync(script)) throw new Error("npm run build makes dist/worker/main.js");
  const worker = new Worker(script);
  workers.push(worker);
  return worker;
}

const dying: Fault[] = Object.keys(uses).map((name) => ({
  backend: "worker",
  during: name,
  what: "the worker dies",
  outcome: "recovered",
  async inject() {
    const device = await openDevice({ worker: startWorker, backend: "wasm", calibrate: false });
    try {
      await uses[name](device, () => void workers.at(-1)!.terminate());
      for (let i = 0; i < 50 && device.report().lost.length === 0; i++) await new Promise((r) => setTimeout(r, 10));
      struck(device.report().lost.length, "the loss");
      await stillWorks(device);
    } finally {
      await device[Symbol.asyncDispose]();
    }
  },
}));

export const workerFaults: readonly Fault[] = [
  ...dying,
  {
    backend: "worker",
    during: "a run",
    what: "the worker dies, and no other starts",
    outcome: "recovered",
    async inject() {
      let started = 0;
      const worker = () => {
        if (started++ > 0) throw new Error("no more workers");
        return startWorker();
      };
      const device = await openDevice({ worker, backend: "wasm", calibrate: false });
      try {
        await uses["a run"](device, () => void workers.at(-1)!.terminate());
        await stillWorks(device);
        if (device.report().worker) throw new Error("expected work to go on in this thread");
      } finally {
        await device[Symbol.asyncDispose]();
      }
    },
  },
  {
    backend: "worker",
    during: "opening",
    what: "the worker's script fails",
    outcome: "unsupported",
    async inject() {
      const worker = () => {
        const failing = new Worker("throw new Error('no')", { eval: true });
        workers.push(failing);
        return failing;
      };
      await openDevice({ worker });
    },
  },
];
