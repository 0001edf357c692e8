// #include lib/erf.wgsl
// #include lib/sine.wgsl

// The index in src/ops/activations.ts.
const ACT: u32 = 0u;
const LARGEST: f32 = 3.4028234e38; // stands for infinity where its product with 0 must be the limit 0

// x Phi(x): for x > 0 that is x - x Phi(-x), so both sides keep their digits
fn gelu(x: f32) -> f32 {
  let tail = clamp(x, -LARGEST, LARGEST) * normalTail(abs(x));
  return select(tail, x - tail, x > 0.0);
}
fn activate(x: f32) -> f32 {
  switch (ACT) {
    case 1u: { return max(x, 0.0); }
    case 2u: { return max(x, -LARGEST) * sigmoid(x); }
    case 3u: { return gelu(x); }
    case 4u: { return select(expm1Of(x), x, x > 0.0); }
    case 5u: { return select(expOf(x), 1.0 + x, x > 0.0); }
    case 6u: { return select(1.0 + expOf(x), 2.0 + x, x > 0.0); }
    case 7u: { return select(0.01 * x, x, x > 0.0); }
    case 8u: { return sigmoid(x); }
    case 9u: { return expOf(x); }
    case 10u: { return sine(x); }
    default: { return x; }
  }
}
