import { ToeplitzError } from "../core/errors.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Tensor } from "./dtypes.js";
import { float16ToFloat32, float32ToFloat16 } from "./float16.js";
import { quote } from "./json.js";
import { toFloat32 } from "./toFloat32.js";

export interface Halved {
  /** For writeSafetensors: F32 and F64 tensors as F16 (but for decay bases and poles), all others as they were. */
  readonly tensors: readonly (readonly [string, Tensor])[];
  /** Largest over the tensors of max |error| / max |value|. */
  readonly error: number;
  /** Numbers that were rounded to F16, and bytes before and after. */
  readonly count: number;
  readonly bytes: { readonly before: number; readonly after: number };
}

/** Decay bases and poles, whose powers count: at lag 1000 an error of 2^-11 would be a factor of 1.6. */
const POWERS = /(^|\.)(gamma|lambda_re|lambda_im)$/;

/**
 * The weights of a checkpoint in half the bytes, but for decay bases and poles (gamma, lambda_re, lambda_im), each rounded to the nearest float16: an error of 2^-11 of the value, or 2^-25 for values
 * below 2^-14. Throws `argument` for a finite value beyond 65504, which float16 cannot hold.
 */
export function toFloat16(checkpoint: Checkpoint): Halved {
  const tensors: (readonly [string, Tensor])[] = [];
  let [error, count, before, after] = [0, 0, 0, 0];
  for (const [name, tensor] of checkpoint) {
    before += tensor.data.byteLength;
    const wide = tensor.dtype === "F32" || tensor.dtype === "F64";
    const halved = wide && !POWERS.test(name) ? halve(name, tensor) : { tensor, error: 0 };
    after += halved.tensor.data.byteLength;
    if (halved.tensor !== tensor) count += tensor.data.length;
    error = Math.max(error, halved.error);
    tensors.push([name, halved.tensor]);
  }
  return { tensors, error, count, bytes: { before, after } };
}

function halve(name: string, tensor: Tensor): { tensor: Tensor; error: number } {
  const values = toFloat32(tensor);
  const data = new Uint16Array(float32ToFloat16(values));
  const back = float16ToFloat32(data);
  let worst = 0;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    if (!Number.isFinite(back[i])) {
      const message = `${quote(name)}: expected values up to 65504, got ${values[i]}`;
      throw new ToeplitzError("argument", `toFloat16: ${message}`);
    }
    worst = Math.max(worst, Math.abs(back[i] - values[i]));
    largest = Math.max(largest, Math.abs(values[i]));
  }
  return { tensor: { dtype: "F16", shape: tensor.shape, data }, error: largest > 0 ? worst / largest : 0 };
}
