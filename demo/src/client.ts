import type { CallName, Calls, Reply } from "./calls.js";

export class WorkerError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Pending {
  onEvent(event: unknown): void;
  resolve(result: unknown): void;
  reject(error: WorkerError): void;
}

const worker = new Worker(new URL("./worker/main.ts", import.meta.url), { type: "module" });
const pending = new Map<number, Pending>();
let lastId = 0;

worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
  const call = pending.get(data.id);
  if (!call) return;
  if ("event" in data) return call.onEvent(data.event);
  pending.delete(data.id);
  if ("result" in data) call.resolve(data.result);
  else call.reject(new WorkerError(data.error.code, data.error.message));
});

worker.addEventListener("error", (event) => {
  for (const call of pending.values())
    call.reject(new WorkerError("worker", event.message || "the worker failed to start"));
  pending.clear();
});

/** Asks the worker. Everything heavy runs there, so that the page stays smooth. */
export function call<N extends CallName>(
  name: N,
  params: Calls[N]["params"],
  options: { onEvent?: (event: Calls[N]["event"]) => void; signal?: AbortSignal } = {},
): Promise<Calls[N]["result"]> {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    pending.set(id, {
      onEvent: (event) => options.onEvent?.(event as Calls[N]["event"]),
      resolve: (result) => resolve(result as Calls[N]["result"]),
      reject,
    });
    options.signal?.addEventListener("abort", () => worker.postMessage({ id, abort: true }));
    worker.postMessage({ id, name, params });
  });
}
