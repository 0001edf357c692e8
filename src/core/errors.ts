/**
 * Every reason a call of this library can fail for. docs/errors.md says what each one means and what to do about it.
 */
export type ErrorCode =
  | "shape" // an operand, weight or input has the wrong shape or length
  | "argument" // an option or parameter is outside what is allowed
  | "missing" // a weight, file or input that is needed is not there
  | "checkpoint" // a checkpoint file is malformed
  | "config" // a model's config.json is malformed or describes something unknown
  | "unsupported" // the device, backend or platform cannot do this
  | "network" // a URL could not be read
  | "aborted" // the caller's AbortSignal fired
  | "disposed" // the handle was used after dispose()
  | "memory" // out of memory, or a size beyond what the platform can address
  | "device" // the device was lost or refused the work
  | "state" // a saved stream state does not fit this model or version
  | "internal"; // a broken invariant of this library: please report it

/**
 * The only error class the library throws. `code` is stable and meant to be switched on; the message names what was
 * expected and what came; `cause` holds the underlying error where there is one.
 */
export class ToeplitzError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "ToeplitzError";
    this.code = code;
  }
}

/** Throws `ToeplitzError("aborted")` if the signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ToeplitzError("aborted", "the operation was aborted", { cause: signal.reason });
}

/** The promise's outcome, or `aborted` as soon as the signal fires: for work that cannot be stopped, only no longer be waited for. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => {
      try {
        throwIfAborted(signal);
      } catch (error) {
        reject(error);
      }
    };
    signal.addEventListener("abort", stop);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
    stop();
  });
}
