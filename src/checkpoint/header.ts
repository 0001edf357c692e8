import { ToeplitzError } from "../core/errors.js";
import { type CheckpointDtype, dtypeInfo, dtypeNames, isDtype } from "./dtypes.js";
import { JsonReader, quote } from "./json.js";

/** The limit of the reference implementation, in bytes. */
const MAX_HEADER_LENGTH = 100_000_000;
/** numpy and PyTorch stop at 64 dimensions. */
const MAX_RANK = 64;
/** Bytes in front of the header that give its length. */
export const PREFIX_LENGTH = 8;

export interface TensorEntry {
  readonly name: string;
  readonly dtype: CheckpointDtype;
  readonly shape: readonly number[];
  /** First byte and one past the last, counted from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly tensors: readonly TensorEntry[];
  /** The file's free-form text. Without a prototype, so that any key is a plain key. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Where the data begins, in bytes from the start of the file. */
  readonly dataStart: number;
  /** Length of the whole file in bytes. */
  readonly fileLength: number;
}

/**
 * Length of the header in bytes, from the first 8 of the file (a little-endian 64-bit integer). `fileLength`, where it
 * is known, must leave room for it.
 */
export function readHeaderLength(prefix: Uint8Array, where: string, fileLength = Number.POSITIVE_INFINITY): number {
  const available = Math.min(prefix.length, fileLength);
  if (available < PREFIX_LENGTH) {
    throw malformed(where, `truncated: expected at least ${PREFIX_LENGTH} bytes, got ${available}`);
  }
  const view = new DataView(prefix.buffer, prefix.byteOffset, PREFIX_LENGTH);
  const claimed = view.getBigUint64(0, true);
  if (claimed > BigInt(MAX_HEADER_LENGTH)) {
    throw malformed(where, `header length ${claimed} exceeds the format's limit of ${MAX_HEADER_LENGTH} bytes`);
  }
  const length = Number(claimed);
  if (PREFIX_LENGTH + length > fileLength) {
    const rest = fileLength - PREFIX_LENGTH;
    throw malformed(where, `truncated: expected a header of ${length} bytes, got ${rest} bytes after its length`);
  }
  return length;
}

/**
 * Parses and checks a header. The rules are the format's: it begins with `{`, is UTF-8 JSON without duplicate keys, and
 * its tensors tile the rest of the file without a hole or an overlap, in any order.
 */
export function parseHeader(bytes: Uint8Array, where: string): Header {
  const reader = new JsonReader(decode(bytes, where), where);
  const tensors: TensorEntry[] = [];
  const metadata: Record<string, string> = Object.create(null);
  if (bytes[0] !== 0x7b) reader.fail(`the header must begin with "{"`);
  reader.object("the header", (name) => {
    if (name === "__metadata__") readMetadata(reader, metadata);
    else tensors.push(readEntry(reader, name));
  });
  reader.end();
  const dataStart = PREFIX_LENGTH + bytes.length;
  return { tensors, metadata, dataStart, fileLength: dataStart + checkTiling(tensors, where) };
}

function decode(bytes: Uint8Array, where: string): string {
  try {
    // A copy, because TextDecoder refuses shared memory; ignoreBOM, so that a byte order mark is seen and refused.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
  } catch (cause) {
    throw new ToeplitzError("checkpoint", `${where}: the header is not valid UTF-8`, { cause });
  }
}

function readMetadata(reader: JsonReader, metadata: Record<string, string>): void {
  if (reader.null()) return;
  reader.object("__metadata__", (key) => {
    metadata[key] = reader.string(`__metadata__ ${quote(key)}, which must be text`);
  });
}

function readEntry(reader: JsonReader, name: string): TensorEntry {
  const what = `tensor ${quote(name)}`;
  let dtype: string | undefined;
  let shape: number[] | undefined;
  let offsets: number[] | undefined;
  reader.object(what, (field) => {
    if (field === "dtype") dtype = reader.string(`the dtype of ${what}`);
    else if (field === "shape") shape = readIntegers(reader, `shape of ${what}`, MAX_RANK);
    else if (field === "data_offsets") offsets = readIntegers(reader, `data_offsets of ${what}`, 2);
    else reader.skip(`field ${quote(field)} of ${what}`);
  });
  if (dtype === undefined) reader.fail(`${what} has no dtype`);
  if (shape === undefined) reader.fail(`${what} has no shape`);
  if (offsets === undefined) reader.fail(`${what} has no data_offsets`);
  if (!isDtype(dtype)) reader.fail(`${what}: unknown dtype ${quote(dtype)}, expected one of ${dtypeNames.join(", ")}`);
  if (offsets.length !== 2) reader.fail(`data_offsets of ${what}: expected 2 numbers, got ${offsets.length}`);
  const [begin, end] = offsets;
  if (begin > end) reader.fail(`${what}: data_offsets [${begin}, ${end}] run backwards`);
  const bytes = byteLength(reader, what, dtype, shape);
  if (end - begin !== bytes) {
    reader.fail(`${what}: ${dtype} of shape [${shape}] takes ${bytes} bytes, data_offsets give ${end - begin}`);
  }
  return { name, dtype, shape, begin, end };
}

function readIntegers(reader: JsonReader, what: string, limit: number): number[] {
  const values: number[] = [];
  reader.array(`the ${what}`, (index) => {
    if (index === limit) reader.fail(`${what}: more than ${limit} numbers`);
    values.push(reader.integer(`${what}, entry ${index}`));
  });
  return values;
}

function byteLength(reader: JsonReader, what: string, dtype: CheckpointDtype, shape: readonly number[]): number {
  let bytes = dtypeInfo(dtype).bytes;
  for (const extent of shape) {
    bytes *= extent;
    if (!Number.isSafeInteger(bytes)) reader.fail(`${what}: the size of shape [${shape}] overflows`);
  }
  return bytes;
}

/** Checks that the tensors cover 0 … end once each, and returns the end. */
function checkTiling(tensors: readonly TensorEntry[], where: string): number {
  const ordered = [...tensors].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let covered = 0;
  let previous = "";
  for (const { name, begin, end } of ordered) {
    if (begin > covered) {
      throw malformed(
        where,
        `hole of ${begin - covered} bytes in front of tensor ${quote(name)}, which begins at ${begin}`,
      );
    }
    if (begin < covered) {
      const other = `tensor ${quote(previous)}, which ends at ${covered}`;
      throw malformed(where, `tensor ${quote(name)}, which begins at ${begin}, overlaps ${other}`);
    }
    covered = end;
    previous = name;
  }
  return covered;
}

export function malformed(where: string, problem: string): ToeplitzError {
  return new ToeplitzError("checkpoint", `${where}: ${problem}`);
}
