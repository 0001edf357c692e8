import { throwIfAborted } from "./errors.js";
import type { Work } from "./work.js";

/** Work between two looks at the event loop and the abort signal, in milliseconds: one frame of a page. */
const SLICE_MS = 16;

/**
 * When the event loop was last let in. Work that comes in many short runs, like a token at a time, shares one: resolved
 * promises alone never let it in, however many are awaited.
 */
export class PaceClock {
  next = performance.now() + SLICE_MS;
}

/**
 * Keeps long synchronous work interruptible: `pause()` is cheap until a slice of time has passed, then lets the event
 * loop run (so that timers, input and abort events happen) and throws `aborted` if the signal fired.
 */
export class Pacer {
  readonly #signal: AbortSignal | undefined;
  readonly #check: (() => void) | undefined;
  readonly #clock: PaceClock;

  /** `check` is called after every pause and may throw, where something else can end the work too. */
  constructor(signal?: AbortSignal, check?: () => void, clock = new PaceClock()) {
    this.#signal = signal;
    this.#check = check;
    this.#clock = clock;
    throwIfAborted(signal);
  }

  get due(): boolean {
    return performance.now() >= this.#clock.next;
  }

  async pause(): Promise<void> {
    if (!this.due) return;
    await nextTask();
    this.#clock.next = performance.now() + SLICE_MS;
    throwIfAborted(this.#signal);
    this.#check?.();
  }

  /** Does the work, pausing where it yields. */
  async run<T>(work: Work<T>): Promise<T> {
    let step = work.next();
    for (; !step.done; step = work.next()) if (this.due) await this.pause();
    return step.value;
  }
}

/** A macrotask: unlike a resolved promise, it lets events in; unlike setTimeout, browsers do not clamp it to 4 ms. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = openChannel();
    if (channel === undefined) {
      setTimeout(resolve, 0);
      return;
    }
    const { port1, port2 } = channel;
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** workerd has it only from the compatibility date 2025-08-15 on; Next's edge runtime has one that throws. */
function openChannel(): MessageChannel | undefined {
  try {
    return new MessageChannel();
  } catch {
    return undefined;
  }
}
