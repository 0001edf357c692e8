import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseModelConfig, readModelConfig } from "../../src/models/config.js";
import { expectError } from "../lib/errors.js";

const text = (model: string) => readFileSync(new URL(`../../models/${model}/config.json`, import.meta.url), "utf8");
const tnn = JSON.parse(text("moby-tnn"));
const fd = JSON.parse(text("moby-fd"));
const ski = JSON.parse(text("moby-ski"));

const small = {
  heads: 1,
  expand: 3,
  act: "silu",
  gluAct: "silu",
  norm: "simpleRms",
  prenorm: true,
  finalNorm: "layer",
  scaleEmbedding: true,
  tied: true,
  trainedLength: 512,
  tokenizer: "characters",
} as const;

describe("the configs of models/", () => {
  test("moby-tnn", () => {
    expect(parseModelConfig(text("moby-tnn"))).toEqual({
      type: "tnn_lm",
      ...small,
      vocab: 80,
      dim: 128,
      layers: 6,
      gluDim: 128,
      decay: { kind: "fixed", gamma: 0.99 },
      rpe: { dim: 64, layers: 6, act: "relu", norm: "simpleRms", input: "index" },
    });
  });

  test("moby-fd", () => {
    expect(parseModelConfig(text("moby-fd"))).toEqual({
      type: "fd_tnn_lm",
      ...small,
      vocab: 80,
      dim: 96,
      layers: 4,
      gluDim: 96,
      rpe: { dim: 64, layers: 3, act: "silu", norm: "simpleRms" },
      frequencyInput: "omega",
      kernelGrid: 1024,
    });
  });

  test("moby-ski", () => {
    expect(parseModelConfig(text("moby-ski"))).toEqual({
      type: "ski_tnn_mlm",
      ...small,
      vocab: 81,
      dim: 96,
      layers: 4,
      gluDim: 96,
      rank: 32,
      taps: 17,
      warp: 0.99,
      maskToken: 80,
    });
  });
});

test("what is left out is as in the public configs", () => {
  const { model_type, vocab_size, embed_dim, layers, glu_dim, rpe_embedding, rpe_layers } = tnn;
  const config = readModelConfig({ model_type, vocab_size, embed_dim, layers, glu_dim, rpe_embedding, rpe_layers });
  expect(config).toEqual({ ...parseModelConfig(text("moby-tnn")), trainedLength: 0, decay: undefined });
});

test("learned decay, the other norms and inputs", () => {
  const config = readModelConfig({
    ...tnn,
    use_decay: false,
    use_multi_decay: true,
    norm_type: "gatedrmsnorm",
    final_norm: "none",
    par_type: 3,
    tokenizer: "bytes",
    vocab_size: 256,
    _note: ["anything"],
  });
  expect(config).toMatchObject({
    decay: { kind: "learned", gamma: 0.99 },
    norm: "gatedRms",
    finalNorm: "none",
    rpe: { input: "exp", norm: "gatedRms" },
    tokenizer: "bytes",
  });
});

const cases: Record<string, readonly [unknown, RegExp]> = {
  "no object": [null, /config\.json: expected an object, got null/],
  "a list": [[tnn], /expected an object, got a list of 1/],
  "a string": ["tnn_lm", /expected an object, got "tnn_lm"/],
  "no model_type": [{}, /model_type: expected one of tnn_lm, fd_tnn_lm, ski_tnn_mlm, got nothing/],
  "an unknown model_type": [{ ...tnn, model_type: "gpt2" }, /model_type: expected one of .*, got "gpt2"/],
  "a model_type from the prototype": [{ ...tnn, model_type: "constructor" }, /got "constructor"/],
  "an unknown field": [{ ...tnn, prenrom: true }, /unknown field "prenrom", expected some of model_type,/],
  "a field of another model": [{ ...tnn, rank: 32 }, /unknown field "rank"/],
  "__proto__ as a field": [JSON.parse('{"__proto__":{"model_type":"tnn_lm"}}'), /model_type: .* got nothing/],
  "text for a number": [{ ...tnn, embed_dim: "128" }, /embed_dim: expected an integer in \[1, 32768\], got "128"/],
  "a fraction": [{ ...tnn, layers: 1.5 }, /layers: expected an integer in \[1, 512\], got 1\.5/],
  "no layers": [{ ...tnn, layers: 0 }, /layers: .* got 0/],
  "a negative size": [{ ...tnn, vocab_size: -80 }, /vocab_size: expected an integer in \[1, 1048576\], got -80/],
  "a vocabulary of 2^40": [{ ...tnn, vocab_size: 2 ** 40 }, /vocab_size: .* got 1099511627776/],
  "an embedding of 2^31": [{ ...tnn, embed_dim: 2 ** 31 }, /embed_dim: .* got 2147483648/],
  "a billion layers": [{ ...tnn, layers: 1e9 }, /layers: .* got 1000000000/],
  "a billion rpe_layers": [{ ...tnn, rpe_layers: 1e9 }, /rpe_layers: expected an integer in \[0, 64\], got 1000000000/],
  "a huge rpe": [{ ...tnn, rpe_embedding: 1e6 }, /rpe_embedding: .* got 1000000/],
  "a huge GLU": [{ ...tnn, glu_dim: 1e9 }, /glu_dim: .* got 1000000000/],
  "a huge expansion": [
    { ...tnn, expand_ratio: 1e300 },
    /expand_ratio: expected a number above 0, at most 64, got 1e\+300/,
  ],
  "no expansion": [{ ...tnn, expand_ratio: 0 }, /expand_ratio: .* got 0/],
  NaN: [{ ...tnn, expand_ratio: Number.NaN }, /expand_ratio: .* got NaN/],
  "more heads than channels": [{ ...tnn, heads: 385 }, /heads: expected at most floor\(.*\) = 384, got 385/],
  "null for a flag": [{ ...tnn, prenorm: 1 }, /prenorm: expected true or false, got 1/],
  "an unknown activation": [{ ...tnn, act_fun: "swish" }, /act_fun: expected one of none, relu, .*, got "swish"/],
  "an unknown norm": [
    { ...tnn, norm_type: "batchnorm" },
    /norm_type: expected one of simplermsnorm, .*, got "batchnorm"/,
  ],
  "a list for a norm": [{ ...tnn, norm_type: ["layernorm"] }, /norm_type: .* got a list of 1/],
  "an object for a norm": [{ ...tnn, final_norm: {} }, /final_norm: .* got an object/],
  "an unknown tokenizer": [{ ...tnn, tokenizer: "bpe" }, /tokenizer: expected one of characters, bytes, got "bpe"/],
  "both decays": [{ ...tnn, use_multi_decay: true }, /use_multi_decay: expected false where use_decay is true/],
  "decay above 1": [{ ...tnn, gamma: 1.5 }, /gamma: expected a number above 0, at most 1, got 1\.5/],
  "par_type 4": [{ ...tnn, par_type: 4 }, /par_type: expected an integer in \[1, 3\], got 4/],
  "a bidirectional LM": [{ ...tnn, causal: false }, /causal: expected true for model_type tnn_lm/],
  "a bidirectional FD LM": [{ ...fd, causal: false }, /causal: expected true for model_type fd_tnn_lm/],
  "a causal masked LM": [{ ...ski, causal: true }, /causal: expected false for model_type ski_tnn_mlm/],
  "a grid that is no power of two": [{ ...fd, kernel_grid: 1000 }, /kernel_grid: expected a power of two, got 1000/],
  "no grid": [{ ...fd, kernel_grid: undefined }, /kernel_grid: expected an integer in \[2, \d+\], got undefined/],
  "rank 1": [{ ...ski, rank: 1 }, /rank: expected an integer in \[2, 8192\], got 1/],
  "even taps": [{ ...ski, taps: 16 }, /taps: expected an odd number, got 16/],
  "a mask outside the vocabulary": [{ ...ski, mask_token: 81 }, /mask_token: expected an integer in \[0, 80\], got 81/],
  "a long text": [{ ...tnn, tokenizer: "x".repeat(1e6) }, /got "x{60}…"/],
};

describe("a config that cannot be meant is refused", () => {
  test.each(Object.entries(cases))("%s", async (_, [value, message]) => {
    const error = await expectError("config", message, () => readModelConfig(value));
    expect(error.message.length).toBeLessThan(600);
  });

  test.each([
    ["nothing", "", /not valid JSON/],
    ["half of it", text("moby-tnn").slice(0, 100), /not valid JSON/],
    ["a megabyte", " ".repeat(2 ** 20 + 1), /expected at most 1048576 characters, got 1048577/],
    ["500 000 brackets", "[".repeat(500_000), /not valid JSON/],
    ["deep nesting that closes", `${"[".repeat(400_000)}${"]".repeat(400_000)}`, /expected an object, got a list of 1/],
    ["nesting in a field", `{"model_type":${"[".repeat(1e5)}${"]".repeat(1e5)}}`, /got a list of 1/],
  ])("the text of %s", async (_, json, message) => {
    await expectError("config", message, () => parseModelConfig(json));
  });
});
