// #include lib/grid.wgsl

// y[r, c] = g[c]^|lag| taps[r, c], lag = firstLag + r. A float32 power would err by |lag| roundings of 2^-24, so powers are
// formed on 32-bit integer mantissas (exact products, rounded to 2^-32): they err by about |lag| 2^-33.
struct Params { rows: u32, dim: u32, firstLag: i32, rest: u32 } // rest = (1 - lambda) 2^32
@group(0) @binding(0) var<storage, read> taps: array<f32>;
@group(0) @binding(1) var<storage, read> gamma: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

const LEARNED: bool = false;

// mantissa 2^(exponent - 32), the mantissa's top bit set; zero is mantissa 0
struct Wide { mantissa: u32, exponent: i32 }

fn normalised(mantissa: u32, exponent: i32) -> Wide {
  let shift = countLeadingZeros(mantissa);
  if (mantissa == 0u) { return Wide(0u, 0); }
  return Wide(mantissa << shift, exponent - i32(shift));
}
// A finite float32 >= 0, exactly
fn wide(value: f32) -> Wide {
  let bits = bitcast<u32>(value);
  let exponent = i32(bits >> 23u);
  if (exponent == 0) { return normalised(bits << 8u, -125); } // subnormal or zero
  return Wide((bits << 8u) | 0x80000000u, exponent - 126);
}
fn product(a: Wide, b: Wide) -> Wide {
  let al = a.mantissa & 0xffffu;
  let ah = a.mantissa >> 16u;
  let bl = b.mantissa & 0xffffu;
  let bh = b.mantissa >> 16u;
  let low = al * bl;
  let first = ah * bl + (low >> 16u);
  let second = al * bh + (first & 0xffffu);
  let high = ah * bh + (first >> 16u) + (second >> 16u);
  let under = (second << 16u) | (low & 0xffffu); // the lower 32 bits of the product
  let exponent = clamp(a.exponent + b.exponent, -0x20000000, 0x20000000); // far beyond float32, and never wraps
  if (high == 0u) { return Wide(0u, 0); } // one of them is zero
  if (high >= 0x80000000u) {
    let carry = select(0u, under >> 31u, high != 0xffffffffu);
    return Wide(high + carry, exponent);
  }
  let shifted = (high << 1u) | (under >> 31u);
  let carry = select(0u, (under >> 30u) & 1u, shifted != 0xffffffffu);
  return Wide(shifted + carry, exponent - 1);
}
// 2^k for integers k in [-126, 127]
fn powerOfTwo(k: i32) -> f32 {
  return bitcast<f32>(u32(k + 127) << 23u);
}
fn narrow(value: Wide) -> f32 {
  let exponent = clamp(value.exponent, -250, 250);
  let half = exponent >> 1u;
  return f32(value.mantissa) * 2.3283064365386963e-10 * powerOfTwo(half) * powerOfTwo(exponent - half);
}
fn power(base: Wide, n: u32) -> f32 {
  var result = Wide(0x80000000u, 1);
  var square = base;
  for (var k = n; k != 0u; k >>= 1u) {
    if ((k & 1u) == 1u) { result = product(result, square); }
    square = product(square, square);
  }
  return narrow(result);
}
// exp(-2^k) for k = 6, 5 … -16
const EXPONENTIALS = array<Wide, 23>(
  Wide(0xcb4ea399u, -92), Wide(0xe42327bbu, -46), Wide(0xf1aaddd7u, -23), Wide(0xafe10821u, -11),
  Wide(0x960aadc1u, -5), Wide(0x8a95551eu, -2), Wide(0xbc5ab1b1u, -1), Wide(0x9b4597e3u, 0),
  Wide(0xc75f7cf5u, 0), Wide(0xe1eb5127u, 0), Wide(0xf07d5fdeu, 0), Wide(0xf81fab54u, 0),
  Wide(0xfc07f560u, 0), Wide(0xfe01feabu, 0), Wide(0xff007fd5u, 0), Wide(0xff801ffbu, 0),
  Wide(0xffc007ffu, 0), Wide(0xffe00200u, 0), Wide(0xfff00080u, 0), Wide(0xfff80020u, 0),
  Wide(0xfffc0008u, 0), Wide(0xfffe0002u, 0), Wide(0xffff0000u, 0)
);
// exp(-t) for t >= 0, to about 2^-31: a factor for every bit of t down to 2^-16, and 1 - t + t^2 / 2 for the rest
fn decaying(t: f32) -> Wide {
  var left = t;
  if (left >= 128.0) { return Wide(0u, 0); }
  var result = Wide(0x80000000u, 1);
  var bit = 64.0;
  for (var k = 0; k < 23; k++) {
    if (left >= bit) {
      left -= bit; // exact
      result = product(result, EXPONENTIALS[k]);
    }
    bit *= 0.5;
  }
  return product(result, complement(u32((left - 0.5 * left * left) * 4294967296.0)));
}
// 1 - fraction 2^-32
fn complement(fraction: u32) -> Wide {
  if (fraction == 0u) { return Wide(0x80000000u, 1); }
  return normalised(0u - fraction, 0);
}
// The integer nearest value 2^32, value < 1
fn fixedPoint(value: Wide) -> u32 {
  if (value.exponent > 0) { return 0xffffffffu; }
  if (value.exponent < -31) { return 0u; }
  let shift = u32(-value.exponent);
  let carry = select(0u, (value.mantissa >> (max(shift, 1u) - 1u)) & 1u, shift > 0u);
  return (value.mantissa >> shift) + carry;
}
// 1 / (1 + e), e <= 1, times 2^31, by long division
fn reciprocal(e: Wide) -> u32 {
  let divisor = 0x80000000u + (fixedPoint(e) >> 1u); // (1 + e) 2^31
  var rest = 0x80000000u;
  var quotient = 0u;
  if (rest >= divisor) { return 0x80000000u; }
  for (var bit = 0; bit < 31; bit++) {
    let overflow = rest >= 0x80000000u;
    rest <<= 1u;
    quotient <<= 1u;
    if (overflow || rest >= divisor) {
      rest -= divisor;
      quotient |= 1u;
    }
  }
  return quotient;
}
// g = lambda + (1 - lambda) sigmoid(gamma) = 1 - rest (1 - sigmoid(gamma)), where 1 - sigmoid is 1 / (1 + e) for gamma < 0
// and e / (1 + e) else, e = exp(-|gamma|).
fn learned(value: f32) -> Wide {
  let e = decaying(abs(value));
  var part = normalised(reciprocal(e), 1);
  if (value >= 0.0) { part = product(part, e); }
  return complement(fixedPoint(product(part, normalised(params.rest, 0))));
}

@compute @workgroup_size(256)
fn decay(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  if (i >= params.rows * params.dim) { return; }
  let lag = u32(abs(params.firstLag + i32(i / params.dim)));
  let g = gamma[i % params.dim];
  var factor = 0.0;
  if (LEARNED) {
    factor = power(learned(g), lag);
  } else {
    factor = power(wide(abs(g)), lag);
    if (g < 0.0 && (lag & 1u) == 1u) { factor = -factor; }
  }
  y[i] = taps[i] * factor;
}
