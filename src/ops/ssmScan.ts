import { defineOp } from "./op.js";

/**
 * Diagonal complex state space, x and y [batch, n, dim] channel-last: u_k <- lambda_k u_k + b_k x_i, y_i = Re sum_k u_k (+ d x_i), with
 * `states` states per channel. `state` carries u as its real parts, then its imaginary ones. Optional epilogue: y *= gate.
 */
export const ssmScan = defineOp({
  name: "ssmScan",
  params: { batch: "size", n: "size", dim: "size", states: "size", hasD: "flag", hasGate: "flag" },
  operands: {
    x: { role: "in", shape: (p) => [p.batch, p.n, p.dim] },
    lambdaRe: { role: "in", shape: (p) => [p.states, p.dim] },
    lambdaIm: { role: "in", shape: (p) => [p.states, p.dim] },
    bRe: { role: "in", shape: (p) => [p.states, p.dim] },
    bIm: { role: "in", shape: (p) => [p.states, p.dim] },
    d: { role: "in", optional: true, when: (p) => p.hasD, shape: (p) => [p.dim] },
    gate: { role: "in", optional: true, when: (p) => p.hasGate, shape: (p) => [p.batch, p.n, p.dim] },
    state: { role: "inout", shape: (p) => [p.batch, 2, p.states, p.dim] },
    y: { role: "out", shape: (p) => [p.batch, p.n, p.dim] },
  },
  check() {},
  flops: (p) => p.batch * p.n * p.dim * p.states * 11,
  // A state gathers the rounding of 1 / (1 - |lambda|) samples, and the sum that of its states: the cases keep both below 100.
  bound: () => 200,
});
