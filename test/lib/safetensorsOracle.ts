/**
 * Whether a file is valid, decided another way than the reader does: through JSON.parse and sets of covered bytes.
 * `unsure` where JSON.parse cannot tell (how a number was written) or where the reader has limits of its own.
 */
export function judge(file: Uint8Array): "valid" | "invalid" | "unsure" {
  if (file.length < 8) return "invalid";
  const length = Buffer.from(file.buffer, file.byteOffset, 8).readBigUInt64LE();
  if (length > 100_000_000n || Number(length) > file.length - 8) return "invalid";
  const bytes = file.subarray(8, 8 + Number(length));
  const text = Buffer.from(bytes).toString("utf8");
  if (!text.startsWith("{") || Buffer.compare(Buffer.from(text, "utf8"), bytes) !== 0) return "invalid";
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    return "invalid";
  }
  const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  if (/[-.eE]\d|\d[eE]|\d{16}|[[{]{64}/.test(outside) || hasLoneSurrogate(header)) return "unsure";
  const written = text.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0;
  if (written !== countKeys(header)) return "invalid"; // a key came twice
  if (!isRecord(header)) return "invalid";
  return Object.entries(header).every(([name, value]) => (name === "__metadata__" ? isText(value) : isTensor(value))) &&
    isTiled(Object.entries(header), file.length - 8 - bytes.length)
    ? "valid"
    : "invalid";
}

const SIZES: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  F8_E8M0: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  C64: 8,
  F64: 8,
  I64: 8,
  U64: 8,
});

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown) =>
  value === null || (isRecord(value) && Object.values(value).every((text) => typeof text === "string"));

const isIndices = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= 64 && value.every((n) => typeof n === "number");

function isTensor(value: unknown): value is Entry {
  if (!isRecord(value) || !isIndices(value.shape) || !isIndices(value.data_offsets)) return false;
  if (typeof value.dtype !== "string" || !(value.dtype in SIZES) || value.data_offsets.length !== 2) return false;
  let size = BigInt(SIZES[value.dtype]);
  for (const extent of value.shape) {
    size *= BigInt(extent);
    if (size >= 1n << 53n) return false;
  }
  return BigInt(value.data_offsets[1]) - BigInt(value.data_offsets[0]) === size;
}

function isTiled(entries: [string, unknown][], length: number): boolean {
  const covered = new Uint8Array(length);
  const boundaries = new Set([0]);
  const empty: number[] = [];
  for (const [name, value] of entries) {
    if (name === "__metadata__" || !isTensor(value)) continue;
    const [begin, end] = value.data_offsets;
    if (end > length) return false;
    if (begin === end) empty.push(begin);
    for (let at = begin; at < end; at++) covered[at]++;
    boundaries.add(begin).add(end);
  }
  // Empty tensors must sit on a boundary between the others: not inside one.
  const inside = (at: number) =>
    entries.some(([name, value]) => {
      return name !== "__metadata__" && isTensor(value) && value.data_offsets[0] < at && at < value.data_offsets[1];
    });
  return covered.every((count) => count === 1) && !empty.some(inside);
}

function countKeys(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countKeys(item), 0);
  if (!isRecord(value)) return 0;
  return Object.values(value).reduce((sum: number, item) => sum + 1 + countKeys(item), 0);
}

function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === "string") return /\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.some(hasLoneSurrogate);
  return (
    isRecord(value) && Object.entries(value).some(([key, item]) => hasLoneSurrogate(key) || hasLoneSurrogate(item))
  );
}
