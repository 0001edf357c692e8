import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import type { Backend } from "../plan/backend.js";
import { type CostScales, NO_SCALES } from "../plan/cost.js";
import { hasSimd } from "../wasm/probe.js";
import { type Calibration, type CalibrationCache, calibrate } from "./calibrate.js";
import type { Loss } from "./managed/types.js";
import type { BackendName, Opened } from "./opened.js";
import { openWasm, type WasmDeviceOptions } from "./openWasm.js";
import type { WebgpuDeviceOptions } from "./openWebgpu.js";
import type { DeviceReport } from "./report.js";
import { type Speed, typicalSpeeds } from "./speed.js";

export type { BackendName };

export interface DeviceOptions extends WasmDeviceOptions, WebgpuDeviceOptions {
  /** "auto" (default): a real GPU, else WebAssembly, else plain JavaScript. Or one backend, or several in order of preference. */
  readonly backend?: "auto" | BackendName | readonly BackendName[];
  /**
   * Measures the machine for at most 50 ms, once, so that plans are cut out for it. Default: where there is something to choose
   * between (a GPU and WebAssembly, threads or none); true: in any case; false: never, typical figures then. A cache keeps the
   * figures for longer than the process.
   */
  readonly calibrate?: boolean | CalibrationCache;
  /** Warns on the console when a model, stream or device was garbage-collected without dispose(). */
  readonly debug?: boolean;
  readonly signal?: AbortSignal;
}

/** An open backend, and all that is known of how it came about. */
export interface Chosen {
  readonly backend: Backend;
  readonly scales: CostScales;
  report(): DeviceReport;
  /** Calls back when a device was lost or refused a plan. */
  listen(onLost: (loss: Loss) => void): void;
  /** Resolves when everything that dispose() ends has ended, where that takes time. */
  closed?(): Promise<void>;
}

/** A real GPU before WebAssembly, between which each plan then chooses; JavaScript where neither is allowed. */
const order: readonly BackendName[] = ["webgpu", "wasm", "js"];
const KEPT_LOSSES = 100;

export async function chooseBackend(options: DeviceOptions): Promise<Chosen> {
  const wanted = namesOf(options.backend ?? "auto");
  const rejected: { backend: BackendName; reason: string }[] = [];
  for (const name of wanted) {
    throwIfAborted(options.signal);
    try {
      const opened = await openNamed(name, options);
      try {
        throwIfAborted(options.signal);
        return await settle(opened, wanted, rejected, options);
      } catch (error) {
        opened.backend.dispose();
        throw error;
      }
    } catch (error) {
      if (error instanceof ToeplitzError && (error.code === "aborted" || error.code === "argument")) throw error;
      rejected.push({ backend: name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const reasons = rejected.map(({ backend, reason }) => `${backend}: ${reason}`).join("; ");
  throw new ToeplitzError("unsupported", `no backend works here: ${reasons}`);
}

export function namesOf(wanted: NonNullable<DeviceOptions["backend"]>): readonly BackendName[] {
  const names = wanted === "auto" ? order : Array.isArray(wanted) ? wanted : [wanted as BackendName];
  for (const name of names) {
    if (!order.includes(name)) {
      throw new ToeplitzError("argument", `backend: expected auto, webgpu, wasm or js, got ${String(name)}`);
    }
  }
  if (names.length === 0) throw new ToeplitzError("argument", "backend: expected at least one name, got an empty list");
  return names;
}

export async function openNamed(name: BackendName, options: DeviceOptions): Promise<Opened> {
  if (name === "js") return { backend: new (await import("../js/backend.js")).JsBackend(), relaxed: false };
  if (name === "webgpu") {
    const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: unknown } };
    if (!options.gpu && !navigator?.gpu) {
      throw new ToeplitzError("unsupported", "WebGPU is missing here: there is no navigator.gpu");
    }
    return (await import("./openWebgpu.js")).openWebgpu(options);
  }
  const wasm = await openWasm(options);
  return { ...wasm, threads: wasm.backend.threads };
}

/** Measures what was opened, and makes it one that outlives its device where that can be lost. */
async function settle(
  opened: Opened,
  wanted: readonly BackendName[],
  rejected: DeviceReport["rejected"],
  options: DeviceOptions,
): Promise<Chosen> {
  const { name } = opened.backend;
  const calibration: Partial<Record<BackendName, Calibration>> = {};
  const choice = (opened.backend.lost !== undefined && wanted.length > 1) || threadsOf(opened.backend) > 1;
  await measure(opened, options, calibration, choice);
  const lost: Loss[] = [];
  const listeners: ((loss: Loss) => void)[] = [];
  const made = opened.backend.lost
    ? await managed(opened, wanted, options, calibration, (loss) => {
        lost.push(loss);
        if (lost.length > KEPT_LOSSES) lost.shift();
        for (const listener of listeners) listener(loss);
      })
    : { backend: opened.backend, current: () => opened, choosesAmong: [name] };
  const why = whyOf(opened, wanted, rejected, calibration[name]);
  return {
    backend: made.backend,
    scales: calibration[name]?.scales ?? NO_SCALES,
    listen: (onLost) => void listeners.push(onLost),
    report() {
      const { backend, relaxed, threads = 1, gpu = null } = made.current();
      const last = [...lost].reverse().find(({ kind }) => kind === "lost");
      return {
        backend: backend.name,
        why: last && backend.name !== name ? `${last.backend} was lost: ${last.reason}` : why,
        rejected,
        simd: hasSimd(),
        relaxed,
        threads,
        gpu,
        worker: false,
        choosesAmong: made.choosesAmong,
        calibration,
        lost: [...lost],
      };
    },
  };
}

async function managed(
  opened: Opened,
  wanted: readonly BackendName[],
  options: DeviceOptions,
  calibration: Partial<Record<BackendName, Calibration>>,
  onLost: (loss: Loss) => void,
) {
  const { ManagedBackend } = await import("./managed/backend.js");
  const { Source } = await import("./managed/source.js");
  const { name } = opened.backend;
  // After a loss there is always somewhere to go on, also where one backend was asked for by name.
  const names = [...new Set([name, ...wanted.slice(wanted.indexOf(name) + 1), ...(["wasm", "js"] as const)])];
  let callersIsGone = false;
  options.gpu?.lost.then(() => {
    callersIsGone = true;
  });
  const reopen = async (each: BackendName) => {
    if (each === "webgpu" && callersIsGone) throw new ToeplitzError("device", "the device was the caller's");
    return openNamed(each, { ...options, signal: undefined });
  };
  const sources = names.map((each) => new Source(each, () => reopen(each), each === name ? opened : undefined));
  let routed = 1;
  if (wanted.length > 1 && names[1] === "wasm") {
    try {
      const { opened: other } = await sources[1].seat();
      await measure(other, options, calibration, true);
      routed = 2;
    } catch {
      // no WebAssembly here: the GPU alone
    }
  }
  const speeds = {
    [name]: speedOf(opened, calibration[name]),
    wasm: calibration.wasm?.speed ?? typicalSpeeds.wasm,
  };
  const backend = new ManagedBackend(opened, { sources, routed, speeds, onLost });
  return { backend, current: () => backend.current, choosesAmong: names.slice(0, routed) };
}

/** An adapter that hides its name may be software: until it was measured it is held to be as slow. */
function speedOf({ backend, gpu }: Opened, calibration: Calibration | undefined): Speed {
  const typical = typicalSpeeds[backend.name];
  const hidden = gpu && `${gpu.vendor}${gpu.architecture}${gpu.description}` === "";
  if (calibration && calibration.from !== "typical figures") return calibration.speed;
  return hidden ? { ...typical, flopsPerNs: 1, bytesPerNs: 1 } : typical;
}

/** The figures of one backend, put in `into` where they were asked for or `choice` needs them; kernels of the caller's own are left alone, and so is JavaScript. */
async function measure(
  { backend, relaxed, gpu }: Opened,
  options: DeviceOptions,
  into: Partial<Record<BackendName, Calibration>>,
  choice: boolean,
): Promise<void> {
  const threads = threadsOf(backend);
  const { calibrate: asked = choice, wasm } = options;
  if (asked === false || backend.name === "js" || (backend.name === "wasm" && wasm !== undefined)) return;
  const key = [backend.name, relaxed, threads, gpu?.vendor, gpu?.architecture, gpu?.description].join(" ");
  const found = await calibrate(backend, key, typeof asked === "object" ? { cache: asked } : {});
  if (found.threadsPay === false) (backend as { worthSharingNs?: number }).worthSharingNs = Number.POSITIVE_INFINITY;
  into[backend.name] = found;
}

function threadsOf(backend: Backend): number {
  return (backend as { readonly threads?: number }).threads ?? 1;
}

function whyOf(
  { note }: Opened,
  wanted: readonly BackendName[],
  rejected: DeviceReport["rejected"],
  calibration: Calibration | undefined,
): string {
  const first = rejected.length === 0 ? "the first choice" : "the first choice that works";
  const parts = [wanted.length === 1 ? "asked for" : `${first} of ${wanted.join(", ")}`];
  if (note !== undefined) parts.push(`one thread: ${note}`);
  if (calibration?.threadsPay === false) parts.push("steps are not shared: more threads were measured to be no faster");
  return parts.join("; ");
}
