import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { Fft64 } from "../../src/core/fft64.js";
import { unitRoot } from "../../src/core/unitRoot.js";
import { finish } from "../../src/core/work.js";
import type { EtscMixing } from "../../src/layers/mode.js";
import { parseModelConfig } from "../../src/models/config.js";
import { lmLayers } from "../../src/models/layer.js";
import { openWasm } from "../../src/runtime/openWasm.js";
import { planOf } from "../../src/runtime/planOf.js";
import { checkWeights } from "../../src/runtime/weights.js";
import { mobyFile, mobyWeights } from "./moby.js";

/** Lags of the kernels, no fewer than count for a decay of 0.99; one more makes a size that needs no chirp transform. */
const LAGS = 1799;

export interface PlainEtsc {
  readonly bytes: number;
  /** Logits of the next token. */
  next(token: number): Promise<Float32Array>;
  reset(): void;
}

/**
 * moby-tnn token by token as ETSC is published (arXiv 2311.08756, and its public code): all n complex states of every channel, no half of the
 * spectrum left out. The other layers, and the loop over the states, are this library's.
 */
export async function openPlainEtsc(wasm: Uint8Array<ArrayBuffer>): Promise<PlainEtsc> {
  const layer = lmLayers(parseModelConfig(mobyFile("config.json").toString())).continuing;
  const { gamma } = JSON.parse(mobyFile("config.json").toString());
  const weights = checkWeights(layer, readSafetensors(mobyFile("model.safetensors")));
  const mixings = mobyWeights(LAGS).layers.map(({ taps }) => wholeSpectrum(taps, LAGS, gamma));
  let products = 0;
  const mixing = () => mixings[products++];
  const plan = planOf(layer, { batch: 1, n: 1, mode: { kind: "stream", length: undefined, fresh: false, mixing } });
  const workspace = (await openWasm({ wasm })).backend.open(weights);
  const program = await workspace.compile(plan);
  const state = workspace.createState(plan);
  return {
    bytes: state.bytes,
    next: async (token) => (await program.run({ tokens: Int32Array.of(token) }, { state }))["y"] as Float32Array,
    reset: () => state.reset(),
  };
}

/** decayed [n, channels]. m = n + 1, t_n = - sum t; b = inverse transform of t, lambda_k = gamma exp(-2 pi i k / m), k = 1 … n. */
function wholeSpectrum(decayed: Float32Array, n: number, gamma: number): EtscMixing {
  const channels = decayed.length / n;
  const m = n + 1;
  const fft = finish(Fft64.make(m));
  const array = () => new Float32Array(decayed.length);
  const mixing = {
    kind: "etsc",
    states: n,
    lambda_re: array(),
    lambda_im: array(),
    b_re: array(),
    b_im: array(),
  } as const;
  for (let c = 0; c < channels; c++) {
    const re = new Float64Array(m);
    const im = new Float64Array(m);
    for (let l = 0; l < n; l++) {
      re[l] = decayed[l * channels + c] / gamma ** l;
      re[n] -= re[l];
    }
    fft.inverse(re, im);
    for (let k = 1; k <= n; k++) {
      const at = (k - 1) * channels + c;
      const [cosine, sine] = unitRoot(k, m);
      mixing.lambda_re[at] = gamma * cosine;
      mixing.lambda_im[at] = gamma * sine;
      mixing.b_re[at] = re[k];
      mixing.b_im[at] = im[k];
    }
  }
  return mixing;
}
