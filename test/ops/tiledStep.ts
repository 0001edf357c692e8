import { opCase } from "../lib/opCase.js";

const step = (batch: number, dim: number, base: number, capacity: number, stagger = 0, hasGate = false) =>
  opCase("tiledStep", { batch, dim, base, capacity, stagger, hasGate });

export const tiledStepCases = [
  ...[1, 2, 4, 5, 9].map((dim) => step(1, dim, 4, 16)),
  ...[16, 17, 40].map((dim) => step(2, dim, 8, 32, 7)),
  step(2, 7, 1, 1),
  step(3, 6, 2, 2, 1, true),
  step(0, 4, 8, 8),
];
