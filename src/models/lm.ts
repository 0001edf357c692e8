// Declares Symbol.dispose to consumers whose own `lib` lacks it.
/// <reference lib="esnext.disposable" preserve="true" />
import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { Pacer } from "../core/pacer.js";
import type { Converted, ConvertOptions } from "../runtime/converting.js";
import type { CallOptions, Model, RunCallOptions } from "../runtime/model.js";
import type { Stream, StreamOptions } from "../runtime/stream.js";
import type { ModelConfig } from "./config.js";
import { argmax, Sampler, type SamplingOptions } from "./sampler.js";
import type { EncodeOptions, Tokenizer } from "./tokenizer.js";

/** Rows that the head works on at a time when only a score is wanted. */
const HEAD_ROWS = 512;

export interface GenerateOptions extends SamplingOptions, Omit<StreamOptions, "batch"> {
  /** Stops after this many tokens. */
  readonly maxTokens: number;
}

/** The models of an Lm, all over the same weights. */
export interface LmModels {
  readonly logits: Model<"tokens">;
  readonly hidden: Model<"tokens">;
  readonly head: Model<"x">;
  readonly continuing: Model<"tokens">;
}

/** A language model with its tokenizer, on a device. Made by loadTnnLm. */
export class Lm {
  readonly config: ModelConfig;
  readonly #models: LmModels;
  readonly #tokenizer: Tokenizer | undefined;

  constructor(config: ModelConfig, models: LmModels, tokenizer: Tokenizer | undefined) {
    this.config = config;
    this.#models = models;
    this.#tokenizer = tokenizer;
  }

  /** Text to token ids. Throws `argument` for a character that has none, `missing` where the model has no vocabulary. */
  encode(text: string, options?: EncodeOptions): Int32Array {
    return this.#text().encode(text, options);
  }

  /** Token ids to text. */
  decode(tokens: ArrayLike<number>): string {
    return this.#text().decode(tokens);
  }

  /** Logits of every position, [n, vocab]: row i is about token i + 1. */
  async logits(tokens: ArrayLike<number>, options: RunCallOptions = {}): Promise<Float32Array> {
    return this.#models.logits.run({ tokens: this.#checked(tokens) }, { n: tokens.length }, options);
  }

  /** Mean negative log likelihood, in nats, of tokens 1 … n-1 given those before them. */
  async score(tokens: ArrayLike<number>, options: RunCallOptions = {}): Promise<number> {
    const checked = this.#checked(tokens);
    if (!this.#models.logits.layer.causal) {
      throw new ToeplitzError("unsupported", "score: this model is not causal; scoreMasked scores masked tokens");
    }
    const rows = checked.length - 1;
    if (rows < 1) throw new ToeplitzError("argument", `score: expected at least 2 tokens, got ${checked.length}`);
    let sum = 0;
    await this.#eachRow(checked, rows, options, (row, logits) => {
      sum += lossOf(logits, checked[row + 1]);
    });
    return sum / rows;
  }

  /**
   * Mean negative log likelihood, in nats, of `targets` at the places where `tokens` has the model's mask token. Throws
   * `unsupported` where the model has none, `argument` where `tokens` has none.
   */
  async scoreMasked(tokens: ArrayLike<number>, targets: ArrayLike<number>, options: CallOptions = {}): Promise<number> {
    const checked = this.#checked(tokens);
    const wanted = this.#checked(targets);
    const mask = this.#mask("scoreMasked");
    if (wanted.length !== checked.length) {
      throw new ToeplitzError("argument", `scoreMasked: expected ${checked.length} targets, got ${wanted.length}`);
    }
    let sum = 0;
    let count = 0;
    await this.#eachRow(checked, checked.length, options, (row, logits) => {
      if (checked[row] !== mask) return;
      sum += lossOf(logits, wanted[row]);
      count++;
    });
    if (count === 0) throw new ToeplitzError("argument", `scoreMasked: expected mask tokens (${mask}), got none`);
    return sum / count;
  }

  /**
   * Fills the blanks of a text, all at once, each with the character that is most probable there. `blank` is what stands
   * for one, "_" by default. Throws `unsupported` where the model has no mask token.
   */
  async fill(text: string, options: CallOptions & { readonly blank?: string } = {}): Promise<string> {
    const { blank = "_" } = options;
    const mask = this.#mask("fill");
    const tokenizer = this.#text();
    if (blank === "") throw new ToeplitzError("argument", "fill: blank: expected some text, got none");
    const tokens = text.split(blank).flatMap((part, i) => [...(i > 0 ? [mask] : []), ...tokenizer.encode(part)]);
    const filled = [...tokens];
    await this.#eachRow(this.#checked(tokens), tokens.length, options, (row, logits) => {
      if (tokens[row] === mask) filled[row] = argmax(logits.subarray(0, tokenizer.size)); // only tokens that have text
    });
    return tokenizer.decode(filled);
  }

  /**
   * Continues a prompt, giving text as it is made. Stops after maxTokens, or with `aborted` when the signal fires.
   * Throws `argument` for an empty prompt: the model needs a token to start from.
   */
  async *generate(prompt: string, options: GenerateOptions): AsyncGenerator<string, void, undefined> {
    const tokenizer = this.#text();
    const tokens = Array.from(tokenizer.encode(prompt));
    if (tokens.length === 0)
      throw new ToeplitzError("argument", "generate: expected a prompt of at least one token, got none");
    const sampler = new Sampler(options);
    const decoder = tokenizer.decoder();
    const { vocab } = this.config;
    const { maxTokens, signal } = options;
    throwIfAborted(signal);
    const stream = await this.stream({ maxLength: tokens.length + maxTokens, ...options });
    try {
      const first = { tokens: Int32Array.from(tokens) };
      let logits = maxTokens > 0 ? await stream.prefill(first, { n: tokens.length }, { signal }) : undefined;
      for (let made = 1; logits; made++) {
        throwIfAborted(signal);
        const token = sampler.next(logits.subarray(logits.length - vocab));
        const text = decoder.push(token);
        if (text) yield text;
        const more = made < maxTokens;
        logits = more ? await stream.next({ tokens: Int32Array.of(token) }, { signal }) : undefined;
      }
    } finally {
      stream.dispose();
    }
    const rest = decoder.end();
    if (rest) yield rest;
  }

  /** The model token by token: inputs `tokens`, outputs logits [batch, n, vocab]. Throws `unsupported` unless it is causal. */
  stream(options: StreamOptions = {}): Promise<Stream<"tokens">> {
    return this.#models.continuing.stream(options);
  }

  /**
   * Converts the kernels ahead of time, for loadTnnLm's `converted`: saved as converted.safetensors beside the weights, streams of the
   * same tolerance open at once.
   */
  convert(options: ConvertOptions): Promise<Converted> {
    return this.#models.continuing.convert(options);
  }

  /** The plan for n tokens, printed. */
  explain(n: number): string {
    return this.#models.logits.explain({ n });
  }

  dispose(): void {
    for (const model of Object.values(this.#models)) model.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** Shows the logits of the first `rows` positions, a few at a time: the whole array could be large. */
  async #eachRow(
    tokens: Int32Array,
    rows: number,
    options: RunCallOptions,
    show: (row: number, logits: Float32Array) => void,
  ): Promise<void> {
    const { dim, vocab } = this.config;
    const pacer = new Pacer(options.signal);
    const hidden = await this.#models.hidden.run({ tokens }, { n: tokens.length }, options);
    for (let from = 0; from < rows; from += HEAD_ROWS) {
      const n = Math.min(HEAD_ROWS, rows - from);
      const x = hidden.subarray(from * dim, (from + n) * dim);
      const logits = await this.#models.head.run({ x }, { n }, { signal: options.signal });
      for (let r = 0; r < n; r++) {
        show(from + r, logits.subarray(r * vocab, (r + 1) * vocab));
        if (pacer.due) await pacer.pause();
      }
    }
  }

  #mask(what: string): number {
    if (this.config.type === "ski_tnn_mlm") return this.config.maskToken;
    throw new ToeplitzError("unsupported", `${what}: expected a masked language model, got ${this.config.type}`);
  }

  #text(): Tokenizer {
    if (!this.#tokenizer) throw new ToeplitzError("missing", "this model was loaded without a vocabulary");
    return this.#tokenizer;
  }

  #checked(tokens: ArrayLike<number>): Int32Array {
    const { vocab } = this.config;
    const checked = Int32Array.from(tokens);
    for (let i = 0; i < checked.length; i++) {
      if (checked[i] === tokens[i] && checked[i] >= 0 && checked[i] < vocab) continue;
      throw new ToeplitzError("argument", `token ${i}: expected an id in [0, ${vocab - 1}], got ${String(tokens[i])}`);
    }
    return checked;
  }
}

/** -log softmax(logits)[target], in float64. */
function lossOf(logits: Float32Array, target: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) largest = Math.max(largest, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - largest);
  return Math.log(sum) + largest - logits[target];
}
