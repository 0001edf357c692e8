import { isPowerOfTwo } from "../core/math.js";
import { defineOp, require } from "./op.js";

/**
 * One token of an exact convolution of any length by tiles (Oncescu et al., arXiv 2410.12982; van der Hoeven's relaxed product): with r
 * tokens taken since the origin, y = ahead[s] + sum_{l <= s mod base} taps_l history[s - l], s = (r + tilePhase of the channel's group) mod
 * capacity. `ahead` holds what finished tiles (op `tile`) have added to outputs to come, `history` the inputs; x goes to history[s],
 * ahead[s] becomes zero and `index` (r mod capacity, an integer) goes on. Rows lie where tileIndex says. Optional epilogue: y *= gate.
 */
export const tiledStep = defineOp({
  name: "tiledStep",
  params: { batch: "size", dim: "size", base: "size", capacity: "size", stagger: "size", hasGate: "flag" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, 1, p.dim] },
    taps: { role: "in", shape: (p) => [p.base, p.dim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, 1, p.dim] },
    history: { role: "inout", shape: (p) => [p.batch, p.capacity * p.dim] },
    ahead: { role: "inout", shape: (p) => [p.batch, p.capacity * p.dim] },
    index: { role: "inout", shape: () => [1] },
    y: { role: "out", shape: (p) => [p.batch, 1, p.dim] },
  },
  check(p) {
    require(isPowerOfTwo(p.base) &&
      isPowerOfTwo(p.capacity) &&
      p.capacity >= p.base, `tiledStep: expected powers of two base <= capacity, got ${p.base} and ${p.capacity}`);
  },
  flops: (p) => p.batch * p.dim * (p.base + 1),
  bound: () => 40, // a dot product of at most `base` terms
});
