import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { Fixture, fixtureNames, loadModel } from "../lib/fixtures.js";

/** The values of a file, read another way: through JSON.parse and a DataView. */
function valuesOf(path: URL): Record<string, number[]> {
  const file = readFileSync(path);
  const headerEnd = 8 + Number(file.readBigUInt64LE());
  const header: Record<string, { dtype: string; data_offsets: [number, number] }> = JSON.parse(
    file.subarray(8, headerEnd).toString(),
  );
  const view = new DataView(file.buffer, file.byteOffset + headerEnd, file.length - headerEnd);
  const readers: Record<string, readonly [number, (at: number) => number]> = {
    F32: [4, (at) => view.getFloat32(at, true)],
    F64: [8, (at) => view.getFloat64(at, true)],
    I64: [8, (at) => Number(view.getBigInt64(at, true))],
    U8: [1, (at) => view.getUint8(at)],
  };
  const tensors = Object.entries(header).filter(([name]) => name !== "__metadata__");
  return Object.fromEntries(
    tensors.map(
      ([
        name,
        {
          dtype,
          data_offsets: [begin, end],
        },
      ]) => {
        const [size, value] = readers[dtype];
        return [name, Array.from({ length: (end - begin) / size }, (_, i) => value(begin + i * size))];
      },
    ),
  );
}

const models = ["moby-tnn", "moby-fd", "moby-ski"] as const;
const files = [
  ...fixtureNames.map((name) => `fixtures/${name}.safetensors`),
  ...models.map((name) => `../models/${name}/model.safetensors`),
  ...models.map((name) => `../models/${name}/expected.safetensors`),
];

test.each(files)("%s is read as written", (path) => {
  const url = new URL(`../${path}`, import.meta.url);
  const want = valuesOf(url);
  const checkpoint = readSafetensors(readFileSync(url));
  expect([...checkpoint.keys()].sort()).toEqual(Object.keys(want).sort());
  for (const [name, { shape, data }] of checkpoint) {
    expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
    expect(want[name].every((value, i) => value === Number(data[i]))).toBe(true);
  }
});

test("there are fixtures of every kind", () => {
  const counts: Record<string, number> = {};
  for (const name of fixtureNames) {
    const { kind } = new Fixture(name);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  expect(counts).toEqual({ etsc: 2, fastrpb: 4, fd_tno: 4, ski_tno: 3, sikf: 2, tnn_layer: 4, tnn_lm: 2, tno: 10 });
});

test("a fixture gives its tensors and parameters", () => {
  const fixture = new Fixture("tno_causal_decay_par1_h1_d8_n64");
  expect([fixture.kind, fixture.number("gamma"), fixture.config.causal]).toEqual(["tno", 0.99, true]);
  expect(fixture.shape("x")).toEqual([2, 1, 64, 8]);
  expect(fixture.float32("x")).toBeInstanceOf(Float32Array);
  expect(fixture.float64("y").length).toBe(1024);
  expect(Object.keys(fixture.weights("x"))).toContain("rpe.pos_proj.weight");
  expect(Object.keys(fixture.weights("x"))).not.toContain("x");
  expect(() => fixture.float32("z")).toThrow("has no tensor z");
});

describe.each(models)("models/%s", (name) => {
  test("has logits for its tokens, and a character for each token", () => {
    const { weights, expected, vocab } = loadModel(name);
    expect(weights.get("decoder.embed_tokens.weight")!.shape[0]).toBe(vocab.length + (name === "moby-ski" ? 1 : 0));
    expect([...expected.keys()].some((key) => key.startsWith("logits"))).toBe(true);
    expect(vocab.every((character) => [...character].length === 1)).toBe(true);
  });
});
