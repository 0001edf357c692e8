import { ToeplitzError } from "../core/errors.js";
import type { Tensor } from "./dtypes.js";
import { bfloat16ToFloat32, float16ToFloat32 } from "./float16.js";

/**
 * The values of a tensor in float32, row-major. F16, BF16 and the integers up to 16 bits are exact; F64, I32 and U32 are
 * rounded to nearest. F32 data is returned itself, not copied.
 * @throws ToeplitzError `argument` for dtypes that do not hold real numbers of that size: C64, I64, U64 and the 8-bit floats.
 */
export function toFloat32(tensor: Tensor): Float32Array {
  switch (tensor.dtype) {
    case "F32":
      return tensor.data;
    case "F16":
      return float16ToFloat32(tensor.data);
    case "BF16":
      return bfloat16ToFloat32(tensor.data);
    case "F64":
    case "BOOL":
    case "U8":
    case "I8":
    case "I16":
    case "U16":
    case "I32":
    case "U32":
      return new Float32Array(tensor.data);
    default:
      throw new ToeplitzError("argument", `toFloat32: expected a tensor of real numbers, got dtype ${tensor.dtype}`);
  }
}
