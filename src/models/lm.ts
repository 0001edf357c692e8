import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { roundUp } from "../core/math.js";
import type { CallOptions, Model } from "../runtime/model.js";
import type { ModelConfig } from "./config.js";
import { Sampler, type SamplingOptions } from "./sampler.js";
import type { EncodeOptions, Tokenizer } from "./tokenizer.js";

/** Rows that the head works on at a time when only a score is wanted. */
const HEAD_ROWS = 512;

/** Compiled lengths while generating: a causal model may be run on more tokens than there are. */
const LENGTH_STEP = 64;

export interface GenerateOptions extends SamplingOptions, CallOptions {
  /** Stops after this many tokens. */
  readonly maxTokens: number;
}

/** The models of an Lm, all over the same weights. */
export interface LmModels {
  readonly logits: Model<"tokens">;
  readonly hidden: Model<"tokens">;
  readonly head: Model<"x">;
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
  async logits(tokens: ArrayLike<number>, options: CallOptions = {}): Promise<Float32Array> {
    return this.#models.logits.run({ tokens: this.#checked(tokens) }, { n: tokens.length }, options);
  }

  /** Mean negative log likelihood, in nats, of tokens 1 … n-1 given those before them. */
  async score(tokens: ArrayLike<number>, options: CallOptions = {}): Promise<number> {
    const checked = this.#checked(tokens);
    const { dim, vocab } = this.config;
    const rows = checked.length - 1;
    if (rows < 1) throw new ToeplitzError("argument", `score: expected at least 2 tokens, got ${checked.length}`);
    const hidden = await this.#models.hidden.run({ tokens: checked }, { n: checked.length }, options);
    let sum = 0;
    for (let from = 0; from < rows; from += HEAD_ROWS) {
      const n = Math.min(HEAD_ROWS, rows - from);
      const x = hidden.subarray(from * dim, (from + n) * dim);
      const logits = await this.#models.head.run({ x }, { n }, options);
      for (let r = 0; r < n; r++) sum += lossOf(logits.subarray(r * vocab, (r + 1) * vocab), checked[from + r + 1]);
    }
    return sum / rows;
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
    if (!this.#models.logits.layer.causal) throw new ToeplitzError("unsupported", "generate: this model is not causal");
    const sampler = new Sampler(options);
    const decoder = tokenizer.decoder();
    const { vocab } = this.config;
    for (let made = 0; made < options.maxTokens; made++) {
      throwIfAborted(options.signal);
      const n = roundUp(tokens.length, LENGTH_STEP);
      const padded = new Int32Array(n); // what follows the text does not matter to a causal model
      padded.set(tokens);
      const logits = await this.#models.logits.run({ tokens: padded }, { n }, options);
      const token = sampler.next(logits.subarray((tokens.length - 1) * vocab, tokens.length * vocab));
      tokens.push(token);
      const text = decoder.push(token);
      if (text) yield text;
    }
    const rest = decoder.end();
    if (rest) yield rest;
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
