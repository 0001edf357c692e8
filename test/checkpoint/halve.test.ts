import { expect, test } from "vitest";
import { toFloat16 } from "../../src/checkpoint/halve.js";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { toFloat32 } from "../../src/checkpoint/toFloat32.js";
import { writeSafetensors } from "../../src/checkpoint/write.js";
import { expectError } from "../lib/errors.js";

const f32 = (...values: number[]) =>
  ({ dtype: "F32", shape: [values.length], data: Float32Array.from(values) }) as const;

test("float tensors in half the bytes, the error stated; others as they were", () => {
  const counts = { dtype: "I32", shape: [2], data: Int32Array.of(1, 100_000) } as const;
  const weights = f32(1, -0.1, 3.1234, 65504, 0, 1e-9);
  const { tensors, error, count, bytes } = toFloat16(
    readSafetensors(writeSafetensors({ weights, small: f32(0.1), counts })),
  );
  const back = readSafetensors(writeSafetensors(tensors));
  expect(back.get("counts")).toEqual(counts);
  expect(count).toBe(7);
  expect(bytes).toEqual({ before: 36, after: 22 });
  expect(back.get("weights")?.dtype).toBe("F16");
  const got = toFloat32(back.get("weights")!);
  for (let i = 0; i < 5; i++)
    expect(Math.abs(got[i] - weights.data[i])).toBeLessThanOrEqual(2 ** -11 * Math.abs(weights.data[i]));
  expect(error).toBeCloseTo(Math.abs(0.0999755859375 - Math.fround(0.1)) / Math.fround(0.1), 9);
  expect(error).toBeLessThan(2 ** -11);
});

test("what float16 cannot hold is refused by name; infinity and NaN are kept", async () => {
  const checkpoint = (value: number) => readSafetensors(writeSafetensors({ w: f32(1, value) }));
  await expectError("argument", /"w": expected values up to 65504, got 70000/, async () =>
    toFloat16(checkpoint(70000)),
  );
  const { tensors } = toFloat16(checkpoint(Number.NEGATIVE_INFINITY));
  expect(toFloat32(tensors[0][1])).toEqual(Float32Array.of(1, Number.NEGATIVE_INFINITY));
});

test("decay bases keep their precision", () => {
  const { tensors } = toFloat16(readSafetensors(writeSafetensors({ "a.toep.gamma": f32(0.99), gammas: f32(0.99) })));
  const back = Object.fromEntries(tensors);
  expect(back["a.toep.gamma"]).toEqual(f32(0.99));
  expect(back["gammas"].dtype).toBe("F16");
});
