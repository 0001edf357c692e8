import type { CallName, Calls, Reply, Request } from "../calls.js";
import { bench } from "./bench.js";
import { modalPoints, tapsOf } from "./kernels.js";
import { scoreByLength } from "./score.js";
import { generate, open, selfTest } from "./session.js";

export interface Context<N extends CallName> {
  readonly signal: AbortSignal;
  send(event: Calls[N]["event"]): void;
}

type Handlers = {
  readonly [N in CallName]: (params: Calls[N]["params"], context: Context<N>) => Promise<Calls[N]["result"]>;
};

const handlers: Handlers = { open, generate, taps: tapsOf, modal: modalPoints, score: scoreByLength, bench, selfTest };
const aborts = new Map<number, AbortController>();
const post = (reply: Reply) => globalThis.postMessage(reply);

async function answer<N extends CallName>(id: number, name: N, params: unknown): Promise<void> {
  const controller = new AbortController();
  aborts.set(id, controller);
  try {
    const context: Context<N> = { signal: controller.signal, send: (event) => post({ id, event }) };
    post({ id, result: await handlers[name](params as Calls[N]["params"], context) });
  } catch (error) {
    const { code = "internal", message = String(error) } = error as { code?: string; message?: string };
    post({ id, error: { code, message } });
  } finally {
    aborts.delete(id);
  }
}

globalThis.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if ("abort" in data) aborts.get(data.id)?.abort();
  else void answer(data.id, data.name, data.params);
});
