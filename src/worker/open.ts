import { ToeplitzError } from "../core/errors.js";
import { type Chosen, type DeviceOptions, openNamed } from "../runtime/choose.js";
import { Device } from "../runtime/device.js";
import { ManagedBackend } from "../runtime/managed/backend.js";
import { Source } from "../runtime/managed/source.js";
import type { Loss } from "../runtime/managed/types.js";
import type { Opened } from "../runtime/opened.js";
import type { DeviceReport } from "../runtime/report.js";
import { Calls } from "./calls.js";
import { type WorkerLike, workerPort } from "./ports.js";
import type { Opening, Reply, Request, SentOptions } from "./protocol.js";
import { RemoteBackend } from "./remote.js";
import { startWorker } from "./start.js";

export interface WorkerDeviceOptions extends Omit<DeviceOptions, "gpu"> {
  /**
   * A worker that imports `toeplitz/worker/serve`, or a function that starts one: then a worker that dies is replaced. Default: a
   * worker of the package's own script, which bundlers that know `new Worker(new URL(…))` find.
   */
  readonly worker?: WorkerLike | (() => WorkerLike);
}

/** A worker that does not answer for this long has not started. */
const START_MS = 30_000;

interface Remote extends Opened {
  readonly backend: RemoteBackend;
  readonly opening: Opening;
}

/**
 * Opens a device in a worker: the same Device, models and streams, but the work is done in another thread. Throws `unsupported`
 * where no worker starts, and as the core's openDevice does.
 */
export async function openDevice(options: WorkerDeviceOptions = {}): Promise<Device> {
  const { worker = startWorker, signal } = options;
  if (signal?.aborted) throw new ToeplitzError("aborted", "opening was aborted", { cause: signal.reason });
  let report: DeviceReport | undefined;
  const losses: Loss[] = [];
  const listeners: ((loss: Loss) => void)[] = [];
  const onLoss = (loss: Loss) => {
    losses.push(loss);
    for (const listener of listeners) listener(loss);
  };
  const open = async (again: boolean): Promise<Remote> => {
    if (again && typeof worker !== "function") throw new ToeplitzError("device", "the worker was the caller's");
    const started = await start(typeof worker === "function" ? worker : () => worker, sent(options), {
      signal: again ? undefined : signal,
      onLoss: (reply) => {
        report = reply.report;
        onLoss(reply.loss);
      },
      nameNow: () => report?.backend ?? "wasm",
    });
    report = started.opening.report;
    return started;
  };
  const first = await open(false);
  const { name } = first.opening;
  let latest = first;
  const reopen = async () => {
    latest = await open(true);
    return latest;
  };
  const sources = [new Source(name, reopen, first)];
  // Without any worker work goes on in this thread.
  for (const here of ["wasm", "js"] as const)
    sources.push(new Source(here, () => openNamed(here, { relaxed: options.relaxed })));
  const backend = new ManagedBackend(first, { sources, onLost: onLoss, moves: false });
  const chosen: Chosen = {
    backend,
    scales: first.opening.scales,
    listen: (listener) => void listeners.push(listener),
    async closed() {
      latest.backend.dispose();
      await latest.backend.ended;
    },
    report() {
      const { current } = backend;
      const inWorker = current.backend instanceof RemoteBackend;
      const { relaxed, threads = 1 } = current;
      const here = { backend: current.backend.name, why: "the worker was lost", relaxed, threads, gpu: null };
      return { ...report!, ...(inWorker ? {} : here), worker: inWorker, lost: [...losses] };
    },
  };
  return new Device(chosen, options);
}

async function start(
  make: () => WorkerLike,
  options: SentOptions,
  settings: {
    readonly signal: AbortSignal | undefined;
    readonly onLoss: (reply: Extract<Reply, { kind: "loss" }>) => void;
    readonly nameNow: () => Opening["name"];
  },
): Promise<Remote> {
  let calls: Calls;
  try {
    calls = new Calls(workerPort<Request, Reply>(make()), settings.onLoss);
  } catch (cause) {
    throw new ToeplitzError("unsupported", `no worker can be started: ${String(cause)}`, { cause });
  }
  const late = setTimeout(() => void calls.end(), START_MS);
  try {
    const opening = await calls.ask<"open">({ kind: "open", options }, { signal: settings.signal });
    const { relaxed, threads, gpu } = opening.report;
    const backend = new RemoteBackend(calls, settings.nameNow);
    return { backend, opening, relaxed, threads, ...(gpu ? { gpu } : {}) };
  } catch (error) {
    void calls.end();
    const { code, message } = error as ToeplitzError;
    if (code !== "device" && code !== "disposed") throw error;
    throw new ToeplitzError("unsupported", `the worker does not start: ${message}`, { cause: error });
  } finally {
    clearTimeout(late);
  }
}

/** What of the options a message can carry. */
function sent(options: WorkerDeviceOptions): SentOptions {
  const { worker: _worker, signal: _signal, calibrate, wasm, ...rest } = options;
  if ("gpu" in options) throw new ToeplitzError("argument", "gpu: a GPUDevice cannot be sent to a worker");
  if (typeof Response === "function" && wasm instanceof Response) {
    throw new ToeplitzError("argument", "wasm: expected bytes, a module or a URL for a worker, got a Response");
  }
  const code = wasm instanceof URL ? wasm.href : (wasm as SentOptions["wasm"]);
  // A cache of the page's cannot be asked from there; the worker keeps figures for its own life.
  const asked = typeof calibrate === "object" ? true : calibrate;
  return {
    ...rest,
    ...(code === undefined ? {} : { wasm: code }),
    ...(asked === undefined ? {} : { calibrate: asked }),
  };
}
