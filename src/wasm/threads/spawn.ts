import { nodeWorkerText, webWorkerText } from "./workerText.js";

/** A worker, whatever the runtime calls it. */
export interface Spawned {
  send(message: object): void;
  /** Stops it at once, even in the middle of a kernel. */
  terminate(): void;
}

export interface Listener {
  /** It is set up and waits for jobs. */
  ready(): void;
  /** It will never do anything again. */
  gone(reason: string): void;
}

/** Workers do not keep the process alive where the runtime can say so. Throws where there are no workers. */
export function spawn(listener: Listener): Spawned {
  const threads = typeof process === "object" ? process.getBuiltinModule?.("node:worker_threads") : undefined;
  return threads ? spawnNode(threads.Worker, listener) : spawnWeb(listener);
}

function spawnNode(NodeWorker: typeof import("node:worker_threads").Worker, listener: Listener): Spawned {
  const worker = new NodeWorker(nodeWorkerText, { eval: true, execArgv: [], name: "toeplitz" });
  worker.on("message", () => {
    worker.unref(); // not before: listening for messages takes the reference again
    listener.ready();
  });
  worker.on("error", (error) => listener.gone(String(error)));
  worker.on("exit", () => listener.gone("it exited"));
  return {
    send: (message) => worker.postMessage(message),
    terminate: () => void worker.terminate(),
  };
}

function spawnWeb(listener: Listener): Spawned {
  const url = URL.createObjectURL(new Blob([webWorkerText], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "toeplitz" });
  worker.onmessage = () => {
    URL.revokeObjectURL(url);
    listener.ready();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    listener.gone(event.message || "the worker could not start");
  };
  return { send: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
}
