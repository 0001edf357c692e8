import { loadTnnLm } from "../../src/models/load.js";
import { openDevice } from "../../src/runtime/device.js";
import { openDevice as openInWorker } from "../../src/worker/open.js";

/** What a page tells of itself. Times in milliseconds. */
export interface PageResult {
  readonly text?: string;
  readonly backend?: string;
  readonly worker?: boolean;
  readonly loadMs?: number;
  readonly generateMs?: number;
  /** Tasks of 50 ms and more, by the browser's own account. */
  readonly longTasks?: { readonly loading: readonly number[]; readonly generating: readonly number[] };
  /** The longest time between two turns of the event loop. */
  readonly longestGap?: { readonly loading: number; readonly generating: number };
  readonly frames?: number;
  readonly aborted?: string;
  readonly wrongInput?: string;
  readonly error?: string;
}

const query = new URLSearchParams(location.search);

function watchTasks() {
  const tasks: { at: number; ms: number }[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, ms: duration });
  });
  observer.observe({ type: "longtask" });
  let last = performance.now();
  let longest = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    setTimeout(() => port2.postMessage(null), 1);
  };
  port2.postMessage(null);
  let frames = 0;
  const frame = () => {
    frames++;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return {
    /** What happened since the last call; the observer is told of a task shortly after it. */
    async part(from: number) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const part = { long: tasks.filter(({ at }) => at >= from).map(({ ms }) => ms), longest, frames };
      [longest, frames] = [0, 0];
      last = performance.now();
      return part;
    },
  };
}

async function run(): Promise<PageResult> {
  const mode = query.get("mode");
  const tasks = watchTasks();
  const begin = performance.now();
  const device =
    mode === "worker"
      ? await openInWorker({ worker: () => new Worker("/worker.js", { type: "module" }), backend: "wasm" })
      : await openDevice({ backend: mode as "wasm" | "webgpu", allowFallbackAdapter: true, calibrate: false });
  const lm = await loadTnnLm(device, `${location.origin}/model/`);
  // one token compiles the plans, which belongs to loading
  for await (const _ of lm.generate("C", { maxTokens: 2, temperature: 0 }));
  const loadMs = performance.now() - begin;
  const loading = await tasks.part(begin);
  const from = performance.now();
  let text = "";
  const maxTokens = Number(query.get("tokens"));
  for await (const piece of lm.generate(query.get("prompt")!, { maxTokens, temperature: 0 })) text += piece;
  const generateMs = performance.now() - from;
  const generating = await tasks.part(from);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30);
  const codeOf = (error: { code?: string }) => error.code ?? String(error);
  const aborted = await lm
    .logits(
      Int32Array.from({ length: 2000 }, () => 1),
      { signal: controller.signal },
    )
    .then(String, codeOf);
  const wrongInput = await lm.logits([-1]).then(String, codeOf);
  const { backend, worker } = device.report();
  await device[Symbol.asyncDispose]();
  return {
    text,
    backend,
    worker,
    loadMs,
    generateMs,
    longTasks: { loading: loading.long, generating: generating.long },
    longestGap: { loading: loading.longest, generating: generating.longest },
    frames: generating.frames,
    aborted,
    wrongInput,
  };
}

const result = await run().catch((error: unknown): PageResult => ({ error: String((error as Error)?.stack ?? error) }));
await fetch("/result", { method: "POST", body: JSON.stringify(result) });
