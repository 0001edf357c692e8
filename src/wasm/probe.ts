/**
 * Feature detection: a module of one function that uses the feature validates or does not.
 * Bytes: header; type () -> v128; one function; body. Sources: the WebAssembly SIMD and relaxed SIMD specifications.
 */
const HEADER = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0];

/** i32.const 0; i8x16.splat */
const SIMD = [...HEADER, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

/** Three times (i32.const 0; i8x16.splat), then f32x4.relaxed_madd (0xfd 0x85 0x02) */
const RELAXED = [...HEADER, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11];

function validates(bytes: readonly number[]): boolean {
  try {
    return typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(bytes));
  } catch {
    return false; // a content security policy may forbid even this
  }
}

export const hasSimd = (): boolean => validates(SIMD);
export const hasRelaxedSimd = (): boolean => validates(RELAXED);
