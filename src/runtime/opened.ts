import type { Backend } from "../plan/backend.js";
import type { GpuDescription } from "../webgpu/adapter.js";

export type BackendName = Backend["name"];

/** A backend that was opened, and what report() says of it. */
export interface Opened {
  readonly backend: Backend;
  readonly relaxed: boolean;
  readonly threads?: number;
  readonly gpu?: GpuDescription;
  /** Why there is less than was asked for. */
  readonly note?: string | undefined;
}
