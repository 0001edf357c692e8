import { expect, test } from "vitest";
import { hexBytes } from "../../src/core/hex.js";

test("every byte from its two digits", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(hexBytes(Buffer.from(bytes).toString("hex"))).toEqual(bytes);
  expect(hexBytes("")).toEqual(new Uint8Array(0));
});
