/** One end of a conversation, whatever the runtime calls it. */
export interface Port<Sent, Received> {
  send(message: Sent, transfer?: ArrayBuffer[]): void;
  listen(onMessage: (message: Received) => void): void;
}

/** The page's end: the other one can also go away. */
export interface WorkerPort<Sent, Received> extends Port<Sent, Received> {
  /** Called once, when nothing more will ever come. */
  onGone(listener: (reason: string) => void): void;
  /** Whether the process may not end while the worker idles, where there is a process. */
  keepAlive(keep: boolean): void;
  end(): Promise<void>;
}

/** A Worker of the web. */
export interface WebWorkerLike {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  terminate(): void;
  addEventListener(type: "message" | "error" | "messageerror", listener: (event: object) => void): void;
}

/** A Worker of node:worker_threads. */
export interface NodeWorkerLike {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  terminate(): Promise<number>;
  on(event: "message" | "error" | "exit", listener: (value: unknown) => void): unknown;
  ref(): void;
  unref(): void;
}

export type WorkerLike = WebWorkerLike | NodeWorkerLike;

export function workerPort<Sent, Received>(worker: WorkerLike): WorkerPort<Sent, Received> {
  return "on" in worker ? nodePort(worker) : webPort(worker);
}

function nodePort<Sent, Received>(worker: NodeWorkerLike): WorkerPort<Sent, Received> {
  return {
    send: (message, transfer = []) => worker.postMessage(message, transfer),
    listen: (onMessage) => void worker.on("message", onMessage as (value: unknown) => void),
    onGone(listener) {
      worker.on("error", (error) => listener(String(error)));
      worker.on("exit", (code) => listener(`it ended with code ${String(code)}`));
    },
    keepAlive: (keep) => (keep ? worker.ref() : worker.unref()),
    end: async () => void (await worker.terminate()),
  };
}

function webPort<Sent, Received>(worker: WebWorkerLike): WorkerPort<Sent, Received> {
  return {
    send: (message, transfer = []) => worker.postMessage(message, transfer),
    listen: (onMessage) => worker.addEventListener("message", (event) => onMessage(dataOf(event))),
    onGone(listener) {
      worker.addEventListener("error", (event) => {
        const { message } = event as ErrorEvent;
        (event as Event).preventDefault();
        listener(message || "it could not start, or failed");
      });
      worker.addEventListener("messageerror", () => listener("a message could not be read"));
    },
    keepAlive: () => undefined,
    end: async () => worker.terminate(),
  };
}

function dataOf<Received>(event: object): Received {
  return (event as MessageEvent).data;
}

/** The worker's own end. */
export function parentPort<Sent, Received>(): Port<Sent, Received> {
  const scope = globalThis as unknown as WebWorkerLike;
  const threads = typeof process === "object" ? process.getBuiltinModule?.("node:worker_threads") : undefined;
  const parent = typeof scope.postMessage === "function" ? undefined : threads?.parentPort;
  if (parent) {
    return {
      send: (message, transfer = []) => parent.postMessage(message, transfer),
      listen: (onMessage) => void parent.on("message", onMessage),
    };
  }
  if (typeof scope.postMessage !== "function") throw new Error("toeplitz/worker/serve runs in a worker only");
  return {
    send: (message, transfer = []) => scope.postMessage(message, transfer),
    listen: (onMessage) => scope.addEventListener("message", (event) => onMessage(dataOf(event))),
  };
}
