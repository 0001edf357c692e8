const round = Math.fround;

/** ln 2 in two parts, the first with few bits so that q times it is exact. */
const LN2_HIGH = round(0.693145751953125);
const LN2_LOW = round(1.42860677e-6);

/** Minimax coefficients of (exp(s) - 1 - s) / s^2 on |s| <= ln(2) / 2, highest first; those of SLEEF's expf_u10. */
const COEFFICIENTS = [1.98527618e-4, 1.39304355e-3, 8.33336078e-3, 4.16664854e-2, 0.166666672, 0.5].map(round);

/**
 * exp in float32 arithmetic, one unit in the last place, rounded as PyTorch's CPU exp rounds it (it calls SLEEF's
 * expf_u10): a correctly rounded exp differs in every tenth result, and a network trained on these positions shows it.
 * Products of two float32 are exact in float64, which stands in for the fused multiply-add.
 */
export function float32Exp(x: number): number {
  const q = Math.round(round(x * round(Math.LOG2E)));
  const s = round(-q * LN2_LOW + round(-q * LN2_HIGH + x));
  let u = 0;
  for (const coefficient of COEFFICIENTS) u = round(u * s + coefficient);
  return round(1 + round(round(s * s) * u + s)) * 2 ** q;
}
