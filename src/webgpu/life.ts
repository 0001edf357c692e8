import { ToeplitzError } from "../core/errors.js";
import { deviceError } from "./errors.js";
import type { GPUDeviceLike } from "./gpu.js";
import { Nudge } from "./nudge.js";

const GRACE_MS = 20;

/**
 * Whether a device can still be used, and the end of every wait for one that cannot: implementations differ in what becomes
 * of a map, an error scope or a compilation that is under way when a device goes (some never settle), so none of them is
 * awaited alone.
 */
export class Life {
  /** Resolves with the reason once the device is gone by anything but dispose(); never rejects. */
  readonly lost: Promise<ToeplitzError>;
  readonly #waiting = new Set<() => void>();
  readonly #nudge: Nudge;
  #reason: string | undefined;
  #disposed = false;

  constructor(gpu: GPUDeviceLike) {
    this.#nudge = new Nudge(gpu);
    this.lost = new Promise((resolve) => {
      gpu.lost.then(({ reason, message }) => {
        if (this.#disposed) return;
        this.#reason = `the GPU device was lost (${reason}): ${message}`;
        this.#end();
        resolve(new ToeplitzError("device", `webgpu: ${this.#reason}`));
      });
    });
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  get isLost(): boolean {
    return this.#reason !== undefined;
  }

  /** Throws `disposed` or, naming `what`, `device` where nothing can run any more. */
  check(what: string): void {
    if (this.#disposed) throw new ToeplitzError("disposed", `webgpu: ${what}: this device was disposed`);
    if (this.#reason) throw new ToeplitzError("device", `webgpu: ${what}: ${this.#reason}`);
  }

  /** The promise's outcome, or check()'s error as soon as the device is gone. */
  during<T>(what: string, promise: Promise<T>): Promise<T> {
    // No Promise.race: each would stay referenced by the promise of the device's loss for as long as the device lives.
    return new Promise((resolve, reject) => {
      const gone = () => {
        try {
          this.check(what);
        } catch (error) {
          reject(error);
        }
      };
      this.#waiting.add(gone);
      this.#nudge.begin();
      const done = () => {
        this.#waiting.delete(gone);
        this.#nudge.end();
      };
      promise.then(
        (value) => {
          done();
          resolve(value);
        },
        async (error) => {
          // A device that goes rejects what is under way shortly before or after it says that it is gone.
          if (!(error instanceof ToeplitzError)) await new Promise((wake) => setTimeout(wake, GRACE_MS));
          done();
          gone();
          reject(deviceError(what, error));
        },
      );
      gone();
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#end();
  }

  #end(): void {
    for (const gone of this.#waiting) gone();
    this.#waiting.clear();
  }
}
