import type { GpuDescription } from "../webgpu/adapter.js";
import type { Calibration } from "./calibrate.js";
import type { Loss } from "./managed/types.js";
import type { BackendName } from "./opened.js";

/** What a device is, why, what was rejected, and what happened to it since. */
export interface DeviceReport {
  readonly backend: BackendName;
  readonly why: string;
  readonly rejected: readonly { readonly backend: BackendName; readonly reason: string }[];
  readonly simd: boolean;
  readonly relaxed: boolean;
  readonly threads: number;
  readonly gpu: GpuDescription | null;
  /** Whether it runs in a worker. */
  readonly worker: boolean;
  /** Backends that each plan chooses among by modelled time: more than one only on a real GPU. */
  readonly choosesAmong: readonly BackendName[];
  /** What the choices of plans rest on, for each backend that was measured. */
  readonly calibration: Readonly<Partial<Record<BackendName, Calibration>>>;
  /** Devices that were lost, and plans that one refused, oldest first; the last hundred. */
  readonly lost: readonly Loss[];
}
