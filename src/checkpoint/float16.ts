/**
 * Conversions between float32 and the two 16-bit floats, as bits. Widening is exact (NaN payloads and signed zeros
 * included); narrowing rounds to nearest, ties to even, as IEEE 754 hardware does.
 */

/** float16 (1 sign, 5 exponent, 10 fraction bits; IEEE 754 binary16) to float32. */
export function float16ToFloat32(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  const out = new Uint32Array(values.buffer);
  for (let i = 0; i < bits.length; i++) {
    const h = bits[i];
    const sign = (h & 0x8000) << 16;
    const exponent = (h >> 10) & 31;
    const fraction = h & 0x3ff;
    if (exponent === 31) out[i] = sign | 0x7f800000 | (fraction << 13);
    else if (exponent > 0)
      out[i] = sign | ((exponent + 112) << 23) | (fraction << 13); // 112 = 127 - 15, the biases
    else values[i] = (sign === 0 ? 2 ** -24 : -(2 ** -24)) * fraction; // subnormal: fraction * 2^-24
  }
  return values;
}

/** bfloat16 (the upper half of a float32) to float32. */
export function bfloat16ToFloat32(bits: Uint16Array): Float32Array {
  const out = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) out[i] = bits[i] << 16;
  return new Float32Array(out.buffer);
}

/** float32 to float16 bits. Values from 65520 on become infinity, those up to 2^-25 zero. */
export function float32ToFloat16(values: Float32Array): Uint16Array {
  const input = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const out = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const f = input[i];
    const sign = (f >>> 16) & 0x8000;
    const magnitude = f & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      out[i] = sign | 0x7e00 | ((magnitude >> 13) & 0x1ff); // NaN, made quiet
    } else if (magnitude >= 0x477ff000) {
      out[i] = sign | 0x7c00; // 65520 is halfway between the largest float16 and the next step: infinity
    } else if (magnitude >= 0x38800000) {
      // Normal, from 2^-14: drop 13 fraction bits. A carry out of the fraction moves into the exponent, as it should.
      out[i] = sign | ((shiftToEven(magnitude, 13) - (112 << 10)) & 0x7fff);
    } else if (magnitude >= 0x33000000) {
      // Subnormal: the significand 1.fraction shifted until its unit is 2^-24.
      const significand = (magnitude & 0x7fffff) | 0x800000;
      out[i] = sign | shiftToEven(significand, 126 - (magnitude >> 23));
    } else {
      out[i] = sign;
    }
  }
  return out;
}

/** float32 to bfloat16 bits. */
export function float32ToBfloat16(values: Float32Array): Uint16Array {
  const input = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const out = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const f = input[i];
    const magnitude = f & 0x7fffffff;
    const sign = (f >>> 16) & 0x8000;
    out[i] = sign | (magnitude > 0x7f800000 ? (magnitude >> 16) | 0x40 : shiftToEven(magnitude, 16));
  }
  return out;
}

/** `bits / 2^shift` rounded to nearest, ties to even. */
function shiftToEven(bits: number, shift: number): number {
  const kept = bits >> shift;
  const rest = bits & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}
