import { ToeplitzError } from "../core/errors.js";

/**
 * Does `work`; what engines throw where memory ends or a kernel traps becomes a ToeplitzError that says so. Errors of callbacks
 * are the caller's own and stay what they are.
 */
export async function coded<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw codedError(what, cause);
  }
}

/** What coded() throws in place of `cause`. */
export function codedError(what: string, cause: unknown): unknown {
  if (cause instanceof ToeplitzError) return cause;
  if (cause instanceof RangeError && /alloc|array (buffer )?length|memory|buffer size/i.test(cause.message)) {
    const message = `${what}: the engine refused an array: ${cause.message}`;
    return new ToeplitzError("memory", message, { cause });
  }
  if (isTrap(cause)) return new ToeplitzError("internal", `${what}: a kernel trapped: ${cause.message}`, { cause });
  return cause;
}

/** By name too: instanceof fails across realms. */
function isTrap(cause: unknown): cause is Error {
  if (typeof WebAssembly === "object" && cause instanceof WebAssembly.RuntimeError) return true;
  return cause instanceof Error && cause.name === "RuntimeError";
}
