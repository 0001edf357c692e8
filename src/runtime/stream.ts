import { ToeplitzError } from "../core/errors.js";
import { checkInteger } from "../core/shape.js";
import type { Inputs, State } from "../plan/backend.js";
import { coded, codedError } from "./coded.js";
import { watch } from "./finalize.js";
import { readSaved, writeSaved } from "./savedStream.js";
import type { Strategy } from "./strategy.js";
import type { StreamPrograms } from "./streamPrograms.js";

export interface StreamOptions {
  /** Sequences that go on together. Default 1. */
  readonly batch?: number;
  /** Default "auto": exact unless a tolerance is given. */
  readonly strategy?: Strategy;
  /** The longest sequence. Needed for kernels that do not decay or that depend on the length. */
  readonly maxLength?: number;
  /** l1 error allowed in each kernel, relative; for modal 1e-3 unless given. */
  readonly tolerance?: number;
  /**
   * Whether a token's linear layers may round weights and inputs to 16 bits in blocks of 32; for one sequence on WebAssembly.
   * Default: where a tolerance of at least 5e-4 lets kernels be modal.
   */
  readonly rounded?: boolean;
  readonly signal?: AbortSignal;
  /** The fraction of the conversion done, 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
}

export interface StepOptions {
  readonly signal?: AbortSignal;
}

/** What a stream has from its model. */
export interface StreamSettings<I extends string> {
  readonly maxLength: number | undefined;
  /** Kept alive by the stream. */
  readonly owner: object;
  /** Warn about streams that were not disposed of. */
  readonly debug?: boolean | undefined;
  readonly fingerprint: () => string;
  readonly onClone: (stream: Stream<I>) => void;
  readonly onDispose: (stream: Stream<I>) => void;
}

/**
 * A causal layer going token by token: every output is that of the whole sequence up to then. Made by Model.stream. Calls
 * queue up in order. A call that fails or is aborted on the way leaves the stream unusable until reset() or restore().
 */
export class Stream<I extends string = string> {
  readonly #programs: StreamPrograms;
  readonly #fingerprint: () => string;
  readonly #maxLength: number;
  readonly #onDispose: (stream: Stream<I>) => void;
  readonly #onClone: (stream: Stream<I>) => void;
  readonly #settings: StreamSettings<I>;
  readonly #unwatch: () => void;
  #state: State | undefined;
  #position = 0;
  #broken = false;
  #last: Promise<unknown> = Promise.resolve();
  /** Calls that were made and are not over. */
  #waiting = 0;

  /** Made by Model.stream. */
  constructor(programs: StreamPrograms, settings: StreamSettings<I>) {
    this.#programs = programs;
    this.#settings = settings;
    this.#fingerprint = settings.fingerprint;
    this.#maxLength = settings.maxLength ?? Number.MAX_SAFE_INTEGER;
    this.#onClone = settings.onClone;
    this.#onDispose = settings.onDispose;
    const state = programs.createState();
    this.#state = state;
    this.#unwatch = watch(this, { what: "stream", debug: settings.debug ?? false, release: () => state.dispose() });
    this.#onClone(this);
  }

  /** Tokens taken so far. */
  get position(): number {
    return this.#position;
  }

  /** Bytes of the state: all that the stream remembers. */
  get bytes(): number {
    return this.#alive().bytes;
  }

  /** How each Toeplitz product is carried, why, and the plan of one token. */
  explain(): string {
    return this.#programs.explained;
  }

  /** Takes n tokens at once, inputs [batch, n, …], and gives all their outputs: a prompt, or more text in the middle. */
  prefill(inputs: { readonly [K in I]: Inputs[string] }, extent: { n: number }, options: StepOptions = {}) {
    const n = checkInteger("prefill: n", extent.n, 0, 2 ** 31 - 1);
    return this.#queue(() => this.#advance(inputs, n, options));
  }

  /** Takes one token, inputs [batch, 1, …], and gives its output. */
  next(inputs: { readonly [K in I]: Inputs[string] }, options: StepOptions = {}): Promise<Float32Array> {
    try {
      const y = this.#waiting === 0 ? this.#now(inputs, options) : undefined;
      return y ? Promise.resolve(y) : this.#queue(() => this.#advance(inputs, 1, options));
    } catch (cause) {
      return Promise.reject(codedError("stream", cause));
    }
  }

  /** A second stream that goes on from here on its own. */
  clone(): Promise<Stream<I>> {
    return this.#queue(async () => {
      const state = this.#usable();
      const copy = new Stream<I>(this.#programs, this.#settings);
      copy.#alive().write(await state.read());
      copy.#position = this.#position;
      return copy;
    });
  }

  /** The state as bytes, for restore() of a stream of the same model with the same options; on the same backend to the bit. */
  save(): Promise<Uint8Array> {
    return this.#queue(async () => {
      const values = await this.#usable().read();
      return writeSaved({ owner: this.#owner(), position: this.#position, values });
    });
  }

  /** Goes on where save() was called. Throws `state` for bytes of another model, other options or another version. */
  restore(bytes: Uint8Array): Promise<void> {
    return this.#queue(async () => {
      const state = this.#alive();
      const expected = (await state.read()).length;
      const saved = readSaved(bytes, this.#owner(), expected);
      state.write(saved.values);
      this.#position = saved.position;
      this.#broken = false;
    });
  }

  /** Back to the beginning. */
  reset(): Promise<void> {
    return this.#queue(async () => {
      this.#alive().reset();
      this.#position = 0;
      this.#broken = false;
    });
  }

  /** Frees the state. Safe to call twice. */
  dispose(): void {
    this.#unwatch();
    this.#state?.dispose();
    this.#state = undefined;
    this.#onDispose(this);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  async #advance(inputs: Inputs, n: number, { signal }: StepOptions): Promise<Float32Array> {
    const state = this.#usable();
    if (n === 0) return new Float32Array(0);
    this.#checkLength(n);
    if (n > 1 && this.#position > 0 && this.#programs.tokenwise) return this.#tokenwise(inputs, n, { signal });
    const program = await this.#programs.program(n, this.#position === 0, { signal });
    this.#broken = true;
    const { y } = await program.run(inputs, { state, signal });
    this.#broken = false;
    this.#position += n;
    return y instanceof Float32Array ? y : new Float32Array(y);
  }

  /** One token at once, where its program is compiled and can do that; else undefined, and nothing has happened. */
  #now(inputs: Inputs, { signal }: StepOptions): Float32Array | undefined {
    const { token } = this.#programs;
    if (!token?.runNow) return undefined;
    const state = this.#usable();
    this.#checkLength(1);
    this.#broken = true;
    const outputs = token.runNow(inputs, { state, signal });
    this.#broken = false;
    if (!outputs) return undefined;
    this.#position++;
    return outputs["y"] instanceof Float32Array ? outputs["y"] : Float32Array.from(outputs["y"]);
  }

  #checkLength(n: number): void {
    if (this.#position + n <= this.#maxLength) return;
    const message = `expected at most maxLength ${this.#maxLength} tokens, got ${this.#position + n}`;
    throw new ToeplitzError("argument", `stream: ${message}`);
  }

  /** A piece as single tokens; inputs and outputs are [batch, n, …]. */
  async #tokenwise(inputs: Inputs, n: number, options: StepOptions): Promise<Float32Array> {
    const { batch } = this.#programs;
    const parts: Float32Array[] = [];
    for (let i = 0; i < n; i++) {
      const token = Object.entries(inputs).map(([name, values]) => {
        const width = values.length / (batch * n);
        const one = values.slice(0, batch * width);
        for (let b = 0; b < batch; b++)
          one.set(values.subarray((b * n + i) * width, (b * n + i + 1) * width), b * width);
        return [name, one] as const;
      });
      const one = Object.fromEntries(token);
      parts.push(this.#now(one, options) ?? (await this.#advance(one, 1, options)));
    }
    const width = parts[0].length / batch;
    const out = new Float32Array(parts[0].length * n);
    for (let b = 0; b < batch; b++) {
      for (let i = 0; i < n; i++) out.set(parts[i].subarray(b * width, (b + 1) * width), (b * n + i) * width);
    }
    return out;
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting++;
    const result = this.#last.then(() => coded("stream", work)).finally(() => this.#waiting--);
    this.#last = result.catch(() => undefined);
    return result;
  }

  #owner(): string {
    return `${this.#fingerprint()} ${this.#programs.signature}`;
  }

  #alive(): State {
    if (this.#state) return this.#state;
    throw new ToeplitzError("disposed", "this stream was disposed");
  }

  #usable(): State {
    if (!this.#broken) return this.#alive();
    throw new ToeplitzError("state", "a call of this stream stopped half way: reset() or restore() it first");
  }
}
