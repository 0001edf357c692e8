import type { Tensor } from "../../src/checkpoint/dtypes.js";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { writeSafetensors } from "../../src/checkpoint/write.js";
import { ToeplitzError } from "../../src/core/errors.js";
import { bytesOf, entry, fileOf } from "../lib/safetensorsFile.js";
import { judge } from "../lib/safetensorsOracle.js";
import type { FuzzTarget } from "./target.js";

const small: Tensor = { dtype: "U8", shape: [2], data: Uint8Array.of(7, 9) };
const seeds = [
  writeSafetensors({}),
  writeSafetensors({ a: small }),
  writeSafetensors({ a: small, b: { dtype: "F32", shape: [1, 2], data: Float32Array.of(1, 2) } }, { format: "pt" }),
  writeSafetensors({
    "decoder.layers.0.gtu.weight": { dtype: "F16", shape: [3], data: Uint16Array.of(1, 2, 3) },
    gamma: { dtype: "F64", shape: [1, 1], data: Float64Array.of(0.99) },
    empty: { dtype: "I64", shape: [0, 4], data: new BigInt64Array(0) },
    scalar: { dtype: "BF16", shape: [], data: Uint16Array.of(0x3f80) },
  }),
  fileOf(
    `{"__metadata__":{"é\\u00e9":"\\n"},${entry("x", "I8", [1], 0, 1)},"y":{"shape":[1],"dtype":"BOOL","data_offsets":[1,2],"z":[{}]}} `,
    2,
  ),
];

const tokens = [
  '"dtype"',
  '"shape"',
  '"data_offsets"',
  '"__metadata__"',
  '"F32"',
  '"U8"',
  '"C64"',
  '"__proto__":',
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  '"',
  "\\",
  "\\u0061",
  "null",
  "[0,2]",
  "[]",
  '"a":{}',
  "\ufeff",
  "é",
  "\u0000",
];

/** readSafetensors, against another way to decide what is valid, and against writing what was read. */
export const safetensorsTarget: FuzzTarget = {
  name: "safetensors",
  seeds,
  tokens,
  repair(input) {
    let end = input.lastIndexOf(0x7d) + 1; // the last "}", where the header should end, and its padding
    if (end < 9) return input;
    while (input[end] === 0x20) end++;
    return fileOf(input.subarray(8, end), input.subarray(end));
  },
  feed: readSafetensors,
  check(input) {
    const verdict = judge(input);
    try {
      const checkpoint = readSafetensors(input);
      if (verdict === "invalid") throw new Error("accepted a file that is not valid");
      const again = readSafetensors(writeSafetensors(checkpoint, checkpoint.metadata));
      if (again.size !== checkpoint.size) throw new Error("the file written again has other tensors");
      for (const [name, { dtype, shape, data }] of checkpoint) {
        const copy = again.get(name);
        const same = copy?.dtype === dtype && `${copy.shape}` === `${shape}`;
        if (!same || Buffer.compare(bytesOf(copy.data), bytesOf(data)) !== 0) throw new Error(`${name} has changed`);
      }
      return "accepted";
    } catch (error) {
      if (!(error instanceof ToeplitzError)) throw error;
      if (error.code !== "checkpoint" || error.message.length > 600) throw error;
      if (verdict === "valid") throw new Error(`refused a valid file: ${error.message}`);
      return "refused";
    }
  },
};
