import { defineOp, require } from "./op.js";
import { ringFloats } from "./windowStep.js";

/**
 * Sets the ring of windowStep to what it holds after a stream's first n inputs x [batch, n, dim], whatever it held before:
 * input i in slot i mod `taps`, zero where there was none.
 */
export const ringFill = defineOp({
  name: "ringFill",
  params: { batch: "size", n: "size", dim: "size", taps: "size" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    ring: { role: "inout", shape: (p) => [p.batch, ringFloats(p)] },
  },
  check(p) {
    require(p.taps >= 1, `ringFill: taps: expected at least 1, got ${p.taps}`);
  },
  flops: () => 0,
  bound: () => 0, // a copy
});
