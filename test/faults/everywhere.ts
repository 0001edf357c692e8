import { ToeplitzError } from "../../src/core/errors.js";
import { glu } from "../../src/layers/glu.js";
import { type Device, openDevice } from "../../src/runtime/device.js";
import { openDevice as openInWorker } from "../../src/worker/open.js";
import { openFaulty } from "../lib/faultyDevice.js";
import { noiseArray } from "../lib/noise.js";
import { noiseWeights } from "../lib/weights.js";
import { type Fault, layer, N, piece, stillWorks, weights, x } from "./fault.js";
import { startWorker } from "./worker.js";

interface Opened {
  readonly device: Device;
  close(): Promise<void>;
}

const opens: Readonly<Record<"webgpu" | "wasm" | "js" | "worker", () => Promise<Opened>>> = {
  webgpu: async () => {
    const { device, close } = await openFaulty();
    return { device, close: async () => close() };
  },
  wasm: async () => closing(await openDevice({ backend: "wasm", calibrate: false })),
  js: async () => closing(await openDevice({ backend: "js" })),
  worker: async () => closing(await openInWorker({ worker: startWorker, backend: "wasm", calibrate: false })),
};

function closing(device: Device): Opened {
  return { device, close: () => device[Symbol.asyncDispose]() };
}

const long = glu({ dim: 64, hidden: 256 });
const longWeights = noiseWeights(long);
const rows = { webgpu: 2048, wasm: 32768, js: 512, worker: 32768 };

type Backend = keyof typeof opens;
interface Everywhere extends Pick<Fault, "during" | "what" | "outcome"> {
  use(device: Device, backend: Backend): Promise<void>;
  /** Nothing can work afterwards. */
  readonly fatal?: boolean;
}

const longRun = async (device: Device, backend: Backend, act: (stop: AbortController) => void) => {
  const n = rows[backend];
  const model = await device.load(long, longWeights);
  const controller = new AbortController();
  const running = model.run({ x: noiseArray(1, n * 64) }, { n }, { signal: controller.signal });
  setTimeout(() => act(controller), 1);
  await running;
};

const everywhere: readonly Everywhere[] = [
  {
    during: "loading",
    what: "the signal has fired",
    outcome: "aborted",
    use: async (device) => void (await device.load(layer, weights, { signal: AbortSignal.abort() })),
  },
  {
    during: "a run",
    what: "the signal fires",
    outcome: "aborted",
    use: (device, backend) => longRun(device, backend, (controller) => controller.abort()),
  },
  {
    during: "the first run (compiling)",
    what: "the signal has fired; another caller waits for the same plan",
    outcome: "aborted",
    async use(device) {
      const model = await device.load(layer, weights);
      const controller = new AbortController();
      const first = model.run({ x }, { n: N }, { signal: controller.signal });
      first.catch(() => undefined);
      const second = model.run({ x }, { n: N });
      controller.abort();
      await second; // is not aborted with it
      await first;
      throw new ToeplitzError("aborted", "the first was done before it could be aborted");
    },
  },
  {
    during: "a token of a stream",
    what: "the signal has fired",
    outcome: "aborted",
    async use(device) {
      const stream = await (await device.load(layer, weights)).stream();
      await stream.next(piece(0, 1));
      await stream.next(piece(1, 2), { signal: AbortSignal.abort() });
    },
  },
  {
    during: "converting a kernel for a stream",
    what: "the signal has fired",
    outcome: "aborted",
    async use(device) {
      const model = await device.load(layer, weights);
      await model.stream({ strategy: "modal", signal: AbortSignal.abort() });
    },
  },
  {
    during: "a self-test",
    what: "the signal fires",
    outcome: "aborted",
    async use(device) {
      const controller = new AbortController();
      await device.selfTest({ signal: controller.signal, onProgress: ({ done }) => done === 2 && controller.abort() });
    },
  },
  {
    during: "a run",
    what: "the model is disposed of",
    outcome: "disposed",
    async use(device) {
      const model = await device.load(layer, weights);
      const running = [model.run({ x }, { n: N }), model.run({ x }, { n: N }), model.run({ x }, { n: N })];
      model.dispose();
      model.dispose();
      await Promise.all(running);
    },
  },
  {
    during: "a prefill",
    what: "the stream is disposed of",
    outcome: "disposed",
    async use(device) {
      const stream = await (await device.load(layer, weights)).stream();
      const running = stream.prefill(piece(0, 6), { n: 6 });
      stream.dispose();
      stream.dispose();
      await running;
    },
  },
  {
    during: "a run",
    what: "the device is disposed of",
    outcome: "disposed",
    fatal: true,
    use: (device, backend) => longRun(device, backend, () => device.dispose()),
  },
  {
    during: "a run",
    what: "input of the wrong length",
    outcome: "shape",
    use: async (device) => void (await (await device.load(layer, weights)).run({ x }, { n: N + 1 })),
  },
  {
    during: "a run",
    what: "a size beyond 2^31",
    outcome: "argument",
    use: async (device) => void (await (await device.load(layer, weights)).run({ x }, { n: 2 ** 31 })),
  },
  {
    during: "loading",
    what: "a weight is missing",
    outcome: "missing",
    use: async (device) => void (await device.load(layer, {})),
  },
  {
    during: "restoring a stream",
    what: "bytes of something else",
    outcome: "state",
    async use(device) {
      const stream = await (await device.load(layer, weights)).stream();
      await stream.restore(new Uint8Array(100));
    },
  },
];

const backends: readonly Backend[] = ["webgpu", "wasm", "js", "worker"];

export const everywhereFaults: readonly Fault[] = everywhere.flatMap(({ use, fatal, ...fault }) =>
  backends.map((backend) => ({
    ...fault,
    backend,
    async inject() {
      const { device, close } = await opens[backend]();
      try {
        await use(device, backend);
      } finally {
        if (!fatal) await stillWorks(device);
        await close();
      }
    },
  })),
);
