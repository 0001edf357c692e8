import { activations } from "./activations.js";
import { defineOp } from "./op.js";

/** y = act(x), elementwise. */
export const activation = defineOp({
  name: "activation",
  params: { length: "size", act: activations },
  operands: {
    x: { role: "in", shape: (p) => [p.length] },
    y: { role: "out", shape: (p) => [p.length] },
  },
  check() {},
  flops: (p) => 8 * p.length,
  // exp, erf and sine kernels are good to a few units in the last place; max over rms of the tested inputs adds the rest.
  bound: () => 32,
});
