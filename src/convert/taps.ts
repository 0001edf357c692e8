import { ToeplitzError } from "../core/errors.js";
import { checkInteger } from "../core/shape.js";
import type { Work } from "../core/work.js";

/** Checks taps [rows, channels] and returns rows; throws `shape` or, for a value that is not finite, `argument`. */
export function* checkTaps(what: string, taps: ArrayLike<number>, channels: number): Work<number> {
  checkInteger(`${what}: channels`, channels, 1);
  if (typeof taps?.length !== "number" || typeof taps === "string") {
    throw new ToeplitzError("argument", `${what}: expected taps as an array of numbers, got ${String(taps)}`);
  }
  const rows = taps.length / channels;
  if (!Number.isInteger(rows) || rows < 1) {
    throw new ToeplitzError("shape", `${what}: expected taps [n, ${channels}] with n >= 1, got ${taps.length} values`);
  }
  for (let i = 0; i < taps.length; i++) {
    if (!Number.isFinite(taps[i])) {
      const at = `lag row ${Math.floor(i / channels)}, channel ${i % channels}`;
      throw new ToeplitzError("argument", `${what}: expected finite taps, got ${taps[i]} at ${at}`);
    }
    if (i % 65536 === 0) yield;
  }
  return rows;
}

/** One channel of channel-last taps, from row `first` on. */
export function channelOf(taps: ArrayLike<number>, channels: number, channel: number, first = 0): Float64Array {
  const rows = taps.length / channels;
  const out = new Float64Array(rows - first);
  for (let row = first; row < rows; row++) out[row - first] = taps[row * channels + channel];
  return out;
}
