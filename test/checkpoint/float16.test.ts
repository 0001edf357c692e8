import { describe, expect, test } from "vitest";
import {
  bfloat16ToFloat32,
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
} from "../../src/checkpoint/float16.js";
import { toFloat32 } from "../../src/checkpoint/toFloat32.js";
import { expectError } from "../lib/errors.js";

const everyPattern = Uint16Array.from({ length: 65536 }, (_, i) => i);

/** The value of a binary float by its definition (IEEE 754 3.4), in float64. */
function definition(bits: number, exponentBits: number, fractionBits: number): number {
  const sign = bits >> (exponentBits + fractionBits) === 1 ? -1 : 1;
  const exponent = Math.floor(bits / 2 ** fractionBits) % 2 ** exponentBits;
  const fraction = bits % 2 ** fractionBits;
  const bias = 2 ** (exponentBits - 1) - 1;
  if (exponent === 2 ** exponentBits - 1) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** (1 - bias - fractionBits);
  return sign * (2 ** fractionBits + fraction) * 2 ** (exponent - bias - fractionBits);
}

const formats = [
  ["float16", 5, 10, float16ToFloat32, float32ToFloat16],
  ["bfloat16", 8, 7, bfloat16ToFloat32, float32ToBfloat16],
] as const;

describe.each(formats)("%s", (_name, exponentBits, fractionBits, widen, narrow) => {
  const values = widen(everyPattern);

  test("widens all 65536 patterns exactly", () => {
    const wrong = [...everyPattern].filter(
      (bits) => !Object.is(values[bits], definition(bits, exponentBits, fractionBits)),
    );
    expect(wrong).toEqual([]);
  });

  test("keeps the sign and payload of NaN", () => {
    const raw = new Uint32Array(values.buffer);
    for (let bits = 0; bits < 65536; bits++) {
      if (!Number.isNaN(values[bits])) continue;
      const payload = bits & (2 ** fractionBits - 1);
      const want = (bits & 0x8000) * 65536 + 0x7f800000 + payload * 2 ** (23 - fractionBits);
      expect(raw[bits], bits.toString(16)).toBe(want);
    }
  });

  test("narrowing undoes widening", () => {
    const back = narrow(values);
    const wrong = [...everyPattern].filter((bits) => !Number.isNaN(values[bits]) && back[bits] !== bits);
    expect(wrong).toEqual([]);
    expect(
      [...everyPattern].every(
        (bits) => !Number.isNaN(values[bits]) || Number.isNaN(widen(back.subarray(bits, bits + 1))[0]),
      ),
    ).toBe(true);
  });

  test("narrowing goes to the nearest, ties to even, around every value", () => {
    // For finite neighbours a < b: just above a, at the midpoint, just around the midpoint, just below b.
    const top = definition((2 ** exponentBits - 1) * 2 ** fractionBits - 1, exponentBits, fractionBits);
    const largest = (2 ** exponentBits - 1) * 2 ** fractionBits - 1;
    const inputs: number[] = [];
    const wanted: number[] = [];
    for (let bits = 0; bits <= largest; bits++) {
      const a = definition(bits, exponentBits, fractionBits);
      // Beyond the largest value the step continues: halfway and above becomes infinity, by the same rule.
      const b =
        bits < largest
          ? definition(bits + 1, exponentBits, fractionBits)
          : 2 * top - definition(bits - 1, exponentBits, fractionBits);
      const middle = (a + b) / 2;
      const step = (b - a) / 8;
      for (const x of [a, middle - step, middle, middle + step]) {
        // Steps of bfloat16's smallest subnormals are not float32 values: only what float32 can hold is a fair question.
        if (Math.fround(x) !== x) continue;
        inputs.push(x, -x);
        const up = x > middle || (x === middle && bits % 2 === 1);
        wanted.push(up ? bits + 1 : bits, (up ? bits + 1 : bits) + 0x8000);
      }
    }
    const got = narrow(Float32Array.from(inputs));
    const wrong = inputs.filter((_, i) => got[i] !== wanted[i]);
    expect(inputs.length).toBeGreaterThan(200_000);
    expect(wrong).toEqual([]);
  });

  test("narrows infinities, huge values and signed zeros", () => {
    const inputs = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3.4e38, -3.4e38, 0, -0, 1e-45, -1e-45];
    const back = widen(narrow(Float32Array.from(inputs)));
    expect([...back.slice(0, 2)]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect([...back.slice(2, 4)]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(Object.is(back[4], 0) && Object.is(back[5], -0)).toBe(true);
    expect(Object.is(back[6], 0) && Object.is(back[7], -0)).toBe(true);
  });
});

describe("toFloat32", () => {
  test("widens 16-bit floats and passes F32 through without a copy", () => {
    const shape = [2];
    expect([...toFloat32({ dtype: "F16", shape, data: Uint16Array.of(0x3c01, 0x0001) })]).toEqual([
      1 + 2 ** -10,
      2 ** -24,
    ]);
    expect([...toFloat32({ dtype: "BF16", shape, data: Uint16Array.of(0x3f81, 0x0001) })]).toEqual([
      1 + 2 ** -7,
      2 ** -133,
    ]);
    const data = Float32Array.of(1, 2);
    expect(toFloat32({ dtype: "F32", shape, data })).toBe(data);
  });

  test("converts real numbers of the other dtypes", () => {
    const shape = [2];
    expect([...toFloat32({ dtype: "F64", shape, data: Float64Array.of(0.1, 2) })]).toEqual([Math.fround(0.1), 2]);
    expect([...toFloat32({ dtype: "I8", shape, data: Int8Array.of(-128, 127) })]).toEqual([-128, 127]);
    expect([...toFloat32({ dtype: "BOOL", shape, data: Uint8Array.of(0, 1) })]).toEqual([0, 1]);
  });

  test("refuses what is not a real number", async () => {
    const complex = { dtype: "C64", shape: [1], data: new Float32Array(2) } as const;
    await expectError("argument", /got dtype C64/, () => toFloat32(complex));
    const ids = { dtype: "I64", shape: [1], data: new BigInt64Array(1) } as const;
    await expectError("argument", /got dtype I64/, () => toFloat32(ids));
    const bits = { dtype: "F8_E4M3", shape: [1], data: new Uint8Array(1) } as const;
    await expectError("argument", /got dtype F8_E4M3/, () => toFloat32(bits));
  });
});
