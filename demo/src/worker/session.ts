import { type Device, type DeviceOptions, openDevice } from "toeplitz";
import { type Lm, loadTnnLm } from "toeplitz/models";
import { type Checkpoint, openSafetensors } from "toeplitz/safetensors";
import type {
  BackendChoice,
  GenerateParams,
  GenerateResult,
  LoadEvent,
  OpenedDevice,
  OpenParams,
  SelfTestRow,
} from "../calls.js";
import type { Context } from "./main.js";

const folder = new URL("models/moby-tnn/", new URL(import.meta.env.BASE_URL, pageOf(globalThis.location.href)));

/** A built worker lies in assets/, the page above it. */
function pageOf(href: string): string {
  return import.meta.env.DEV ? href : new URL("../", href).href;
}

const listeners = new Set<(progress: LoadEvent) => void>();
const json = async (name: string): Promise<unknown> => (await fetch(new URL(name, folder))).json();

/** Begins with the worker, before anybody asks. */
const files = Promise.all([
  openSafetensors(new URL("model.safetensors", folder), {
    onProgress: (progress) => {
      for (const tell of listeners) tell(progress);
    },
  }),
  json("config.json"),
  json("vocab.json"),
]);
files.catch(() => undefined); // who asks is told

interface Session {
  readonly device: Device;
  readonly lm: Lm;
}

let current: Promise<Session> | undefined;

export async function session(): Promise<Session> {
  if (!current) throw new Error("no device is open");
  return current;
}

export async function weights(): Promise<Checkpoint> {
  return (await files)[0];
}

/** A file of the model that only some panels want. */
export async function modelText(name: string): Promise<string> {
  return (await fetch(new URL(name, folder))).text();
}

const options: Readonly<Record<BackendChoice, DeviceOptions>> = {
  auto: {},
  "wasm-simd": { backend: "wasm", relaxed: false },
  "wasm-relaxed": { backend: "wasm", relaxed: true },
  webgpu: { backend: "webgpu" },
  js: { backend: "js" },
};

/** Opens a device and loads the model on it; the one before is disposed once this one stands. */
export async function open({ backend }: OpenParams, { signal, send }: Context<"open">): Promise<OpenedDevice> {
  listeners.add(send);
  let ms = 0;
  const load = async (): Promise<Session> => {
    const began = performance.now();
    const device = await openDevice({ ...options[backend], signal });
    ms = performance.now() - began;
    try {
      const [checkpoint, config, vocab] = await files;
      const loaded = performance.now();
      const lm = await loadTnnLm(device, { config, weights: checkpoint, vocab }, { signal });
      ms += performance.now() - loaded;
      return { device, lm };
    } catch (error) {
      device.dispose();
      throw error;
    }
  };
  try {
    const opened = await load();
    const before = current;
    current = Promise.resolve(opened);
    (await before)?.device.dispose();
    const { why, rejected, relaxed, threads } = opened.device.report();
    return { backend: opened.device.backend, why, rejected, relaxed, threads, ms, layers: opened.lm.config.layers };
  } finally {
    listeners.delete(send);
  }
}

/** Tokens go out in batches of a frame, so that the page is not flooded; the first one at once. */
const FLUSH_MS = 16;

export async function generate(params: GenerateParams, { signal, send }: Context<"generate">): Promise<GenerateResult> {
  const { lm } = await session();
  const { prompt, maxTokens, strategy, temperature, seed } = params;
  const shared = {
    strategy,
    ...(strategy === "modal" ? { tolerance: 1e-3 } : {}),
    maxLength: prompt.length + maxTokens,
  };
  let text = "";
  let times: number[] = [];
  let tokens = 0;
  let flushed = 0;
  const flush = () => {
    if (times.length > 0) send({ text, times });
    [text, times, flushed] = ["", [], performance.now()];
  };
  const onProgress = (converted: number) => send({ text: "", times: [], converted });
  let last = performance.now();
  let stopped = false;
  try {
    for await (const piece of lm.generate(prompt, { maxTokens, temperature, seed, signal, onProgress, ...shared })) {
      const now = performance.now();
      text += piece;
      times.push(now - last);
      last = now;
      tokens++;
      if (tokens === 1 || now - flushed > FLUSH_MS) flush();
    }
  } catch (error) {
    if ((error as { code?: string }).code !== "aborted") throw error;
    stopped = true;
  }
  flush();
  const stream = await lm.stream(shared); // shares the compiled programs: opened for its size only
  const { bytes } = stream;
  stream.dispose();
  return { tokens, bytes, stopped };
}

interface SelfTesting {
  selfTest(options?: { signal?: AbortSignal }): Promise<readonly SelfTestRow[]>;
}

export async function selfTest(_: null, { signal }: Context<"selfTest">): Promise<readonly SelfTestRow[]> {
  const { device } = await session();
  return (device as unknown as SelfTesting).selfTest({ signal });
}
