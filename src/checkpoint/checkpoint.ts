import type { Tensor } from "./dtypes.js";

/**
 * The tensors of a checkpoint by name, in the order of the file's header. It has the reading half of a `Map`, so that
 * names like `__proto__` are plain names, and the file's free-form `metadata`.
 */
export class Checkpoint implements Iterable<[string, Tensor]> {
  /** The `__metadata__` of the file: text by name. It has no prototype. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly #tensors: ReadonlyMap<string, Tensor>;

  constructor(tensors: Iterable<readonly [string, Tensor]>, metadata: Readonly<Record<string, string>> = {}) {
    this.#tensors = new Map(tensors);
    this.metadata = metadata;
  }

  /** Number of tensors. */
  get size(): number {
    return this.#tensors.size;
  }

  get(name: string): Tensor | undefined {
    return this.#tensors.get(name);
  }

  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  keys(): IterableIterator<string> {
    return this.#tensors.keys();
  }

  values(): IterableIterator<Tensor> {
    return this.#tensors.values();
  }

  entries(): IterableIterator<[string, Tensor]> {
    return this.#tensors.entries();
  }

  forEach(visit: (tensor: Tensor, name: string, checkpoint: Checkpoint) => void): void {
    for (const [name, tensor] of this.#tensors) visit(tensor, name, this);
  }

  [Symbol.iterator](): IterableIterator<[string, Tensor]> {
    return this.#tensors.entries();
  }
}
