import { activations } from "../../src/ops/activations.js";
import { opCase } from "../lib/opCase.js";

const ranges = [
  { what: "near zero", fill: (u: number) => u * 0.01 },
  { what: "usual", fill: (u: number) => u * 4 },
  { what: "far", fill: (u: number) => u * 30 },
];

export const activationCases = activations.flatMap((act) => [
  ...ranges.map(({ what, fill }) => {
    const c = opCase("activation", { length: 1003, act }, { fills: { x: fill } });
    return { ...c, name: `${c.name} ${what}` };
  }),
  ...[1, 2, 3, 4, 5, 31, 0].map((length) => opCase("activation", { length, act })),
]);
