import { describe, expect, test } from "vitest";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { bytesOf, entry, fileOf } from "../lib/safetensorsFile.js";

describe("readSafetensors", () => {
  test("reads the example of the format's reference implementation", () => {
    const data = new Float32Array([0, 1, 2, 3, 4, 5]);
    const file = fileOf('{"attn.0":{"dtype":"F32","shape":[1,2,3],"data_offsets":[0,24]}}', bytesOf(data));
    expect([...file.slice(0, 9)]).toEqual([64, 0, 0, 0, 0, 0, 0, 0, 123]);
    const checkpoint = readSafetensors(file);
    expect([...checkpoint.keys()]).toEqual(["attn.0"]);
    expect(checkpoint.get("attn.0")).toEqual({ dtype: "F32", shape: [1, 2, 3], data });
    expect({ ...checkpoint.metadata }).toEqual({});
  });

  test("is a reading Map in header order", () => {
    const file = fileOf(`{${entry("b", "U8", [2], 2, 4)},${entry("a", "I8", [2], 0, 2)}}`, 4);
    const checkpoint = readSafetensors(file);
    expect(checkpoint.size).toBe(2);
    expect(checkpoint.has("a")).toBe(true);
    expect(checkpoint.has("c")).toBe(false);
    expect(checkpoint.get("c")).toBeUndefined();
    expect([...checkpoint.keys()]).toEqual(["b", "a"]);
    expect([...checkpoint].map(([name, { data }]) => [name, ...data])).toEqual([
      ["b", 2, 3],
      ["a", 0, 1],
    ]);
    expect([...checkpoint.entries()]).toEqual([...checkpoint]);
    expect([...checkpoint.values()].map((tensor) => tensor.dtype)).toEqual(["U8", "I8"]);
    const visited: string[] = [];
    checkpoint.forEach((_, name) => void visited.push(name));
    expect(visited).toEqual(["b", "a"]);
  });

  test.each([
    ["BOOL", Uint8Array, 1],
    ["U8", Uint8Array, 1],
    ["I8", Int8Array, 1],
    ["F8_E5M2", Uint8Array, 1],
    ["F8_E4M3", Uint8Array, 1],
    ["F8_E8M0", Uint8Array, 1],
    ["I16", Int16Array, 2],
    ["U16", Uint16Array, 2],
    ["F16", Uint16Array, 2],
    ["BF16", Uint16Array, 2],
    ["I32", Int32Array, 4],
    ["U32", Uint32Array, 4],
    ["F32", Float32Array, 4],
    ["C64", Float32Array, 8],
    ["F64", Float64Array, 8],
    ["I64", BigInt64Array, 8],
    ["U64", BigUint64Array, 8],
  ] as const)("%s comes as %o", (dtype, type, bytes) => {
    const file = fileOf(`{${entry("x", dtype, [3], 0, 3 * bytes)}}`, 3 * bytes);
    const { data } = readSafetensors(file).get("x")!;
    expect(data).toBeInstanceOf(type);
    expect([...bytesOf(data)]).toEqual([...Array(3 * bytes).keys()]);
  });

  test("views aligned tensors and copies the others", () => {
    for (const padding of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const header = `{${entry("x", "F32", [2], 0, 8)}}`;
      const file = fileOf(header + " ".repeat(padding + 8 - (header.length % 8)), 8);
      const { data } = readSafetensors(file).get("x")!;
      expect(data.buffer === file.buffer, `padding ${padding}`).toBe(padding % 4 === 0);
      expect([...bytesOf(data)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });

  test("reads ArrayBuffer, subarrays at any offset, shared memory and Buffers alike", () => {
    const file = fileOf(`{${entry("x", "F64", [2], 0, 16)}}`, 16);
    const want = [...bytesOf(readSafetensors(file).get("x")!.data)];
    expect([...bytesOf(readSafetensors(file.slice().buffer).get("x")!.data)]).toEqual(want);
    for (let offset = 1; offset < 8; offset++) {
      const room = new Uint8Array(new SharedArrayBuffer(file.length + offset + 5)).fill(255);
      room.set(file, offset);
      const tensor = readSafetensors(room.subarray(offset, offset + file.length)).get("x")!;
      expect([...bytesOf(tensor.data)]).toEqual(want);
      const pooled = Buffer.alloc(file.length + offset)
        .fill(file, offset)
        .subarray(offset);
      expect([...bytesOf(readSafetensors(pooled).get("x")!.data)]).toEqual(want);
    }
  });

  test("scalars, empty tensors and empty files are tensors and files", () => {
    const file = fileOf(
      `{${entry("s", "F32", [], 0, 4)},${entry("e", "F32", [3, 0], 4, 4)},${entry("f", "U8", [0], 0, 0)}}`,
      4,
    );
    const checkpoint = readSafetensors(file);
    expect(checkpoint.get("s")!.data.length).toBe(1);
    expect(checkpoint.get("e")).toEqual({ dtype: "F32", shape: [3, 0], data: new Float32Array(0) });
    expect(checkpoint.get("f")!.data.length).toBe(0);
    expect(readSafetensors(fileOf("{}")).size).toBe(0);
    expect(readSafetensors(fileOf("{}      ")).size).toBe(0);
  });

  test("names that mean something to JavaScript are plain names", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "0", "", "__metadata", "é\u0000💡"];
    const header = names.map((name, i) => entry(name, "U8", [1], i, i + 1)).join(",");
    const checkpoint = readSafetensors(fileOf(`{${header}}`, names.length));
    expect([...checkpoint.keys()]).toEqual(names);
    names.forEach((name, i) => {
      expect(checkpoint.get(name)).toEqual({ dtype: "U8", shape: [1], data: new Uint8Array([i]) });
    });
    expect(checkpoint.has("valueOf")).toBe(false);
    expect(Object.prototype).not.toHaveProperty("dtype");
  });

  test("metadata is text by name, without a prototype", () => {
    const text = '{"__metadata__":{"format":"pt","__proto__":"x","a\\n\\u0041\\ud83d\\ude00":"\\"\\\\\\/"}}';
    const { metadata } = readSafetensors(fileOf(text));
    expect(Object.entries(metadata)).toEqual([
      ["format", "pt"],
      ["__proto__", "x"],
      ["a\nA😀", '"\\/'],
    ]);
    expect(Object.getPrototypeOf(metadata)).toBe(null);
    expect(Object.keys(readSafetensors(fileOf('{"__metadata__":null}')).metadata)).toEqual([]);
  });

  test("white space and unknown fields of a tensor are passed over", () => {
    const unknown = '"extra" : [ {"a":[1.5e-3,-0,true,false,null,"x"]} , [] , {} ] ,';
    const file = fileOf(
      `{ "x" :\t{ ${unknown} "shape" : [ 1 ,\r\n 2 ] , "data_offsets" : [0, 2], "dtype" : "U8" } } \n`,
      2,
    );
    expect(readSafetensors(file).get("x")!.shape).toEqual([1, 2]);
  });
});
