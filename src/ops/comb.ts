import { defineOp, require } from "./op.js";

/** Floats of one sequence's memory: the last `delay` inputs [delay, dim], then the slot of the next one (an integer). */
export function combFloats({ delay, dim }: { delay: number; dim: number }): number {
  return delay * dim + 1;
}

/**
 * y_i = x_i - gain x_{i-delay}, x and y [batch, n, dim], the past from `ring`: before a recurrence whose kernel repeats itself, times
 * `gain`, after `delay` lags, this ends the kernel there. Input i of a stream lies in slot i mod `delay`.
 */
export const comb = defineOp({
  name: "comb",
  params: { batch: "size", n: "size", dim: "size", delay: "size" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    gain: { role: "in", shape: (p) => [p.dim] },
    ring: { role: "inout", shape: (p) => [p.batch, combFloats(p)] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check(p) {
    require(p.delay >= 1, `comb: delay: expected at least 1, got ${p.delay}`);
  },
  flops: (p) => 2 * p.batch * p.n * p.dim,
  bound: () => 4, // a product and a difference
});
