import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Checkpoint } from "../../src/checkpoint/checkpoint.js";
import { dtypeInfo, dtypeNames, makeTensor, type Tensor } from "../../src/checkpoint/dtypes.js";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { writeSafetensors } from "../../src/checkpoint/write.js";
import { expectError } from "../lib/errors.js";
import { bytesOf } from "../lib/safetensorsFile.js";

const seed = 20230504;

/** Any tensor: any dtype, up to four dimensions with zeros among them, any bytes. */
const anyTensor: fc.Arbitrary<Tensor> = fc
  .record({
    dtype: fc.constantFrom(...dtypeNames),
    shape: fc.array(fc.nat(4), { maxLength: 4 }),
    fill: fc.uint8Array({ minLength: 1, maxLength: 16 }),
  })
  .map(({ dtype, shape, fill }) => {
    const length = shape.reduce((product, extent) => product * extent, dtypeInfo(dtype).bytes);
    const bytes = Uint8Array.from({ length }, (_, i) => fill[i % fill.length] + 31 * i);
    return makeTensor(dtype, shape, bytes);
  });
const anyName = fc.string({ unit: "binary", maxLength: 12 }).filter((name) => name !== "__metadata__");
const specialName = fc.constantFrom("__proto__", "constructor", "0", "", "decoder.layers.0.weight", '"\\\n');
const anyTensors = fc.uniqueArray(fc.tuple(fc.oneof(anyName, specialName), anyTensor), {
  selector: ([name]) => name,
  maxLength: 8,
});
const anyMetadata = fc.dictionary(fc.oneof(fc.string(), specialName), fc.string({ unit: "binary" }));

const asBits = (tensors: Iterable<readonly [string, Tensor]>) =>
  [...tensors]
    .map(([name, { dtype, shape, data }]) => ({
      name,
      dtype,
      shape,
      type: data.constructor.name,
      bytes: [...bytesOf(data)],
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

describe("writeSafetensors", () => {
  test("what is written is read back, bit for bit", () => {
    fc.assert(
      fc.property(anyTensors, anyMetadata, (tensors, metadata) => {
        const checkpoint = readSafetensors(writeSafetensors(tensors, metadata));
        expect(asBits(checkpoint)).toEqual(asBits(tensors));
        expect(Object.entries(checkpoint.metadata).sort()).toEqual(Object.entries(metadata).sort());
      }),
      { seed, numRuns: 500 },
    );
  });

  test("a file written again is the same file, and every tensor in it is aligned", () => {
    fc.assert(
      fc.property(anyTensors, anyMetadata, (tensors, metadata) => {
        const file = writeSafetensors(tensors, metadata);
        const checkpoint = readSafetensors(file);
        expect([...checkpoint.values()].every(({ data }) => data.buffer === file.buffer)).toBe(true);
        expect(writeSafetensors(checkpoint, checkpoint.metadata)).toEqual(file);
      }),
      { seed, numRuns: 200 },
    );
  });

  test("writes what the reference implementation writes", () => {
    const data = new Float32Array([0, 1, 2, 3, 4, 5]);
    const aligned = writeSafetensors({ "attn.0": { dtype: "F32", shape: [1, 2, 3], data } });
    const text = '{"attn.0":{"dtype":"F32","shape":[1,2,3],"data_offsets":[0,24]}}';
    expect(new TextDecoder().decode(aligned.subarray(8, 72))).toBe(text);
    expect([aligned[0], aligned.length]).toEqual([64, 8 + 64 + 24]);
    const padded = writeSafetensors({ attn0: { dtype: "F32", shape: [1, 1, 2, 3], data } });
    expect(new TextDecoder().decode(padded.subarray(8, 80))).toBe(
      '{"attn0":{"dtype":"F32","shape":[1,1,2,3],"data_offsets":[0,24]}}       ',
    );
    expect([...writeSafetensors({})]).toEqual([8, 0, 0, 0, 0, 0, 0, 0, 123, 125, 32, 32, 32, 32, 32, 32]);
  });

  test("takes a record, pairs or a Checkpoint", () => {
    const tensor: Tensor = { dtype: "I8", shape: [2], data: Int8Array.of(-1, 1) };
    const file = writeSafetensors({ a: tensor });
    expect(writeSafetensors([["a", tensor]])).toEqual(file);
    expect(writeSafetensors(new Checkpoint([["a", tensor]]))).toEqual(file);
  });

  test("lays out wide elements first, then by name", () => {
    const bytes: Tensor = { dtype: "U8", shape: [1], data: Uint8Array.of(7) };
    const wide: Tensor = { dtype: "F64", shape: [1], data: Float64Array.of(1) };
    const checkpoint = readSafetensors(writeSafetensors({ b: bytes, a: bytes, z: wide }));
    expect([...checkpoint.keys()]).toEqual(["z", "a", "b"]);
  });

  const two: Tensor = { dtype: "F32", shape: [2], data: new Float32Array(2) };
  test.each([
    ["a shape that is too large", "shape", /"x", F32 of shape \[3\], holds 8 bytes/, { x: { ...two, shape: [3] } }],
    ["a negative shape", "shape", /of shape \[-1, -2\]/, { x: { ...two, shape: [-1, -2] } }],
    ["a fractional shape", "shape", /of shape \[0.5, 4\]/, { x: { ...two, shape: [0.5, 4] } }],
    ["the reserved name", "argument", /"__metadata__" is reserved/, { __metadata__: two }],
    ["half a surrogate pair", "argument", /not valid text/, { "\ud800": two }],
  ] as const)("refuses %s", async (_, code, message, tensors) => {
    await expectError(code, message, () => writeSafetensors(tensors));
  });

  test("refuses a repeated name, another array type and metadata that is not text", async () => {
    const pairs = [
      ["x", two],
      ["x", two],
    ] as const;
    await expectError("argument", /"x" is reserved, repeated/, () => writeSafetensors(pairs));
    const mixed = JSON.parse('{"dtype":"F64","shape":[1]}');
    await expectError("argument", /"x" is F64, its data is not Float64Array/, () =>
      writeSafetensors({ x: { ...mixed, data: new Float32Array(2) } }),
    );
    await expectError("argument", /unknown dtype/, () => writeSafetensors({ x: { ...mixed, dtype: "F99" } }));
    await expectError("argument", /metadata "n": expected text/, () => writeSafetensors({}, JSON.parse('{"n":1}')));
    await expectError("argument", /metadata "n": expected text/, () => writeSafetensors({}, { n: "\udc00" }));
  });
});
