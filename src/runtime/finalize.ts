/** What a handle holds, in a form that does not hold the handle. */
export interface Held {
  readonly what: string;
  /** Warn that somebody forgot to dispose of it. */
  readonly debug: boolean;
  release(): void;
}

let registry: FinalizationRegistry<Held> | undefined;

/**
 * A net under dispose(): what a handle holds is released when the handle was garbage-collected. Memory of a backend is no
 * memory that the collector knows of, so it may come late or never: dispose() is the way. Returns what ends the watch.
 */
export function watch(handle: object, held: Held): () => void {
  if (typeof FinalizationRegistry === "undefined") return () => undefined;
  registry ??= new FinalizationRegistry(({ what, debug, release }) => {
    if (debug) console.warn(`toeplitz: a ${what} was garbage-collected without dispose(); what it held is freed now`);
    release();
  });
  const token = {};
  const of = registry;
  of.register(handle, held, token);
  return () => of.unregister(token);
}

/** What a handle is reached by without being kept alive. */
export interface Weak<T extends object> {
  deref(): T | undefined;
}

/** workerd has WeakRef only from the compatibility date 2025-05-05 on; without it handles live as long as what refers to them. */
export function weak<T extends object>(handle: T): Weak<T> {
  return typeof WeakRef === "undefined" ? { deref: () => handle } : new WeakRef(handle);
}

/** Handles that are alive, without keeping them so. */
export class WeakHandles<T extends object> {
  readonly #refs = new Set<Weak<T>>();

  add(handle: T): void {
    for (const ref of this.#refs) if (!ref.deref()) this.#refs.delete(ref);
    this.#refs.add(weak(handle));
  }

  delete(handle: T): void {
    for (const ref of this.#refs) if (ref.deref() === handle) this.#refs.delete(ref);
  }

  /** Those alive now. */
  all(): T[] {
    return [...this.#refs].map((ref) => ref.deref()).filter((handle) => handle !== undefined);
  }
}
