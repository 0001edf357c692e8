import { ToeplitzError } from "../core/errors.js";

/**
 * A saved stream: "TPZS", then little-endian u32 version, u32 bytes per value (4 or 8), u32 length of the owner, f64 position, the
 * owner's text (which model, which states) in UTF-8, then the values.
 */
const MAGIC = 0x535a5054;
const VERSION = 1;
const HEADER = 24;

export interface SavedStream {
  /** What the state belongs to: saved and restoring stream must agree on it. */
  readonly owner: string;
  readonly position: number;
  readonly values: Float32Array | Float64Array;
}

export function writeSaved({ owner, position, values }: SavedStream): Uint8Array {
  const text = new TextEncoder().encode(owner);
  const bytes = new Uint8Array(HEADER + text.length + values.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, values.BYTES_PER_ELEMENT, true);
  view.setUint32(12, text.length, true);
  view.setFloat64(16, position, true);
  bytes.set(text, HEADER);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), HEADER + text.length);
  return bytes;
}

/** Throws `state` unless the bytes are a save of `owner` with `count` values. */
export function readSaved(bytes: Uint8Array, owner: string, count: number): SavedStream {
  const fail = (expected: string, got: unknown): never => {
    throw new ToeplitzError("state", `saved stream: expected ${expected}, got ${String(got)}`);
  };
  if (!(bytes instanceof Uint8Array)) fail("a Uint8Array", typeof bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0, true) !== MAGIC)
    fail("bytes of save()", `${bytes.length} other bytes`);
  const version = view.getUint32(4, true);
  if (version !== VERSION) fail(`version ${VERSION}`, `version ${version}`);
  const width = view.getUint32(8, true);
  if (width !== 4 && width !== 8) fail("4 or 8 bytes per value", width);
  const textEnd = HEADER + view.getUint32(12, true);
  if (bytes.length !== textEnd + width * count) {
    fail(`${count} values of this model and these options`, `${bytes.length} bytes`);
  }
  const text = new TextDecoder().decode(bytes.subarray(HEADER, textEnd));
  if (text !== owner) fail("a stream of this model with these options", "another one's");
  const position = view.getFloat64(16, true);
  if (!Number.isSafeInteger(position) || position < 0) fail("a position, an integer >= 0", position);
  const data = bytes.slice(textEnd).buffer;
  const values = width === 4 ? new Float32Array(data) : new Float64Array(data);
  return { owner, position, values };
}
