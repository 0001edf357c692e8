import { defineOp } from "./op.js";

/** y = a / b elementwise; b [length] is used for every one of the `batch` rows of a. */
export const divide = defineOp({
  name: "divide",
  params: { batch: "size", length: "size" },
  operands: {
    a: { role: "in", shape: (p) => [p.batch, p.length] },
    b: { role: "in", shape: (p) => [p.length] },
    y: { role: "out", shape: (p) => [p.batch, p.length] },
  },
  check() {},
  flops: (p) => p.batch * p.length,
  bound: () => 32, // one rounding; the rest is max over rms of the result
});
