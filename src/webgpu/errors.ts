import { ToeplitzError } from "../core/errors.js";
import type { GPUDeviceLike } from "./gpu.js";

/** An error scope for each way a device can refuse work, innermost first, and the code that a caller sees. */
const scopes = [
  { filter: "out-of-memory", code: "memory" },
  { filter: "internal", code: "device" },
  { filter: "validation", code: "device" },
] as const;

/**
 * Does `work` at once and resolves with its result when the device has accepted it; rejects with ToeplitzError `memory` or
 * `device`, naming `what`, where it has not.
 */
export async function scoped<T>(device: GPUDeviceLike, what: string, work: () => T): Promise<T> {
  for (const { filter } of [...scopes].reverse()) device.pushErrorScope(filter);
  let result: T;
  let found: Promise<readonly ({ readonly message: string } | null)[]>;
  try {
    result = work();
  } finally {
    found = Promise.all(scopes.map(() => device.popErrorScope()));
    found.catch(() => undefined); // where work() itself threw, that is the error to report
  }
  const errors = await found;
  for (const [index, { code }] of scopes.entries()) {
    const error = errors[index];
    if (error) throw new ToeplitzError(code, `webgpu: ${what}: ${error.message}`, { cause: error });
  }
  return result;
}

/** Turns whatever a promise of the device was rejected with into a ToeplitzError that names `what`. */
export function deviceError(what: string, cause: unknown): ToeplitzError {
  if (cause instanceof ToeplitzError) return cause;
  const message = hasMessage(cause) ? cause.message : String(cause);
  return new ToeplitzError("device", `webgpu: ${what}: ${message}`, { cause });
}

/** GPUError is no Error. */
function hasMessage(cause: unknown): cause is { readonly message: string } {
  return typeof cause === "object" && cause !== null && "message" in cause;
}
