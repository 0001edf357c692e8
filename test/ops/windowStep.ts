import { opCase } from "../lib/opCase.js";

const step = (batch: number, n: number, dim: number, taps: number, hasGate = false) =>
  opCase("windowStep", { batch, n, dim, taps, hasGate });

export const windowStepCases = [
  ...[1, 2, 3, 4, 5, 8, 11].map((dim) => step(1, 3, dim, 7)),
  ...[1, 2, 3, 4, 5, 9, 16, 100].map((taps) => step(2, 11, 6, taps)),
  ...[1, 2, 30].map((n) => step(3, n, 10, 12, true)),
  step(0, 3, 4, 2),
  step(1, 0, 4, 2),
];
