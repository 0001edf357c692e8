import { opCase } from "../lib/opCase.js";

const step = (batch: number, dim: number, base: number, capacity: number, hasGate = false) =>
  opCase("tiledStep", { batch, dim, base, capacity, hasGate });

export const tiledStepCases = [
  ...[1, 2, 4, 5, 9].map((dim) => step(1, dim, 4, 16)),
  step(2, 7, 1, 1),
  step(3, 6, 2, 2, true),
  step(0, 4, 8, 8),
];
