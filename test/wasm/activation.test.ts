import { describe, expect, test } from "vitest";
import { type Activation, activations } from "../../src/ops/activations.js";
import { activationKernel } from "../../src/wasm/kernels/activation.js";
import { BareModule, BUILDS, bits, everyUnit, noise } from "./bare.js";

/**
 * erfc(x) for x >= 0 to about 1e-13 relative: erf's series below 2 (Abramowitz & Stegun 7.1.6), the continued fraction
 * 7.1.14 beyond.
 */
function erfcPositive(x: number): number {
  const factor = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let term = 2 * x;
    let sum = term;
    for (let k = 1; k < 80; k++) {
      term *= (2 * x * x) / (2 * k + 1);
      sum += term;
    }
    return 1 - factor * sum;
  }
  let fraction = x;
  for (let k = 100; k >= 1; k--) fraction = x + k / 2 / fraction;
  return factor / fraction;
}

const sigmoid = (x: number) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
const normalCdf = (x: number) => {
  const tail = erfcPositive(Math.abs(x) * Math.SQRT1_2) / 2;
  return x < 0 ? tail : 1 - tail;
};
const lowest = Number.NEGATIVE_INFINITY;
const leak = Math.fround(0.01);

/**
 * The function in float64, and the relative error allowed in units of 2^-24. What flushes may be zero where its sigmoid is
 * subnormal, as float32 has it: 1 + e^-x is infinite there.
 */
const references: Record<Activation, { of: (x: number) => number; ulps: number; flushes?: true }> = {
  none: { of: (x) => x, ulps: 0 },
  relu: { of: (x) => Math.max(x, 0), ulps: 0 },
  silu: { of: (x) => (x === lowest ? 0 : x * sigmoid(x)), ulps: 5, flushes: true },
  gelu: { of: (x) => (x === lowest ? 0 : x * normalCdf(x)), ulps: 10 },
  elu: { of: (x) => (x > 0 ? x : Math.expm1(x)), ulps: 3 },
  "1+elu": { of: (x) => (x > 0 ? 1 + x : Math.exp(x)), ulps: 2.5 },
  "2+elu": { of: (x) => (x > 0 ? 2 + x : 1 + Math.exp(x)), ulps: 2 },
  leak: { of: (x) => (x < 0 ? leak * x : x), ulps: 1 },
  sigmoid: { of: sigmoid, ulps: 4, flushes: true },
  exp: { of: Math.exp, ulps: 2.5 },
  sine: { of: Math.sin, ulps: 2.5 },
};

// below it float32 has absolute precision; silu and gelu multiply such a factor by x
const SMALLEST_NORMAL = 2 ** -126;

/** Small, middling and extreme arguments of both signs; 4 n + 3 of them, so that the tail is met. */
function samples(n: number): Float32Array {
  const base = noise(n, 9);
  const values = [0, -0, 1e-38];
  for (const scale of [1e-4, 1, 12, 110]) for (const b of base) values.push(b * scale);
  return new Float32Array(values);
}

describe.each(BUILDS)("activation, %s build", (build) => {
  const wasm = new BareModule(build);
  const apply = (act: Activation, x: Float32Array, cuts: number[] = [], last?: string) =>
    wasm.run("activation", { length: x.length, act }, { x }, activationKernel, cuts, last).y;

  test.each(activations)("%s is close to float64 in relative terms", (act) => {
    const { of, ulps, flushes } = references[act];
    const x = samples(20000);
    const y = apply(act, x);
    let worst = 0;
    let at = 0;
    for (let i = 0; i < x.length; i++) {
      const want = of(x[i]);
      if (Math.abs(want) > 3.4e38) {
        expect(y[i]).toBe(want > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
        continue;
      }
      if (flushes && y[i] === 0 && Math.abs(want) < SMALLEST_NORMAL * Math.max(1, Math.abs(x[i]))) continue;
      const error =
        Math.abs(y[i] - want) / Math.max(Math.abs(want), SMALLEST_NORMAL * Math.max(1, Math.abs(x[i]))) / 2 ** -24;
      if (!(error <= worst)) [worst, at] = [error, i];
    }
    expect(worst, `at x = ${x[at]}: ${y[at]}, not ${of(x[at])}`).toBeLessThanOrEqual(ulps);
  });

  test("sine keeps its accuracy up to 1e6", () => {
    const x = noise(20000, 4).map((v) => v * 1e6);
    const y = apply("sine", x);
    for (let i = 0; i < x.length; i++) expect(Math.abs(y[i] - Math.sin(x[i])), `sin ${x[i]}`).toBeLessThan(1.2e-7);
    for (const v of apply("sine", new Float32Array([1e9, -1e20, 3.4e38]))) expect(Math.abs(v)).toBeLessThanOrEqual(1);
  });

  test.each(activations)("%s at the infinities and NaN is the limit", (act) => {
    const [top, bottom, nan] = apply(act, new Float32Array([Number.POSITIVE_INFINITY, lowest, Number.NaN]));
    expect(nan).toBeNaN();
    expect(top).toEqual(references[act].of(Number.POSITIVE_INFINITY));
    expect(Math.abs(bottom)).toEqual(Math.abs(references[act].of(lowest)));
  });

  test("lengths of every tail, cuts, and nothing read past the end", () => {
    for (const length of [0, 1, 2, 3, 4, 5, 7, 9, 4096, 9001]) {
      const x = noise(length, length);
      const whole = bits(apply("silu", x));
      expect(bits(apply("silu", x, everyUnit(activationKernel, { length, act: "silu" as const })))).toEqual(whole);
      expect(bits(apply("silu", x, [], "x"))).toEqual(whole);
      expect(bits(apply("silu", x, [], "y"))).toEqual(whole);
    }
  });
});
