import { ToeplitzError } from "../core/errors.js";
import { checkInteger } from "../core/shape.js";

export interface SamplingOptions {
  /** Logits are divided by it; 0 takes the largest. Default 1. */
  readonly temperature?: number;
  /** Only the k most probable tokens. Default: all. */
  readonly topK?: number;
  /** Only the most probable tokens that together reach this probability, in (0, 1]. Default 1. */
  readonly topP?: number;
  /** A 32-bit integer: equal seeds give equal texts. Default: from crypto. */
  readonly seed?: number;
}

/** Draws tokens from logits. */
export class Sampler {
  readonly #temperature: number;
  readonly #topK: number;
  readonly #topP: number;
  readonly #random: () => number;
  #weights = new Float64Array(0);

  constructor(options: SamplingOptions = {}) {
    const { temperature = 1, topK = Number.MAX_SAFE_INTEGER, topP = 1 } = options;
    if (!(typeof temperature === "number" && temperature >= 0 && temperature < Number.POSITIVE_INFINITY)) {
      throw new ToeplitzError("argument", `temperature: expected a number >= 0, got ${String(temperature)}`);
    }
    if (!(typeof topP === "number" && topP > 0 && topP <= 1)) {
      throw new ToeplitzError("argument", `topP: expected a number in (0, 1], got ${String(topP)}`);
    }
    this.#temperature = temperature;
    this.#topK = checkInteger("topK", topK, 1);
    this.#topP = topP;
    this.#random = uniform(options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]);
  }

  /** The index of the token drawn. With temperature 0 the largest logit, the first of equals. */
  next(logits: Float32Array): number {
    if (this.#temperature === 0 || this.#topK === 1) return argmax(logits);
    const cut = this.#topK < logits.length || this.#topP < 1;
    const kept = cut ? this.#mostProbable(logits) : undefined;
    const tokenAt = (i: number) => (kept ? kept[i] : i);
    let count = kept?.length ?? logits.length;
    if (this.#weights.length < count) this.#weights = new Float64Array(count);
    const weights = this.#weights;
    const largest = logits[argmax(logits)];
    let total = 0;
    for (let i = 0; i < count; i++) {
      weights[i] = Math.exp((logits[tokenAt(i)] - largest) / this.#temperature);
      total += weights[i];
    }
    if (this.#topP < 1) {
      const goal = this.#topP * total;
      total = weights[0];
      let taken = 1;
      while (taken < count && !(total >= goal)) total += weights[taken++];
      count = taken;
    }
    let left = this.#random() * total;
    for (let i = 0; i < count; i++) {
      left -= weights[i];
      if (left < 0) return tokenAt(i);
    }
    return tokenAt(count - 1);
  }

  /** Up to topK tokens by falling logits, the first of equals first. */
  #mostProbable(logits: Float32Array): Uint32Array {
    const order = Uint32Array.from(logits, (_, token) => token);
    return order.sort((a, b) => logits[b] - logits[a] || a - b).subarray(0, this.#topK);
  }
}

export function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/** Uniform in [0, 1): Mulberry32, a 32-bit counter through a mixing function; fine for sampling text. */
function uniform(seed: number): () => number {
  let state = checkInteger("seed", seed, -(2 ** 31), 2 ** 32 - 1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
