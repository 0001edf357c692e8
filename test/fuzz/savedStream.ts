import { ToeplitzError } from "../../src/core/errors.js";
import { readSaved, writeSaved } from "../../src/runtime/savedStream.js";
import type { FuzzTarget } from "./target.js";

const owner = "c0ffee00c0ffee00 layers.0.ring[1,24] layers.1.ring[1,8]";
const COUNT = 32;
const values = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i));
const saved = (of: string, position: number, count = COUNT) =>
  writeSaved({ owner: of, position, values: values(count) });

const seeds = [
  saved(owner, 0),
  saved(owner, 12345),
  writeSaved({ owner, position: 7, values: Float64Array.from(values(COUNT)) }),
];

/** readSaved: what is accepted belongs to the stream, and has a position and as many values as the stream. */
export const savedStreamTarget: FuzzTarget = {
  name: "saved stream",
  seeds,
  tokens: [
    "TPZS",
    owner,
    "layers.0.ring",
    "\u0000\u0000\u0000\u0000",
    "\u0001\u0000\u0000\u0000",
    "\u0008\u0000\u0000\u0000",
    "é",
  ],
  repair(input) {
    // the header of a seed with whatever came behind it, as long as it must be
    const out = seeds[input.length % seeds.length].slice();
    out.set(input.subarray(24, out.length), 24);
    out.set(new TextEncoder().encode(owner), 24);
    return out;
  },
  feed: (input) => readSaved(input, owner, COUNT),
  check(input) {
    try {
      const read = readSaved(input, owner, COUNT);
      if (read.owner !== owner || read.values.length !== COUNT) throw new Error("accepted what is another's");
      if (!Number.isSafeInteger(read.position) || read.position < 0)
        throw new Error(`accepted position ${read.position}`);
      return "accepted";
    } catch (error) {
      if (!(error instanceof ToeplitzError) || error.code !== "state" || error.message.length > 300) throw error;
      return "refused";
    }
  },
};
