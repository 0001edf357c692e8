import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

// \0rolldown/runtime.js
var __defProp = Object.defineProperty;
var __esmMin = (fn, res, err) => () => {
  if (err) throw err[0];
  try {
    return (fn && (res = fn((fn = 0))), res);
  } catch (e) {
    throw ((err = [e]), e);
  }
};
var __exportAll = (all, no_symbols) => {
  const target = {};
  for (var name in all)
    __defProp(target, name, {
      get: all[name],
      enumerable: true,
    });
  if (!no_symbols) __defProp(target, Symbol.toStringTag, { value: "Module" });
  return target;
};
// src/checkpoint/checkpoint.ts
/**
 * The tensors of a checkpoint by name, in the order of the file's header. It has the reading half of a `Map`, so that
 * names like `__proto__` are plain names, and the file's free-form `metadata`.
 */
var Checkpoint = class {
  /** The `__metadata__` of the file: text by name. It has no prototype. */
  metadata;
  #tensors;
  constructor(tensors, metadata = {}) {
    this.#tensors = new Map(tensors);
    this.metadata = metadata;
  }
  /** Number of tensors. */
  get size() {
    return this.#tensors.size;
  }
  get(name) {
    return this.#tensors.get(name);
  }
  has(name) {
    return this.#tensors.has(name);
  }
  keys() {
    return this.#tensors.keys();
  }
  values() {
    return this.#tensors.values();
  }
  entries() {
    return this.#tensors.entries();
  }
  forEach(visit) {
    for (const [name, tensor] of this.#tensors) visit(tensor, name, this);
  }
  [Symbol.iterator]() {
    return this.#tensors.entries();
  }
};
// src/checkpoint/dtypes.ts
/**
 * The element types of a safetensors file that a typed array can hold. Of the format's list only the sub-byte ones (F4,
 * F6_E2M3, F6_E3M2) are missing. F16, BF16 and the 8-bit floats keep their raw bits; C64 is interleaved (re, im).
 */
const table = {
  BOOL: {
    bytes: 1,
    lanes: 1,
    array: Uint8Array,
  },
  U8: {
    bytes: 1,
    lanes: 1,
    array: Uint8Array,
  },
  I8: {
    bytes: 1,
    lanes: 1,
    array: Int8Array,
  },
  F8_E5M2: {
    bytes: 1,
    lanes: 1,
    array: Uint8Array,
  },
  F8_E4M3: {
    bytes: 1,
    lanes: 1,
    array: Uint8Array,
  },
  F8_E8M0: {
    bytes: 1,
    lanes: 1,
    array: Uint8Array,
  },
  I16: {
    bytes: 2,
    lanes: 1,
    array: Int16Array,
  },
  U16: {
    bytes: 2,
    lanes: 1,
    array: Uint16Array,
  },
  F16: {
    bytes: 2,
    lanes: 1,
    array: Uint16Array,
  },
  BF16: {
    bytes: 2,
    lanes: 1,
    array: Uint16Array,
  },
  I32: {
    bytes: 4,
    lanes: 1,
    array: Int32Array,
  },
  U32: {
    bytes: 4,
    lanes: 1,
    array: Uint32Array,
  },
  F32: {
    bytes: 4,
    lanes: 1,
    array: Float32Array,
  },
  C64: {
    bytes: 8,
    lanes: 2,
    array: Float32Array,
  },
  F64: {
    bytes: 8,
    lanes: 1,
    array: Float64Array,
  },
  I64: {
    bytes: 8,
    lanes: 1,
    array: BigInt64Array,
  },
  U64: {
    bytes: 8,
    lanes: 1,
    array: BigUint64Array,
  },
};
const dtypeNames = Object.keys(table);
function isDtype(name) {
  return Object.hasOwn(table, name);
}
function dtypeInfo(dtype) {
  return table[dtype];
}
/**
 * A tensor over `bytes`, whose length fits dtype and shape already. A view of the same memory where the address is a
 * multiple of the array's element size, a copy where it is not.
 */
function makeTensor(dtype, shape, bytes) {
  const { array: Constructor } = table[dtype];
  const unit = Constructor.BYTES_PER_ELEMENT;
  const aligned = bytes.byteOffset % unit === 0 ? bytes : new Uint8Array(bytes);
  return {
    dtype,
    shape,
    data: new Constructor(aligned.buffer, aligned.byteOffset, aligned.byteLength / unit),
  };
}
// src/core/errors.ts
/**
 * The only error class the library throws. `code` is stable and meant to be switched on; the message names what was
 * expected and what came; `cause` holds the underlying error where there is one.
 */
var ToeplitzError = class extends Error {
  code;
  constructor(code, message, options) {
    super(message, options);
    this.name = "ToeplitzError";
    this.code = code;
  }
};
/** Throws `ToeplitzError("aborted")` if the signal has fired. */
function throwIfAborted(signal) {
  if (signal?.aborted) throw new ToeplitzError("aborted", "the operation was aborted", { cause: signal.reason });
}
// src/checkpoint/json.ts
/** What JSON counts as white space. */
const SPACE = /[ \t\n\r]*/y;
const DIGITS = /[0-9]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)/y;
const ESCAPES = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
};
const LONE_SURROGATE = /\p{Surrogate}/u;
/** As deep as serde_json, the parser of the reference implementation, goes. */
const MAX_DEPTH = 128;
/**
 * A strict JSON reader that the caller drives field by field. Unlike JSON.parse it sees duplicate keys, builds nothing
 * that was not asked for, and takes integers as they are written. Every error is a `checkpoint` error with its place.
 */
var JsonReader = class {
  #text;
  #where;
  #at = 0;
  constructor(text, where) {
    this.#text = text;
    this.#where = where;
  }
  fail(problem) {
    throw new ToeplitzError("checkpoint", `${this.#where}: ${problem}`);
  }
  /** Reads an object, handing each key to `field`, which must read its value. Throws on a duplicate key. */
  object(what, field) {
    const seen = /* @__PURE__ */ new Set();
    this.#expect("{", what);
    if (this.#take("}")) return;
    do {
      this.#skipSpace();
      const key = this.string(`a key of ${what}`);
      if (seen.has(key)) this.fail(`duplicate key ${quote(key)} in ${what}`);
      seen.add(key);
      this.#expect(":", `${what}, after key ${quote(key)}`);
      field(key);
    } while (this.#take(","));
    this.#expect("}", what);
  }
  /** Reads an array, calling `item` to read each element. */
  array(what, item) {
    this.#expect("[", what);
    if (this.#take("]")) return;
    let index = 0;
    do item(index++);
    while (this.#take(","));
    this.#expect("]", what);
  }
  string(what) {
    this.#expect('"', what);
    const parts = [];
    for (;;) {
      parts.push(this.#plainText());
      const next = this.#text[this.#at++];
      if (next === '"') break;
      if (next === void 0) this.fail(`bad JSON: ${what} has no closing quote`);
      if (next !== "\\") this.#bad(`an unescaped control character in ${what}`, 1);
      parts.push(this.#escape(what));
    }
    const value = parts.length === 1 ? parts[0] : parts.join("");
    if (LONE_SURROGATE.test(value)) this.fail(`bad JSON: half a surrogate pair in ${what}`);
    return value;
  }
  /** Reads an integer from 0 to 2^53 - 1, written as digits only. */
  integer(what) {
    this.#skipSpace();
    const start = this.#at;
    const digits = this.#match(DIGITS);
    const rest = this.#text[this.#at] ?? "";
    const value = Number(digits);
    if (digits === "" || /[.eE]/.test(rest) || (digits.length > 1 && digits[0] === "0"))
      this.fail(`${what}: expected an integer >= 0, got ${quote(this.#token(start))}`);
    if (!Number.isSafeInteger(value))
      this.fail(`${what}: ${digits.slice(0, 24)} is larger than 2^53 - 1 (product or size overflow)`);
    return value;
  }
  /** Reads `null` if it comes next. */
  null() {
    this.#skipSpace();
    if (!this.#text.startsWith("null", this.#at)) return false;
    this.#at += 4;
    return true;
  }
  /** Reads and drops any value. */
  skip(what, depth = 1) {
    if (depth > MAX_DEPTH) this.fail(`bad JSON: ${what} is nested more than ${MAX_DEPTH} deep`);
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === "{") this.object(what, () => this.skip(what, depth + 1));
    else if (next === "[") this.array(what, () => this.skip(what, depth + 1));
    else if (next === '"') this.string(what);
    else if (this.#match(SCALAR) === "") this.#bad(`the value of ${what}`);
  }
  /** Throws unless only white space is left. */
  end() {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#bad("where it should end");
  }
  /** The part of a string up to the next quote, escape or control character. */
  #plainText() {
    const start = this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 34 || code === 92 || code < 32) break;
    }
    return this.#text.slice(start, this.#at);
  }
  #escape(what) {
    const letter = this.#text[this.#at++] ?? "";
    if (letter !== "u") return ESCAPES[letter] ?? this.#bad(`an escape in ${what}`, 1);
    const code = this.#text.slice(this.#at, this.#at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(code)) this.#bad(`a \\u escape in ${what}`);
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }
  #skipSpace() {
    this.#match(SPACE);
  }
  /** The text that a sticky pattern matches here, which is then passed. */
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
  #take(character) {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }
  #expect(character, what) {
    if (!this.#take(character)) this.#bad(`${what}: expected ${character}`);
  }
  #token(start) {
    return this.#text.slice(start, start + 40).replace(/[\s,\]}].*$/s, "");
  }
  #bad(what, back = 0) {
    const at = this.#at - back;
    const found = at < this.#text.length ? quote(this.#text.slice(at, at + 20)) : "the end";
    this.fail(`bad JSON at character ${at} of the header, ${what}: found ${found}`);
  }
};
/** `text` for an error message: quoted, and cut where it is long. */
function quote(text) {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
// src/checkpoint/header.ts
/** The limit of the reference implementation, in bytes. */
const MAX_HEADER_LENGTH = 1e8;
/** numpy and PyTorch stop at 64 dimensions. */
const MAX_RANK = 64;
/**
 * Length of the header in bytes, from the first 8 of the file (a little-endian 64-bit integer). `fileLength`, where it
 * is known, must leave room for it.
 */
function readHeaderLength(prefix, where, fileLength = Number.POSITIVE_INFINITY) {
  const available = Math.min(prefix.length, fileLength);
  if (available < 8) throw malformed(where, `truncated: expected at least 8 bytes, got ${available}`);
  const claimed = new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true);
  if (claimed > BigInt(MAX_HEADER_LENGTH))
    throw malformed(where, `header length ${claimed} exceeds the format's limit of ${MAX_HEADER_LENGTH} bytes`);
  const length = Number(claimed);
  if (8 + length > fileLength)
    throw malformed(
      where,
      `truncated: expected a header of ${length} bytes, got ${fileLength - 8} bytes after its length`,
    );
  return length;
}
/**
 * Parses and checks a header. The rules are the format's: it begins with `{`, is UTF-8 JSON without duplicate keys, and
 * its tensors tile the rest of the file without a hole or an overlap, in any order.
 */
function parseHeader(bytes, where) {
  const reader = new JsonReader(decode(bytes, where), where);
  const tensors = [];
  const metadata = Object.create(null);
  if (bytes[0] !== 123) reader.fail(`the header must begin with "{"`);
  reader.object("the header", (name) => {
    if (name === "__metadata__") readMetadata(reader, metadata);
    else tensors.push(readEntry(reader, name));
  });
  reader.end();
  const dataStart = 8 + bytes.length;
  return {
    tensors,
    metadata,
    dataStart,
    fileLength: dataStart + checkTiling(tensors, where),
  };
}
function decode(bytes, where) {
  try {
    return new TextDecoder("utf-8", {
      fatal: true,
      ignoreBOM: true,
    }).decode(new Uint8Array(bytes));
  } catch (cause) {
    throw new ToeplitzError("checkpoint", `${where}: the header is not valid UTF-8`, { cause });
  }
}
function readMetadata(reader, metadata) {
  if (reader.null()) return;
  reader.object("__metadata__", (key) => {
    metadata[key] = reader.string(`__metadata__ ${quote(key)}, which must be text`);
  });
}
function readEntry(reader, name) {
  const what = `tensor ${quote(name)}`;
  let dtype;
  let shape;
  let offsets;
  reader.object(what, (field) => {
    if (field === "dtype") dtype = reader.string(`the dtype of ${what}`);
    else if (field === "shape") shape = readIntegers(reader, `shape of ${what}`, MAX_RANK);
    else if (field === "data_offsets") offsets = readIntegers(reader, `data_offsets of ${what}`, 2);
    else reader.skip(`field ${quote(field)} of ${what}`);
  });
  if (dtype === void 0) reader.fail(`${what} has no dtype`);
  if (shape === void 0) reader.fail(`${what} has no shape`);
  if (offsets === void 0) reader.fail(`${what} has no data_offsets`);
  if (!isDtype(dtype)) reader.fail(`${what}: unknown dtype ${quote(dtype)}, expected one of ${dtypeNames.join(", ")}`);
  if (offsets.length !== 2) reader.fail(`data_offsets of ${what}: expected 2 numbers, got ${offsets.length}`);
  const [begin, end] = offsets;
  if (begin > end) reader.fail(`${what}: data_offsets [${begin}, ${end}] run backwards`);
  const bytes = byteLength(reader, what, dtype, shape);
  if (end - begin !== bytes)
    reader.fail(`${what}: ${dtype} of shape [${shape}] takes ${bytes} bytes, data_offsets give ${end - begin}`);
  return {
    name,
    dtype,
    shape,
    begin,
    end,
  };
}
function readIntegers(reader, what, limit) {
  const values = [];
  reader.array(`the ${what}`, (index) => {
    if (index === limit) reader.fail(`${what}: more than ${limit} numbers`);
    values.push(reader.integer(`${what}, entry ${index}`));
  });
  return values;
}
function byteLength(reader, what, dtype, shape) {
  let bytes = dtypeInfo(dtype).bytes;
  for (const extent of shape) {
    bytes *= extent;
    if (!Number.isSafeInteger(bytes)) reader.fail(`${what}: the size of shape [${shape}] overflows`);
  }
  return bytes;
}
/** Checks that the tensors cover 0 … end once each, and returns the end. */
function checkTiling(tensors, where) {
  const ordered = [...tensors].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let covered = 0;
  let previous = "";
  for (const { name, begin, end } of ordered) {
    if (begin > covered)
      throw malformed(
        where,
        `hole of ${begin - covered} bytes in front of tensor ${quote(name)}, which begins at ${begin}`,
      );
    if (begin < covered) {
      const other = `tensor ${quote(previous)}, which ends at ${covered}`;
      throw malformed(where, `tensor ${quote(name)}, which begins at ${begin}, overlaps ${other}`);
    }
    covered = end;
    previous = name;
  }
  return covered;
}
function malformed(where, problem) {
  return new ToeplitzError("checkpoint", `${where}: ${problem}`);
}
// src/checkpoint/safetensors.ts
/**
 * Reads a safetensors file that is in memory. Tensors are views of `bytes` where their alignment allows, copies where it
 * does not; nothing else is allocated in proportion to what the file claims rather than to what it holds.
 * @throws ToeplitzError `checkpoint`, naming what is wrong, for a malformed file.
 */
function readSafetensors(bytes) {
  return readFile(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), "safetensors");
}
/** Reads a whole file, called `where` in errors. */
function readFile(file, where) {
  const length = readHeaderLength(file, where, file.length);
  return checkpointOf(file, parseHeader(file.subarray(8, 8 + length), where), where);
}
/** The checkpoint of a whole file whose header has been parsed. */
function checkpointOf(file, header, where) {
  checkFileLength(header, file.length, where);
  return new Checkpoint(
    header.tensors.map(({ name, dtype, shape, begin, end }) => {
      return [name, makeTensor(dtype, shape, file.subarray(header.dataStart + begin, header.dataStart + end))];
    }),
    header.metadata,
  );
}
/** The tensors must end where the file ends. */
function checkFileLength(header, fileLength, where) {
  if (fileLength === header.fileLength) return;
  throw malformed(
    where,
    `${fileLength < header.fileLength ? "truncated" : "bytes behind the last tensor"}: expected ${header.fileLength} bytes by the header, got ${fileLength}`,
  );
}
// src/checkpoint/bytes.ts
/** Bytes of a Blob or file that are read at once: between two pieces an abort is seen and progress is told. */
const PIECE = 4 * 2 ** 20;
/** The most that is reserved ahead of the bytes. */
const MAX_RESERVED = 256 * 2 ** 20;
/** Collects a file as it arrives. Memory grows with what has come, at most twofold, unless `reserve` vouches for more. */
var ByteSink = class {
  #buffer = /* @__PURE__ */ new Uint8Array(0);
  #length = 0;
  #reserved = 0;
  #limit = Number.POSITIVE_INFINITY;
  get length() {
    return this.#length;
  }
  /** Says how long the file will be. Memory is taken at once only where its source, not just its header, `vouches` for it. */
  expect(length, vouched) {
    this.#limit = length;
    if (vouched) this.#reserved = Math.min(length, MAX_RESERVED);
  }
  append(chunk) {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.length) this.#grow(needed);
    this.#buffer.set(chunk, this.#length);
    this.#length = needed;
  }
  /** What has come so far; a view that stays valid until the next append. */
  bytes() {
    return this.#buffer.subarray(0, this.#length);
  }
  #grow(needed) {
    const wanted = Math.max(2 * this.#length, this.#reserved);
    const capacity = Math.max(needed, Math.min(wanted, this.#limit));
    let grown;
    try {
      grown = new Uint8Array(capacity);
    } catch (cause) {
      throw new ToeplitzError("memory", `cannot reserve ${capacity} bytes for a checkpoint`, { cause });
    }
    grown.set(this.bytes());
    this.#buffer = grown;
  }
};
// src/checkpoint/abort.ts
/** Settles as `work` does, or rejects with `aborted` as soon as the signal fires, whatever `work` does then. */
function untilAborted(work, signal) {
  if (signal === void 0) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new ToeplitzError("aborted", "the operation was aborted", { cause: signal.reason }));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
// src/checkpoint/file.ts
/** A file, read piece by piece. Node, Deno and Bun only. */
function fileStream(path, where, signal) {
  let size;
  async function* chunks() {
    const fs = await import(
      /* webpackIgnore: true */
      /* @vite-ignore */
      "node:fs/promises"
    );
    try {
      const status = await untilAborted(fs.stat(path), signal);
      if (!status.isFile()) throw new ToeplitzError("argument", `${where}: expected a file, got something else`);
      size = status.size;
      yield* pieces(fs, path, size, signal);
    } catch (cause) {
      throw cause instanceof ToeplitzError ? cause : fileError(cause, where);
    }
  }
  return {
    where,
    size: () => size,
    chunks,
  };
}
async function* pieces(fs, path, size, signal) {
  const file = await fs.open(path, "r");
  try {
    for (let at = 0; at < size; ) {
      const piece = new Uint8Array(Math.min(PIECE, size - at));
      const { bytesRead } = await untilAborted(file.read(piece, 0, piece.length, at), signal);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
function fileError(cause, where) {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return new ToeplitzError("missing", `${where}: no such file`, { cause });
  return new ToeplitzError(
    "unsupported",
    `${where}: the file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    { cause },
  );
}
// src/checkpoint/http.ts
/** Attempts in a row that may fail without a single byte coming in. */
const MAX_FAILURES = 3;
const FIRST_DELAY_MS = 100;
/** Only HTTP has ranges that can be relied on: undici gets those of blob: URLs wrong by one byte. */
const OTHER_SCHEME = /^(?!https?:)[a-z]+:/i;
/**
 * A download. It asks for the range `bytes=0-`: a server that honours ranges (206) is asked for the rest when the
 * connection breaks, or when it sends less than the whole; from one that does not (200) the body is taken as it comes.
 */
function httpStream(url, where, signal) {
  let size;
  async function* chunks() {
    const first = await request(url, where, 0, null, signal);
    size = first.size;
    let answer = first;
    let at = 0;
    for (let failures = 0; ; ) {
      const before = at;
      let broken;
      try {
        answer ??= await request(url, where, at, first.version, signal);
        for await (const chunk of bodyChunks(answer.response, signal)) {
          at += chunk.length;
          yield chunk;
        }
      } catch (error) {
        throwIfAborted(signal);
        broken = error;
      }
      if (broken === void 0 && (size === void 0 || at >= size)) return;
      failures = at > before ? 0 : failures + 1;
      if (!first.resumable || failures >= MAX_FAILURES)
        throw networkError(where, `the download stopped after ${at} of ${size ?? "unknown"} bytes`, broken);
      await pause(failures, signal);
      answer = void 0;
    }
  }
  return {
    where,
    size: () => size,
    chunks,
  };
}
/** Asks for the bytes from `start` on. The first request (start 0) may be answered by the whole file, later ones may not. */
async function request(url, where, start, version, signal) {
  const headers = { Range: `bytes=${start}-` };
  if (version !== null) headers["If-Range"] = version;
  let response;
  try {
    response = await send(
      url,
      where,
      OTHER_SCHEME.test(url)
        ? { signal }
        : {
            headers,
            signal,
          },
    );
  } catch (error) {
    if (start > 0 || signal?.aborted) throw error;
    response = await send(url, where, { signal });
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw networkError(where, `expected HTTP 200 or 206, got ${response.status} ${response.statusText}`.trimEnd());
  }
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get("Content-Range") ?? "");
  const partial = response.status === 206;
  if ((start > 0 && !partial) || (partial && range !== null && Number(range[1]) !== start)) {
    await response.body?.cancel();
    throw networkError(
      where,
      `expected bytes from ${start} on, got ${partial ? `bytes from ${range?.[1]}` : `the whole of a file that has changed (HTTP ${response.status})`}`,
    );
  }
  const etag = response.headers.get("ETag");
  const strong = etag?.startsWith('"') ? etag : null;
  const size = partial && range !== null ? Number(range[2]) : void 0;
  return {
    response,
    resumable: partial,
    size,
    version: strong ?? response.headers.get("Last-Modified"),
  };
}
async function send(url, where, init) {
  try {
    return await untilAborted(fetch(url, init), init.signal ?? void 0);
  } catch (cause) {
    throwIfAborted(init.signal ?? void 0);
    throw networkError(where, "the request failed", cause);
  }
}
async function* bodyChunks(response, signal) {
  const reader = response.body?.getReader();
  if (reader === void 0) return;
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => void 0);
  }
}
function pause(failures, signal) {
  const delay = failures === 0 ? 0 : FIRST_DELAY_MS * 2 ** (failures - 1);
  return untilAborted(new Promise((resolve) => setTimeout(resolve, delay)), signal);
}
function networkError(where, problem, cause) {
  return new ToeplitzError("network", `${where}: ${problem}${cause instanceof Error ? `: ${cause.message}` : ""}`, {
    cause,
  });
}
// src/checkpoint/source.ts
/** A scheme has two letters at least, so that `C:\\model` is a path. */
const URL_SCHEME = /^[a-z][a-z0-9+.-]+:/i;
/** Opens a source. Whether it exists shows when its chunks are asked for. */
function openBytes(source, signal) {
  if (source instanceof Blob) return blobStream(source, signal);
  if (typeof source !== "string" && !(source instanceof URL))
    throw new ToeplitzError("argument", `expected a path, URL, Blob, ArrayBuffer or Uint8Array, got ${typeof source}`);
  const where = shorten$1(String(source));
  const path = filePath(source);
  return path === void 0 ? httpStream(String(source), where, signal) : fileStream(path, where, signal);
}
/** The path, where `source` is one: in Node, Deno and Bun a string without a scheme. In a browser it is relative to the page. */
function filePath(source) {
  if (typeof process === "undefined" || typeof process.versions?.node !== "string") return void 0;
  if (typeof source === "string" && !URL_SCHEME.test(source)) return source;
  if (!/^file:/i.test(String(source))) return void 0;
  try {
    return new URL(source);
  } catch (cause) {
    throw new ToeplitzError("argument", `${shorten$1(String(source))}: not a valid URL`, { cause });
  }
}
function shorten$1(location) {
  return location.length > 200 ? `${location.slice(0, 100)}…${location.slice(-80)}` : location;
}
function blobStream(blob, signal) {
  async function* chunks() {
    for (let at = 0; at < blob.size; at += PIECE) {
      const piece = blob.slice(at, at + PIECE).arrayBuffer();
      yield new Uint8Array(await untilAborted(piece, signal));
    }
  }
  return {
    where: "Blob",
    size: () => blob.size,
    chunks,
  };
}
// src/checkpoint/open.ts
/**
 * Reads a safetensors file from a path (Node, Deno, Bun), a URL, a Blob or memory. The header is checked as soon as it is
 * there: a malformed file is refused before its data is read, and never makes more memory be taken than it holds.
 * A broken download goes on where it stopped if the server serves ranges.
 * @throws ToeplitzError `checkpoint` for a malformed file, `missing` for a path that does not exist, `network` for a URL
 * that cannot be read, `aborted` promptly when the signal fires.
 */
async function openSafetensors(source, options = {}) {
  const { signal, onProgress } = options;
  throwIfAborted(signal);
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) {
    const checkpoint = readSafetensors(source);
    onProgress?.({
      loaded: source.byteLength,
      total: source.byteLength,
    });
    return checkpoint;
  }
  const stream = openBytes(source, signal);
  const { where } = stream;
  const sink = new ByteSink();
  let header;
  for await (const chunk of stream.chunks()) {
    throwIfAborted(signal);
    sink.append(chunk);
    if (header === void 0) {
      const size = stream.size();
      header = tryHeader(sink.bytes(), where, size);
      if (header === void 0) continue;
      if (size !== void 0) checkFileLength(header, size, where);
      sink.expect(header.fileLength, size !== void 0);
    }
    if (sink.length > header.fileLength) checkFileLength(header, sink.length, where);
    onProgress?.({
      loaded: sink.length,
      total: header.fileLength,
    });
    throwIfAborted(signal);
  }
  const file = sink.bytes();
  return header === void 0 ? readFile(file, where) : checkpointOf(file, header, where);
}
/** The header, if all of it has come in. */
function tryHeader(bytes, where, size) {
  if (bytes.length < 8) return void 0;
  const end = 8 + readHeaderLength(bytes, where, size);
  return bytes.length < end ? void 0 : parseHeader(bytes.subarray(8, end), where);
}
// src/checkpoint/text.ts
/** A config or vocabulary is small; what is larger is some other file. */
const MAX_BYTES = 16 * 2 ** 20;
/**
 * A small UTF-8 text file from a path or URL.
 * @throws ToeplitzError `missing`, `network` or `aborted` as openSafetensors; `config` past 16 MiB or for broken UTF-8.
 */
async function readText(source, signal) {
  const stream = openBytes(source, signal);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of stream.chunks()) {
      throwIfAborted(signal);
      bytes += chunk.length;
      if (bytes > MAX_BYTES) throw new ToeplitzError("config", `${stream.where}: expected at most ${MAX_BYTES} bytes`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new ToeplitzError("config", `${stream.where}: expected UTF-8 text`, { cause });
  }
}
// src/ops/activations.ts
/**
 * Activation functions, as tnn_pytorch names and defines them: gelu is the exact erf form, leak has slope 0.01, elu has
 * alpha 1. The order is part of the kernel ABI (assembly/lib/activations.ts switches on the index).
 */
const activations = ["none", "relu", "silu", "gelu", "elu", "1+elu", "2+elu", "leak", "sigmoid", "exp", "sine"];
/** Normalisations over the last axis; definitions in src/ops/norm.ts. The order is part of the kernel ABI. */
const norms$1 = ["simpleRms", "rms", "scale", "layer", "gatedRms"];
// src/models/fields.ts
/** The fields of a config.json, read one by one with their checks; at the end none may be left that nobody read. */
var Fields = class {
  #values;
  #read = /* @__PURE__ */ new Set();
  constructor(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw configError(`expected an object, got ${describe$1(value)}`);
    this.#values = new Map(Object.entries(value));
  }
  /** An integer in [min, max]. */
  integer(name, min, max, fallback) {
    const value = this.#take(name) ?? fallback;
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max)
      throw this.#unexpected(name, `an integer in [${min}, ${max}]`);
    return value;
  }
  /** A number above `above` and up to `max`. */
  number(name, above, max, fallback) {
    const value = this.#take(name) ?? fallback;
    if (typeof value !== "number" || !(value > above && value <= max))
      throw this.#unexpected(name, `a number above ${above}, at most ${max}`);
    return value;
  }
  flag(name, fallback) {
    const value = this.#take(name) ?? fallback;
    if (typeof value !== "boolean") throw this.#unexpected(name, "true or false");
    return value;
  }
  /** One of a list of names. */
  name(name, allowed, fallback) {
    const value = this.#take(name) ?? fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === void 0) throw this.#unexpected(name, `one of ${allowed.join(", ")}`);
    return found;
  }
  /** Passes over a field that says nothing about the arithmetic. */
  ignore(name) {
    this.#read.add(name);
  }
  /** Throws if a field was not read: an option that is not understood must not be passed over. Names with _ are notes. */
  end() {
    for (const name of this.#values.keys()) {
      if (this.#read.has(name) || name.startsWith("_")) continue;
      throw configError(`unknown field ${shown(name)}, expected some of ${[...this.#read].join(", ")}`);
    }
  }
  #take(name) {
    this.#read.add(name);
    return this.#values.get(name);
  }
  #unexpected(name, expected) {
    return configError(
      `${name}: expected ${expected}, got ${this.#values.has(name) ? describe$1(this.#values.get(name)) : "nothing"}`,
    );
  }
};
function configError(problem, cause) {
  return new ToeplitzError("config", `config.json: ${problem}`, { cause });
}
/** A value for an error message: short, whatever it is. */
function describe$1(value) {
  if (typeof value === "string") return shown(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}
function shown(text) {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
// src/models/config.ts
/** Names of the public PyTorch code. */
const norms = {
  simplermsnorm: "simpleRms",
  rmsnorm: "rms",
  scalenorm: "scale",
  layernorm: "layer",
  gatedrmsnorm: "gatedRms",
};
const normNames = Object.keys(norms);
/** A config.json is a few hundred bytes. */
const MAX_TEXT = 2 ** 20;
const MAX = {
  vocab: 2 ** 20,
  dim: 2 ** 15,
  layers: 512,
  expand: 64,
  hidden: 2 ** 18,
  rpeDim: 8192,
  rpeLayers: 64,
};
const MAX_LENGTH = 2 ** 24;
/** Parses the text of a config.json. Throws `config`, naming the field, what was expected and what came. */
function parseModelConfig(text) {
  if (text.length > MAX_TEXT) throw configError(`expected at most ${MAX_TEXT} characters, got ${text.length}`);
  let value;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw configError(`not valid JSON: ${cause instanceof Error ? cause.message.slice(0, 200) : "unknown"}`, cause);
  }
  return readModelConfig(value);
}
/** Checks a parsed config.json. Throws `config` like parseModelConfig. */
function readModelConfig(value) {
  const fields = new Fields(value);
  const type = fields.name("model_type", ["tnn_lm", "fd_tnn_lm", "ski_tnn_mlm"]);
  fields.ignore("architecture");
  const config = readOwn(fields, type, readCommon(fields));
  fields.end();
  return config;
}
function readOwn(fields, type, common) {
  if (fields.flag("causal", type !== "ski_tnn_mlm") !== (type !== "ski_tnn_mlm"))
    throw configError(`causal: expected ${type !== "ski_tnn_mlm"} for model_type ${type}`);
  switch (type) {
    case "tnn_lm":
      return {
        type,
        ...common,
        decay: readDecay(fields),
        rpe: {
          ...readRpe(fields, common),
          input: readInput(fields),
        },
      };
    case "fd_tnn_lm":
      return {
        type,
        ...common,
        rpe: readRpe(fields, common),
        frequencyInput: fields.name("frequency_input", ["omega", "cos"], "omega"),
        kernelGrid: readGrid(fields),
      };
    case "ski_tnn_mlm":
      return {
        type,
        ...common,
        rank: fields.integer("rank", 2, MAX.rpeDim),
        taps: readTaps(fields),
        warp: fields.number("warp", 0, 1),
        maskToken: fields.integer("mask_token", 0, common.vocab - 1),
      };
  }
}
function readCommon(fields) {
  const dim = fields.integer("embed_dim", 1, MAX.dim);
  const heads = fields.integer("heads", 1, MAX.dim, 1);
  const expand = fields.number("expand_ratio", 0, MAX.expand, 3);
  if (Math.floor(expand * dim) < heads)
    throw configError(
      `heads: expected at most floor(expand_ratio * embed_dim) = ${Math.floor(expand * dim)}, got ${heads}`,
    );
  return {
    vocab: fields.integer("vocab_size", 1, MAX.vocab),
    dim,
    layers: fields.integer("layers", 1, MAX.layers),
    heads,
    expand,
    gluDim: fields.integer("glu_dim", 1, MAX.hidden),
    act: fields.name("act_fun", activations, "silu"),
    gluAct: fields.name("glu_act", activations, "silu"),
    norm: norms[fields.name("norm_type", normNames, "simplermsnorm")],
    prenorm: fields.flag("prenorm", true),
    finalNorm: readFinalNorm(fields),
    scaleEmbedding: fields.flag("scale_embedding", true),
    tied: fields.flag("tie_embeddings", true),
    trainedLength: fields.integer("trained_length", 0, MAX_LENGTH, 0),
    tokenizer: fields.name("tokenizer", ["characters", "bytes"], "characters"),
  };
}
function readFinalNorm(fields) {
  const name = fields.name("final_norm", [...normNames, "none"], "layernorm");
  return name === "none" ? name : norms[name];
}
function readRpe(fields, { norm }) {
  return {
    dim: fields.integer("rpe_embedding", 1, MAX.rpeDim),
    layers: fields.integer("rpe_layers", 0, MAX.rpeLayers),
    act: fields.name("rpe_act", activations, "relu"),
    norm,
  };
}
function readInput(fields) {
  return ["index", "scaled", "exp"][fields.integer("par_type", 1, 3, 1) - 1];
}
/** The public code misbehaves with both flags on, so that means nothing that could be reproduced. */
function readDecay(fields) {
  const fixed = fields.flag("use_decay", false);
  const learned = fields.flag("use_multi_decay", false);
  if (fixed && learned) throw configError("use_multi_decay: expected false where use_decay is true, got true");
  const gamma = fields.number("gamma", 0, 1, 0.99);
  return fixed || learned
    ? {
        kind: learned ? "learned" : "fixed",
        gamma,
      }
    : void 0;
}
function readGrid(fields) {
  const grid = fields.integer("kernel_grid", 2, MAX_LENGTH);
  if (Math.log2(grid) % 1 !== 0) throw configError(`kernel_grid: expected a power of two, got ${grid}`);
  return grid;
}
function readTaps(fields) {
  const taps = fields.integer("taps", 1, 2 ** 16);
  if (taps % 2 === 0) throw configError(`taps: expected an odd number, got ${taps}`);
  return taps;
}
// src/core/shape.ts
/** Number of elements. Exact up to 2^53; throws `memory` where the product is not a safe integer. */
function sizeOf(shape) {
  let size = 1;
  for (const extent of shape) size *= extent;
  if (!Number.isSafeInteger(size))
    throw new ToeplitzError("memory", `an array of shape ${formatShape(shape)} has more elements than can be counted`);
  return size;
}
function sameShape(a, b) {
  return a.length === b.length && a.every((extent, i) => extent === b[i]);
}
function formatShape(shape) {
  return `[${shape.join(", ")}]`;
}
/** Checks that `value` is an integer in [min, max] and returns it; `what` names it in the error. */
function checkInteger(what, value, min, max = Number.MAX_SAFE_INTEGER) {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new ToeplitzError(
      "argument",
      `${what}: expected an integer ${max === Number.MAX_SAFE_INTEGER ? `>= ${min}` : `in [${min}, ${max}]`}, got ${String(value)}`,
    );
  return value;
}
// src/layers/check.ts
/** Largest extent of a layer's option: beyond it sizes no longer fit the 32-bit arguments of kernels. */
const LARGEST = 2 ** 30;
function checkSize(what, value, min) {
  return checkInteger(what, value, min, LARGEST);
}
function checkName(what, value, allowed) {
  if (!allowed.includes(value))
    throw new ToeplitzError("argument", `${what}: expected one of ${allowed.join(", ")}, got ${String(value)}`);
  return value;
}
function checkNumber(what, value, min, max) {
  if (!(typeof value === "number" && value >= min && value <= max))
    throw new ToeplitzError("argument", `${what}: expected a number in [${min}, ${max}], got ${String(value)}`);
  return value;
}
// src/layers/layer.ts
/** Reads the weights of a child module. */
function readChild(read, child) {
  return (name) => read(`${child}.${name}`);
}
/** The weights of one module: names relative to it, shapes from its layer. */
var Weights = class Weights {
  #builder;
  #prefix;
  constructor(builder, prefix = "") {
    this.#builder = builder;
    this.#prefix = prefix;
  }
  get(name, shape) {
    return this.#builder.weight(this.#prefix + name, shape);
  }
  /** The weights of a child module. */
  of(child) {
    return new Weights(this.#builder, `${this.#prefix}${child}.`);
  }
};
/** A child's weights under its name in the parent. */
function prefixed(child, weights) {
  return Object.fromEntries(Object.entries(weights).map(([name, shape]) => [`${child}.${name}`, shape]));
}
/** The common case of one input x [batch, n, channels]. */
function sequenceInput(channels) {
  return ({ batch, n }) => ({ x: { shape: [batch, n, channels] } });
}
// src/layers/linear.ts
/** PyTorch's Linear: weight [outDim, inDim], bias [outDim]. */
function linearWeights({ inDim, outDim, bias = true }) {
  return {
    weight: [outDim, inDim],
    ...(bias ? { bias: [outDim] } : {}),
  };
}
/** x [rows, inDim] -> [rows, outDim], with everything that can be fused into the product. */
function linear(b, x, w, options) {
  const { inDim, outDim, bias = true, act = "none" } = options;
  const { packed } = b.apply(
    "gemmPack",
    {
      inDim,
      outDim,
    },
    { weight: w.get("weight", [outDim, inDim]) },
  );
  const params = {
    rows: x.shape[0],
    inDim,
    outDim,
    act,
    hasBias: bias,
    hasGate: !!options.gate,
    hasResidual: !!options.residual,
  };
  const { gate, residual } = options;
  const args = {
    x,
    weight: packed,
    bias: bias ? w.get("bias", [outDim]) : void 0,
    gate,
    residual,
  };
  return b.apply("gemm", params, args).y;
}
// src/layers/glu.ts
/** The gated linear unit of the public code: y = l3(act(l1 x) * (l2 x)), x and y [batch, n, dim]. */
function glu(options) {
  const { dim, hidden, act = "silu" } = options;
  checkSize("glu: dim", dim, 1);
  checkSize("glu: hidden", hidden, 1);
  checkName("glu: act", act, activations);
  const into = {
    inDim: dim,
    outDim: hidden,
  };
  const out = {
    inDim: hidden,
    outDim: dim,
  };
  const weights = {
    ...prefixed("l1", linearWeights(into)),
    ...prefixed("l2", linearWeights(into)),
    ...prefixed("l3", linearWeights(out)),
  };
  const buildResidual = (b, { batch, n }, x, w, residual) => {
    const rows = batch * n;
    const flat = b.reshape(x, [rows, dim]);
    const value = linear(b, flat, w.of("l2"), into);
    const gated = linear(b, flat, w.of("l1"), {
      ...into,
      act,
      gate: value,
    });
    const flatResidual = residual && b.reshape(residual, [rows, dim]);
    return b.reshape(
      linear(b, gated, w.of("l3"), {
        ...out,
        residual: flatResidual,
      }),
      [batch, n, dim],
    );
  };
  return {
    name: "glu",
    causal: true,
    weights,
    inputs: sequenceInput(dim),
    buildResidual,
    build: (b, extent, { x }, w) => buildResidual(b, extent, x, w, void 0),
  };
}
// src/ops/op.ts
function defineOp(op) {
  return op;
}
/** Throws `argument` unless `ok`. For the check() of contracts. */
function require(ok, message) {
  if (!ok) throw new ToeplitzError("argument", message);
}
// src/ops/norm.ts
/**
 * Normalisation over the last axis, one row at a time (mathematics: TNN paper section on SimpleRMSNorm, tnn_pytorch):
 * - simpleRms: x / (||x||_2 / sqrt(dim) + 1e-8)
 * - rms:       the same, times scale [dim]
 * - scale:     x / sqrt(mean(x^2) + 1e-5), times scale [1]
 * - layer:     (x - mean) / sqrt(var + 1e-5), times scale [dim], plus bias [dim]
 * - gatedRms:  simpleRms(x) * scale [dim] * sigmoid(bias [dim] * x)
 * Wasm receives eps from here so that no constant is written twice.
 */
const norm$1 = defineOp({
  name: "norm",
  params: {
    rows: "size",
    dim: "size",
    kind: norms$1,
    eps: "float",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.rows, p.dim],
    },
    scale: {
      role: "in",
      optional: true,
      when: (p) => p.kind !== "simpleRms",
      shape: (p) => [p.kind === "scale" ? 1 : p.dim],
    },
    bias: {
      role: "in",
      optional: true,
      when: (p) => p.kind === "layer" || p.kind === "gatedRms",
      shape: (p) => [p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check() {},
  flops: (p) => 4 * p.rows * p.dim,
  bound: (p) => 16 + 2 * Math.sqrt(p.dim),
});
/** The eps that the public code uses for each kind. */
const normEps = {
  simpleRms: 1e-8,
  rms: 1e-8,
  scale: 1e-5,
  layer: 1e-5,
  gatedRms: 1e-8,
};
// src/layers/norm.ts
/** Names of the public code: LayerNorm has weight and bias, RMSNorm scale, ScaleNorm scala, GatedRMSNorm scale and gate. */
const names = {
  simpleRms: {},
  rms: { scale: "scale" },
  scale: { scale: "scala" },
  layer: {
    scale: "weight",
    bias: "bias",
  },
  gatedRms: {
    scale: "scale",
    bias: "gate",
  },
};
function normWeights(kind, dim) {
  const { scale, bias } = names[kind];
  return {
    ...(scale ? { [scale]: [kind === "scale" ? 1 : dim] } : {}),
    ...(bias ? { [bias]: [dim] } : {}),
  };
}
/** x [rows, dim], each row normalised. */
function normalize(b, x, w, kind) {
  const [rows, dim] = x.shape;
  const { scale, bias } = names[kind];
  const args = {
    x,
    scale: scale ? w.get(scale, [kind === "scale" ? 1 : dim]) : void 0,
    bias: bias ? w.get(bias, [dim]) : void 0,
  };
  return b.apply(
    "norm",
    {
      rows,
      dim,
      kind,
      eps: normEps[kind],
    },
    args,
  ).y;
}
// src/core/float32Exp.ts
const round = Math.fround;
/** ln 2 in two parts, the first with few bits so that q times it is exact. */
const LN2_HIGH = round(0.693145751953125);
const LN2_LOW = round(142860677e-14);
/** Minimax coefficients of (exp(s) - 1 - s) / s^2 on |s| <= ln(2) / 2, highest first; those of SLEEF's expf_u10. */
const COEFFICIENTS = [0.000198527618, 0.00139304355, 0.00833336078, 0.0416664854, 0.166666672, 0.5].map(round);
/**
 * exp in float32 arithmetic, one unit in the last place, rounded as PyTorch's CPU exp rounds it (it calls SLEEF's
 * expf_u10): a correctly rounded exp differs in every tenth result, and a network trained on these positions shows it.
 * Products of two float32 are exact in float64, which stands in for the fused multiply-add.
 */
function float32Exp(x) {
  const q = Math.round(round(x * round(Math.LOG2E)));
  const s = round(-q * LN2_LOW + round(-q * LN2_HIGH + x));
  let u = 0;
  for (const coefficient of COEFFICIENTS) u = round(u * s + coefficient);
  return round(1 + round(round(s * s) * u + s)) * 2 ** q;
}
// src/layers/rpe.ts
/**
 * TNN section 3 ("relative position encoder"), as the public code computes it: pos_proj, then `layers` times
 * linear(act(norm(z))), then linear(act(norm(z))) to outDim. Weight names pos_proj, layers.{i}.{0,2}, out.{0,2}.
 */
function rpe(where, outDim, options) {
  const { dim, layers, act, norm, residual = false, bias = true } = options;
  checkSize(`${where}: rpe.dim`, dim, 1);
  checkSize(`${where}: rpe.layers`, layers, 0);
  checkName(`${where}: rpe.act`, act, activations);
  checkName(`${where}: rpe.norm`, norm, norms$1);
  const hidden = {
    inDim: dim,
    outDim: dim,
    bias,
  };
  const last = {
    inDim: dim,
    outDim,
    bias,
  };
  const blocks = Array.from({ length: layers }, (_, i) => `layers.${i}`);
  const weights = {
    ...prefixed(
      "pos_proj",
      linearWeights({
        inDim: 1,
        outDim: dim,
        bias,
      }),
    ),
    ...Object.assign(
      {},
      ...blocks.map((name) => ({
        ...prefixed(`${name}.0`, normWeights(norm, dim)),
        ...prefixed(`${name}.2`, linearWeights(hidden)),
      })),
    ),
    ...prefixed("out.0", normWeights(norm, dim)),
    ...prefixed("out.2", linearWeights(last)),
  };
  const activate = (b, z, w) => {
    const normed = normalize(b, z, w.of("0"), norm);
    const [rows] = normed.shape;
    const { y } = b.apply(
      "activation",
      {
        length: rows * dim,
        act,
      },
      { x: b.reshape(normed, [rows * dim]) },
    );
    return b.reshape(y, [rows, dim]);
  };
  return {
    weights,
    build: (b, positions, w) =>
      b.scoped("rpe", () => {
        let z = linear(b, positions, w.of("pos_proj"), {
          inDim: 1,
          outDim: dim,
          bias,
        });
        for (const name of blocks) {
          const block = w.of(name);
          z = linear(b, activate(b, z, block), block.of("2"), {
            ...hidden,
            residual: residual ? z : void 0,
          });
        }
        return linear(b, activate(b, z, w.of("out")), w.of("out").of("2"), last);
      }),
  };
}
// src/core/math.ts
/** Smallest power of two >= n (n >= 1). */
function nextPowerOfTwo(n) {
  let p = 1;
  while (p < n) p *= 2;
  return p;
}
function isPowerOfTwo(n) {
  return n >= 1 && 2 ** Math.round(Math.log2(n)) === n;
}
/** Smallest multiple of `step` that is >= n. */
function roundUp(n, step) {
  return Math.ceil(n / step) * step;
}
// src/plan/cost.ts
/** Nanoseconds per channel of the direct product: two operations a tap at about 30 GFLOP/s. */
function directCost(n, rows) {
  return (2 * n * Math.min(rows, 2 * n)) / 30;
}
/** Nanoseconds per channel of right-angle convolutions of `size` points covering n: about 50 GFLOP/s of 10 log2 + 6. */
function fftCost(n, size) {
  return (Math.ceil(n / size) * size * (10 * Math.log2(size) + 6)) / 50;
}
/** The cheapest way to a Toeplitz product of n tokens with `rows` lags, by modelled cost. */
function toeplitzMethod({ n, rows }) {
  const whole = nextPowerOfTwo(n);
  let best = {
    method: { kind: "direct" },
    cost: directCost(n, rows),
  };
  const consider = (method, cost) => {
    if (cost < best.cost)
      best = {
        method,
        cost,
      };
  };
  consider(
    {
      kind: "fft",
      size: whole,
    },
    fftCost(n, whole),
  );
  for (let size = nextPowerOfTwo(rows); size < n; size *= 2)
    consider(
      {
        kind: "blocks",
        size,
      },
      fftCost(n, size),
    );
  return best.method;
}
// src/layers/toeplitzProduct.ts
/**
 * y_i = sum_j t_{i-j} x_j for x [batch, n, dim], one kernel per channel: the one place where a plan chooses between the
 * direct product, one FFT of at least n points, and overlap-save blocks (plan/cost.ts has the costs).
 */
function toeplitzProduct(b, { batch, n }, x, options) {
  const dim = x.shape[2];
  const { causal, gate } = options;
  const reach = Math.max(1, Math.min(n, options.horizon ?? n));
  const firstLag = causal ? 0 : -(reach - 1);
  const rows = reach - firstLag;
  const taps = options.taps(firstLag, rows);
  const method = toeplitzMethod({
    n,
    rows,
  });
  const hasGate = gate !== void 0;
  if (method.kind === "direct") {
    const params = {
      batch,
      n,
      dim,
      taps: rows,
      firstLag,
      hasGate,
      hasAdd: false,
    };
    return b.apply("bandConv", params, {
      x,
      taps,
      gate,
    }).y;
  }
  const { size } = method;
  const blocks = size < n;
  const spectrumParams = {
    rows,
    dim,
    size,
    firstLag: blocks ? 0 : firstLag,
  };
  const { spectrum } = b.apply("toeplitzSpectrum", spectrumParams, { taps });
  const params = {
    batch,
    n,
    dim,
    size,
    firstLag: blocks ? firstLag : 0,
    hasGate,
  };
  return b.apply("toeplitz", params, {
    x,
    spectrum,
    gate,
  }).y;
}
// src/layers/tno.ts
/** Kernels are cut where decay has made them smaller than this part of what they were: a quarter of float32's roundoff. */
const NEGLIGIBLE = 2 ** -26;
/** Activations that keep zero at zero, so that a decayed kernel stays decayed. */
const keepsZero = /* @__PURE__ */ new Set(["none", "relu", "silu", "gelu", "elu", "leak", "sine"]);
/**
 * TNN section 3, the Toeplitz neural operator: y_i = sum_j t_{i-j} x_j per channel, with t from a relative position
 * encoder, times exponential decay. x and y [batch, n, heads * dim].
 */
function tno(options) {
  const { dim, heads = 1, causal, decay, act = "none", normalize = false } = options;
  const input = options.rpe.input ?? "index";
  checkSize("tno: dim", dim, 1);
  checkSize("tno: heads", heads, 1);
  checkName("tno: act", act, activations);
  checkName("tno: rpe.input", input, ["index", "scaled", "exp"]);
  if (decay) checkNumber("tno: decay.gamma", decay.gamma, 0, 1);
  if (decay) checkName("tno: decay.kind", decay.kind, ["fixed", "learned"]);
  if (input === "exp" && !causal)
    throw new ToeplitzError("argument", "tno: rpe.input: exp is defined for causal operators only, got causal: false");
  const channels = heads * dim;
  const encoder = rpe("tno", channels, options.rpe);
  const weights = {
    ...prefixed("rpe", encoder.weights),
    ...(decay ? { gamma: [heads, 1, dim] } : {}),
  };
  const horizon =
    decay?.kind === "fixed" && decay.gamma > 0 && decay.gamma < 1 && keepsZero.has(act)
      ? Math.ceil(Math.log(NEGLIGIBLE) / Math.log(decay.gamma))
      : void 0;
  const buildTaps = (b, n, firstLag, rows, w) => {
    const positions = Float64Array.from({ length: rows }, (_, row) => positionOf(input, firstLag + row, n));
    let taps = encoder.build(b, b.table("lags", [rows, 1], positions), w.of("rpe"));
    if (decay) {
      const params = {
        rows,
        dim: channels,
        firstLag,
        kind: decay.kind,
        lambda: decay.gamma,
      };
      taps = b.apply("decay", params, {
        taps,
        gamma: b.reshape(w.get("gamma", [heads, 1, dim]), [channels]),
      }).y;
    }
    if (act === "none") return taps;
    const { y } = b.apply(
      "activation",
      {
        length: rows * channels,
        act,
      },
      { x: b.reshape(taps, [rows * channels]) },
    );
    return b.reshape(y, [rows, channels]);
  };
  const buildGated = (b, extent, x, w, gate) => {
    const { batch, n } = extent;
    const taps = (firstLag, rows) => buildTaps(b, n, firstLag, rows, w);
    if (!normalize)
      return toeplitzProduct(b, extent, x, {
        causal,
        horizon,
        taps,
        gate,
      });
    const length = n * channels;
    const ones = b.table("ones", [1, n, channels], new Float64Array(length).fill(1));
    const sums = toeplitzProduct(
      b,
      {
        batch: 1,
        n,
      },
      ones,
      {
        causal,
        horizon,
        taps,
      },
    );
    const product = toeplitzProduct(b, extent, x, {
      causal,
      horizon,
      taps,
      gate,
    });
    const args = {
      a: b.reshape(product, [batch, length]),
      b: b.reshape(sums, [length]),
    };
    return b.reshape(
      b.apply(
        "divide",
        {
          batch,
          length,
        },
        args,
      ).y,
      [batch, n, channels],
    );
  };
  return {
    name: "tno",
    causal,
    weights,
    horizon,
    checkWeights: (read) => horizon !== void 0 && checkGamma(read("gamma"), decay.gamma),
    inputs: sequenceInput(channels),
    buildTaps,
    buildGated,
    build: (b, extent, { x }, w) => buildGated(b, extent, x, w, void 0),
  };
}
/** The kernel is cut by the option's gamma, so no channel may decay slower (one rounding to float32 aside). */
function checkGamma(values, limit) {
  const channel = values.findIndex((gamma) => !(Math.abs(gamma) <= limit * (1 + 2 ** -23)));
  if (channel < 0) return;
  throw new ToeplitzError(
    "argument",
    `tno: weight gamma: expected at most decay.gamma = ${limit}, got ${`${values[channel]} in channel ${channel}`}`,
  );
}
/**
 * What the encoder is shown for a lag, in float32 as in the public code, whose positions are float32 whatever the weights
 * are. With n = 1 the only lag is 0, which every form maps to its value at zero.
 */
function positionOf(input, lag, n) {
  if (input === "index") return lag;
  const scaled = lag === 0 ? 0 : Math.fround(lag / (n - 1));
  return input === "exp" ? float32Exp(scaled) : scaled;
}
// src/layers/gtu.ts
/** Channels of the gated part: u, v and the operator. */
function gtuChannels({ dim, heads = 1, expand = 3 }) {
  return Math.floor(Math.floor(expand * dim) / heads) * heads;
}
/**
 * TNN section 3, the gated Toeplitz unit (the public code's GtuV2): y = o(norm(act(u x) * T(act(v x)))), x and y
 * [batch, n, dim]. Weights u_proj, v_proj, o and toep.*.
 */
function gtu(options) {
  const heads = options.heads ?? 1;
  checkSize("gtu: dim", options.dim, 1);
  checkSize("gtu: heads", heads, 1);
  checkNumber("gtu: expand", options.expand ?? 3, 0, 1024);
  const channels = gtuChannels(options);
  if (channels === 0)
    throw new ToeplitzError(
      "argument",
      `gtu: expected at least one channel per head, got none from ${`dim ${options.dim}, heads ${heads}, expand ${options.expand ?? 3}`}`,
    );
  const { causal, decay } = options;
  return gtuWith(
    options,
    tno({
      dim: channels / heads,
      heads,
      causal,
      decay,
      rpe: options.rpe,
    }),
  );
}
/** The same unit around any Toeplitz operator over gtuChannels(options) channels. */
function gtuWith(options, operator) {
  const { dim, act = "silu", norm } = options;
  checkName("gtu: act", act, activations);
  if (norm) checkName("gtu: norm", norm, norms$1);
  const channels = gtuChannels(options);
  const into = {
    inDim: dim,
    outDim: channels,
    act,
  };
  const out = {
    inDim: channels,
    outDim: dim,
  };
  const weights = {
    ...prefixed("u_proj", linearWeights(into)),
    ...prefixed("v_proj", linearWeights(into)),
    ...prefixed("o", linearWeights(out)),
    ...(norm ? prefixed("norm", normWeights(norm, channels)) : {}),
    ...prefixed("toep", operator.weights),
  };
  const buildResidual = (b, extent, x, w, residual) => {
    const { batch, n } = extent;
    const rows = batch * n;
    const flat = b.reshape(x, [rows, dim]);
    const wide = [batch, n, channels];
    const u = b.reshape(linear(b, flat, w.of("u_proj"), into), wide);
    const v = b.reshape(linear(b, flat, w.of("v_proj"), into), wide);
    const mixed = b.scoped("toep", () => operator.buildGated(b, extent, v, w.of("toep"), u));
    let gated = b.reshape(mixed, [rows, channels]);
    if (norm) gated = normalize(b, gated, w.of("norm"), norm);
    const flatResidual = residual && b.reshape(residual, [rows, dim]);
    return b.reshape(
      linear(b, gated, w.of("o"), {
        ...out,
        residual: flatResidual,
      }),
      [batch, n, dim],
    );
  };
  return {
    name: "gtu",
    causal: operator.causal,
    weights,
    checkWeights: (read) => operator.checkWeights?.(readChild(read, "toep")),
    inputs: sequenceInput(dim),
    buildResidual,
    build: (b, extent, { x }, w) => buildResidual(b, extent, x, w, void 0),
  };
}
// src/layers/tnnBlock.ts
/** A block of any token and feature mixer over `dim` channels. */
function blockWith(options, tokenMixer, featureMixer) {
  const { dim, norm, place, names } = options;
  checkName("tnnBlock: norm", norm, norms$1);
  const weights = {
    ...prefixed(names.tokenMixer, tokenMixer.weights),
    ...prefixed(names.featureMixer, featureMixer.weights),
    ...prefixed(names.tokenNorm, normWeights(norm, dim)),
    ...prefixed(names.featureNorm, normWeights(norm, dim)),
  };
  return {
    name: "tnnBlock",
    causal: tokenMixer.causal && featureMixer.causal,
    weights,
    checkWeights(read) {
      tokenMixer.checkWeights?.(readChild(read, names.tokenMixer));
      featureMixer.checkWeights?.(readChild(read, names.featureMixer));
    },
    inputs: sequenceInput(dim),
    build(b, extent, { x }, w) {
      const half = (input, mixer, child, normName) =>
        b.scoped(child, () => buildHalf(b, extent, input, mixer, w.of(child), w.of(normName), norm, place));
      return half(
        half(x, tokenMixer, names.tokenMixer, names.tokenNorm),
        featureMixer,
        names.featureMixer,
        names.featureNorm,
      );
    },
  };
}
function buildHalf(b, extent, x, mixer, w, normW, norm, place) {
  const [batch, n, dim] = x.shape;
  const normed = (value) => b.reshape(normalize(b, b.reshape(value, [batch * n, dim]), normW, norm), value.shape);
  if (place === "pre") return mixer.buildResidual(b, extent, normed(x), w, x);
  if (place === "post") return normed(mixer.buildResidual(b, extent, x, w, x));
  const length = batch * n * dim;
  const branch = normed(mixer.buildResidual(b, extent, x, w, void 0));
  const args = {
    a: b.reshape(x, [1, length]),
    b: b.reshape(branch, [length]),
  };
  return b.reshape(
    b.apply(
      "add",
      {
        batch: 1,
        length,
      },
      args,
    ).y,
    x.shape,
  );
}
// src/layers/tnnLm.ts
/** Names of the public fairseq checkpoints (arch tnn_v2_*). */
const fairseqNames = {
  tokenMixer: "self_attn.gtu",
  featureMixer: "glu",
  tokenNorm: "token_norm",
  featureNorm: "feature_norm",
};
/**
 * The fairseq tnn_v2 decoder: scaled embedding, blocks, final norm, output projection without bias.
 * tokens [batch, n] (i32) -> logits [batch, n, vocab]. All names begin with "decoder.".
 */
function tnnLm(options) {
  const { vocab, dim, blocks, scaleEmbedding = true, finalNorm = "layer", output = "logits" } = options;
  checkSize("tnnLm: vocab", vocab, 1);
  checkSize("tnnLm: dim", dim, 1);
  const head = lmHead(options);
  const weights = {
    "decoder.embed_tokens.weight": [vocab, dim],
    ...Object.assign({}, ...blocks.map((block, i) => renamed(`decoder.layers.${i}.`, block.weights))),
    ...(finalNorm === "none" ? {} : renamed("decoder.layer_norm.", normWeights(finalNorm, dim))),
    ...(output === "logits" ? head.weights : {}),
  };
  return {
    name: "tnnLm",
    causal: blocks.every((block) => block.causal),
    weights,
    checkWeights(read) {
      for (const [i, block] of blocks.entries()) block.checkWeights?.(readChild(read, `decoder.layers.${i}`));
    },
    inputs: ({ batch, n }) => ({
      tokens: {
        shape: [batch, n],
        dtype: "i32",
      },
    }),
    build(b, extent, { tokens }, w) {
      const { batch, n } = extent;
      const rows = batch * n;
      const decoder = w.of("decoder");
      const weight = decoder.get("embed_tokens.weight", [vocab, dim]);
      const scale = scaleEmbedding ? Math.sqrt(dim) : 1;
      const embedded = b.apply(
        "embed",
        {
          rows,
          vocab,
          dim,
          scale,
        },
        {
          tokens: b.reshape(tokens, [rows]),
          weight,
        },
      );
      let x = b.reshape(embedded.y, [batch, n, dim]);
      for (const [i, block] of blocks.entries())
        x = b.scoped(`layers.${i}`, () => block.build(b, extent, { x }, decoder.of("layers").of(String(i))));
      if (finalNorm !== "none") {
        const normed = normalize(b, b.reshape(x, [rows, dim]), decoder.of("layer_norm"), finalNorm);
        x = b.reshape(normed, [batch, n, dim]);
      }
      return output === "hidden" ? x : head.build(b, extent, { x }, w);
    },
  };
}
/** The output projection: hidden [batch, n, dim] -> logits [batch, n, vocab]. */
function lmHead({ vocab, dim, tied = true }) {
  const module = tied ? "embed_tokens" : "output_projection";
  const shape = {
    inDim: dim,
    outDim: vocab,
    bias: false,
  };
  const build = (b, batch, n, x, w) => {
    const flat = b.reshape(x, [batch * n, dim]);
    return b.reshape(linear(b, flat, w.of("decoder").of(module), shape), [batch, n, vocab]);
  };
  return {
    name: "lmHead",
    causal: true,
    weights: { [`decoder.${module}.weight`]: [vocab, dim] },
    inputs: ({ batch, n }) => ({ x: { shape: [batch, n, dim] } }),
    build: (b, { batch, n }, { x }, w) => b.scoped("head", () => build(b, batch, n, x, w)),
  };
}
function renamed(prefix, weights) {
  return Object.fromEntries(Object.entries(weights).map(([name, shape]) => [prefix + name, shape]));
}
// src/models/layer.ts
/** Throws `config` where the model is of a kind that this version cannot run. */
function lmLayers(config) {
  const { vocab, dim, scaleEmbedding, finalNorm, tied } = config;
  const options = {
    vocab,
    dim,
    blocks: Array.from({ length: config.layers }, () => blockOf(config)),
    scaleEmbedding,
    finalNorm,
    tied,
  };
  return {
    logits: tnnLm(options),
    hidden: tnnLm({
      ...options,
      output: "hidden",
    }),
    head: lmHead(options),
  };
}
function blockOf(config) {
  const { dim, norm } = config;
  const place = config.prenorm ? "pre" : "post";
  const features = glu({
    dim,
    hidden: config.gluDim,
    act: config.gluAct,
  });
  return blockWith(
    {
      dim,
      norm,
      place,
      names: fairseqNames,
    },
    mixerOf(config),
    features,
  );
}
function mixerOf(config) {
  if (config.type !== "tnn_lm") throw new ToeplitzError("config", `model_type: expected tnn_lm, got ${config.type}`);
  return tnnMixer(config);
}
function tnnMixer({ dim, heads, expand, act, decay, rpe }) {
  return gtu({
    dim,
    heads,
    expand,
    act,
    causal: true,
    decay,
    rpe,
  });
}
// src/models/sampler.ts
/** Draws tokens from logits. */
var Sampler = class {
  #temperature;
  #topK;
  #topP;
  #random;
  constructor(options = {}) {
    const { temperature = 1, topK = Number.MAX_SAFE_INTEGER, topP = 1 } = options;
    if (!(temperature >= 0 && temperature < Number.POSITIVE_INFINITY))
      throw new ToeplitzError("argument", `temperature: expected a number >= 0, got ${String(temperature)}`);
    if (!(topP > 0 && topP <= 1))
      throw new ToeplitzError("argument", `topP: expected a number in (0, 1], got ${String(topP)}`);
    this.#temperature = temperature;
    this.#topK = checkInteger("topK", topK, 1);
    this.#topP = topP;
    this.#random = uniform(options.seed ?? crypto.getRandomValues(/* @__PURE__ */ new Uint32Array(1))[0]);
  }
  /** The index of the token drawn. With temperature 0 the largest logit, the first of equals. */
  next(logits) {
    if (this.#temperature === 0 || this.#topK === 1) return argmax(logits);
    const order = Array.from(logits, (_, token) => token);
    if (this.#topK < logits.length || this.#topP < 1) order.sort((a, b) => logits[b] - logits[a] || a - b);
    const kept = order.slice(0, this.#topK);
    const largest = logits[argmax(logits)];
    const weights = kept.map((token) => Math.exp((logits[token] - largest) / this.#temperature));
    let total = weights.reduce((sum, weight) => sum + weight, 0);
    if (this.#topP < 1) {
      const goal = this.#topP * total;
      total = 0;
      weights.length =
        weights.findIndex((weight) => {
          total += weight;
          return total >= goal;
        }) + 1 || weights.length;
    }
    let left = this.#random() * total;
    const drawn = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return kept[drawn < 0 ? weights.length - 1 : drawn];
  }
};
function argmax(values) {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
/** Uniform in [0, 1): Mulberry32, a 32-bit counter through a mixing function; fine for sampling text. */
function uniform(seed) {
  let state = checkInteger("seed", seed, -(2 ** 31), 2 ** 32 - 1) | 0;
  return () => {
    state = (state + 1831565813) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
// src/models/lm.ts
/** Rows that the head works on at a time when only a score is wanted. */
const HEAD_ROWS = 512;
/** Compiled lengths while generating: a causal model may be run on more tokens than there are. */
const LENGTH_STEP = 64;
/** A language model with its tokenizer, on a device. Made by loadTnnLm. */
var Lm = class {
  config;
  #models;
  #tokenizer;
  constructor(config, models, tokenizer) {
    this.config = config;
    this.#models = models;
    this.#tokenizer = tokenizer;
  }
  /** Text to token ids. Throws `argument` for a character that has none, `missing` where the model has no vocabulary. */
  encode(text, options) {
    return this.#text().encode(text, options);
  }
  /** Token ids to text. */
  decode(tokens) {
    return this.#text().decode(tokens);
  }
  /** Logits of every position, [n, vocab]: row i is about token i + 1. */
  async logits(tokens, options = {}) {
    return this.#models.logits.run({ tokens: this.#checked(tokens) }, { n: tokens.length }, options);
  }
  /** Mean negative log likelihood, in nats, of tokens 1 … n-1 given those before them. */
  async score(tokens, options = {}) {
    const checked = this.#checked(tokens);
    const { dim, vocab } = this.config;
    const rows = checked.length - 1;
    if (rows < 1) throw new ToeplitzError("argument", `score: expected at least 2 tokens, got ${checked.length}`);
    const hidden = await this.#models.hidden.run({ tokens: checked }, { n: checked.length }, options);
    let sum = 0;
    for (let from = 0; from < rows; from += HEAD_ROWS) {
      const n = Math.min(HEAD_ROWS, rows - from);
      const x = hidden.subarray(from * dim, (from + n) * dim);
      const logits = await this.#models.head.run({ x }, { n }, options);
      for (let r = 0; r < n; r++) sum += lossOf(logits.subarray(r * vocab, (r + 1) * vocab), checked[from + r + 1]);
    }
    return sum / rows;
  }
  /**
   * Continues a prompt, giving text as it is made. Stops after maxTokens, or with `aborted` when the signal fires.
   * Throws `argument` for an empty prompt: the model needs a token to start from.
   */
  async *generate(prompt, options) {
    const tokenizer = this.#text();
    const tokens = Array.from(tokenizer.encode(prompt));
    if (tokens.length === 0)
      throw new ToeplitzError("argument", "generate: expected a prompt of at least one token, got none");
    if (!this.#models.logits.layer.causal) throw new ToeplitzError("unsupported", "generate: this model is not causal");
    const sampler = new Sampler(options);
    const decoder = tokenizer.decoder();
    const { vocab } = this.config;
    for (let made = 0; made < options.maxTokens; made++) {
      throwIfAborted(options.signal);
      const n = roundUp(tokens.length, LENGTH_STEP);
      const padded = new Int32Array(n);
      padded.set(tokens);
      const logits = await this.#models.logits.run({ tokens: padded }, { n }, options);
      const token = sampler.next(logits.subarray((tokens.length - 1) * vocab, tokens.length * vocab));
      tokens.push(token);
      const text = decoder.push(token);
      if (text) yield text;
    }
    const rest = decoder.end();
    if (rest) yield rest;
  }
  /** The plan for n tokens, printed. */
  explain(n) {
    return this.#models.logits.explain({ n });
  }
  dispose() {
    for (const model of Object.values(this.#models)) model.dispose();
  }
  [Symbol.dispose]() {
    this.dispose();
  }
  #text() {
    if (!this.#tokenizer) throw new ToeplitzError("missing", "this model was loaded without a vocabulary");
    return this.#tokenizer;
  }
  #checked(tokens) {
    const { vocab } = this.config;
    const checked = Int32Array.from(tokens);
    for (let i = 0; i < checked.length; i++) {
      if (checked[i] === tokens[i] && checked[i] >= 0 && checked[i] < vocab) continue;
      throw new ToeplitzError("argument", `token ${i}: expected an id in [0, ${vocab - 1}], got ${String(tokens[i])}`);
    }
    return checked;
  }
};
/** -log softmax(logits)[target], in float64. */
function lossOf(logits, target) {
  let largest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) largest = Math.max(largest, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - largest);
  return Math.log(sum) + largest - logits[target];
}
// src/models/tokenizer.ts
const MAX_VOCAB = 2 ** 20;
/**
 * One token for each character (code point) of a list, as in vocab.json.
 * @throws ToeplitzError `config` unless `vocab` is a list of different single characters.
 */
function characterTokenizer(vocab) {
  const characters = checkVocab(vocab);
  const ids = new Map(characters.map((character, id) => [character, id]));
  const textOf = (token, at) => {
    const character = characters[token];
    if (character === void 0) throw badToken(token, at, characters.length);
    return character;
  };
  return {
    size: characters.length,
    encode: (text, options) =>
      encodeWith(text, options, (character, push) => {
        const id = ids.get(character);
        if (id !== void 0) push(id);
        return id !== void 0;
      }),
    decode: (tokens) => Array.from(tokens, textOf).join(""),
    decoder: () => ({
      push: (token) => textOf(token, 0),
      end: () => "",
    }),
  };
}
/** One token for each byte of the text in UTF-8. Bytes that are not valid UTF-8 decode to U+FFFD. */
function byteTokenizer() {
  const encoder = new TextEncoder();
  const bytesOf = (tokens) =>
    Uint8Array.from(tokens, (token, at) => {
      if (!Number.isInteger(token) || token < 0 || token > 255) throw badToken(token, at, 256);
      return token;
    });
  return {
    size: 256,
    encode: (text, options) =>
      encodeWith(text, options, (character, push) => {
        if (/\p{Surrogate}/u.test(character)) return false;
        for (const byte of encoder.encode(character)) push(byte);
        return true;
      }),
    decode: (tokens) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(tokens)),
    decoder() {
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      return {
        push: (token) => decoder.decode(bytesOf([token]), { stream: true }),
        end: () => decoder.decode(),
      };
    },
  };
}
function encodeWith(text, { unknown = "error" } = {}, encode) {
  if (unknown !== "error" && unknown !== "skip")
    throw new ToeplitzError("argument", `encode: unknown: expected "error" or "skip", got ${String(unknown)}`);
  const ids = [];
  const push = (id) => void ids.push(id);
  let at = 0;
  for (const character of text) {
    if (!encode(character, push) && unknown === "error") {
      const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      throw new ToeplitzError(
        "argument",
        `encode: the vocabulary has no token for ${`${JSON.stringify(character)} (U+${code}) at position ${at}`}`,
      );
    }
    at += character.length;
  }
  return Int32Array.from(ids);
}
function badToken(token, at, size) {
  return new ToeplitzError("argument", `decode: token ${at}: expected an id in [0, ${size - 1}], got ${String(token)}`);
}
function checkVocab(vocab) {
  const bad = (problem) => new ToeplitzError("config", `vocab.json: ${problem}`);
  if (!Array.isArray(vocab)) throw bad(`expected a list of characters, got ${vocab === null ? "null" : typeof vocab}`);
  if (vocab.length === 0 || vocab.length > MAX_VOCAB)
    throw bad(`expected 1 to ${MAX_VOCAB} characters, got ${vocab.length}`);
  const seen = /* @__PURE__ */ new Map();
  return vocab.map((character, id) => {
    if (typeof character !== "string" || [...character.slice(0, 3)].length !== 1) {
      const got = typeof character === "string" ? JSON.stringify(character.slice(0, 20)) : typeof character;
      throw bad(`token ${id}: expected one character, got ${got}`);
    }
    const other = seen.get(character);
    if (other !== void 0) throw bad(`token ${id}: ${JSON.stringify(character)} is token ${other} already`);
    seen.set(character, id);
    return character;
  });
}
// src/models/load.ts
/**
 * Loads a language model. Throws `config` or `checkpoint` where a file is malformed, `missing` or `shape` where the weights
 * do not fit the config, `network` where a URL cannot be read, `aborted` when the signal fires.
 */
async function loadTnnLm(device, source, options = {}) {
  throwIfAborted(options.signal);
  const { config, weights, tokenizer } =
    typeof source === "string" || source instanceof URL ? await readFolder(source, options) : readParts(source);
  if (tokenizer && tokenizer.size > config.vocab)
    throw new ToeplitzError(
      "config",
      `vocab.json: expected at most vocab_size characters, got ${`${tokenizer.size} characters for vocab_size ${config.vocab}`}`,
    );
  const layers = lmLayers(config);
  const logits = await device.load(layers.logits, weights, options);
  return new Lm(
    config,
    {
      logits,
      hidden: logits.sharing(layers.hidden),
      head: logits.sharing(layers.head),
    },
    tokenizer,
  );
}
function readParts(source) {
  const config = readModelConfig(source.config);
  return {
    config,
    weights: source.weights,
    tokenizer: tokenizerOf(config, source.vocab),
  };
}
async function readFolder(folder, options) {
  const { signal } = options;
  const config = parseModelConfig(await readText(fileIn(folder, "config.json"), signal));
  const vocab =
    config.tokenizer === "bytes" ? void 0 : parseVocab(await readText(fileIn(folder, "vocab.json"), signal));
  return {
    config,
    weights: await openSafetensors(fileIn(folder, "model.safetensors"), options),
    tokenizer: tokenizerOf(config, vocab),
  };
}
function tokenizerOf(config, vocab) {
  if (config.tokenizer === "bytes") return byteTokenizer();
  return vocab === void 0 ? void 0 : characterTokenizer(vocab);
}
function parseVocab(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ToeplitzError("config", "vocab.json: not valid JSON", { cause });
  }
}
function fileIn(folder, name) {
  if (folder instanceof URL) return new URL(name, folder.href.endsWith("/") ? folder : `${folder.href}/`);
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}
// src/wasm/generated/relaxed.ts
var relaxed_exports = /* @__PURE__ */ __exportAll({ base64: () => base64$1 });
var base64$1;
var init_relaxed = __esmMin(() => {
  base64$1 =
    "AGFzbQEAAAAB9wEVYAd/f39/f39/AGAJf39/f39/f39/AGAGf39/f39/AGAEf39/fwBgDn9/f39/f39/f39/f39/AGAIf39/f39/f38AYA9/f39/f39/f39/f39/f38AYAN/f38AYAR/f39/AXxgB39/f39/fX8AYAd/f39/f399AGAJf397e3t7f39/AGANf39/f39/f39/fH9/fwBgDH9/f39/f39/f3x/fwBgDX9/f39/f39/f39/f38AYAp/f39/f39/fH9/AGAOf39/f39/f39/f3x/f38AYAABf2ALf39/f39/f39/f38AYAd/f39/f398AGAIf39/f39/f3wAAygnAQIHAQgJCgACAAMLAQQEDA0BDgQPABADBQURAAADBQYSEwAUBgACBQMBAAEHjwIXCGhlYXBCYXNlABoKYWN0aXZhdGlvbgAmA2FkZAAlCGJhbmRDb252ACQFZGVjYXkAIwZkaXZpZGUAIgVlbWJlZAAhCmdhdGhlclRhcHMAIARnZW1tAB8IZ2VtbVBhY2sAHQpncmlkU3ByZWFkABwHZ3JpZFN1bQAbD2xpbmVhckF0dGVudGlvbgAWCG11bHRpcGx5ABUEbm9ybQAUDHJlc3BvbnNlVGFwcwATDnNraUludGVycG9sYXRlABILc2tpUmVzdHJpY3QAEQdza2lUYXBzABAQc29mdG1heEF0dGVudGlvbgAPCHRvZXBsaXR6AA0QdG9lcGxpdHpTcGVjdHJ1bQAMBm1lbW9yeQIACpXJAielAwILewx/A0AgFiAHQQJ0SQRAQQAhFANAIAYgFEsEQCAAIAEgFGxqIBZqIhcgAWoiGCABaiIZIAFqIRogF/0ABAAhCSAX/QAEECEKIBj9AAQAIQsgGP0ABBAhDCAZ/QAEACENIBn9AAQQIQ4gGv0ABAAhDyAa/QAEECEQIAIgAyAUbGoiGyADaiIcIANqIh0gA2ohHiAEIBZqIhUgBSAIbGohHwNAIBUgH0kEQCAb/QkCACISIBX9AAQAIhEgCf2FAiEJIBIgFf0ABBAiEiAK/YUCIQogHP0JAgAiEyARIAv9hQIhCyATIBIgDP2FAiEMIB39CQIAIhMgESAN/YUCIQ0gEyASIA79hQIhDiAe/QkCACITIBEgD/2FAiEPIBMgEiAQ/YUCIRAgG0EEaiEbIBxBBGohHCAdQQRqIR0gHkEEaiEeIAUgFWohFQwBCwsgFyAJ/QsEACAXIAr9CwQQIBggC/0LBAAgGCAM/QsEECAZIA39CwQAIBkgDv0LBBAgGiAP/QsEACAaIBD9CwQQIBRBBGohFAwBCwsgFkEgaiEWDAELCwv2AQIBewV/IABBACABQQV0/AsAA0AgBCAJSwRAQQAhBwNAIAUgB0sEQCAHQQJ0IgogAGohCCACIApqIQogBSAHayILQQRPBHsgCv0ABAAFAnsgC0EBRgRAIAr9XAIADAELIAr9XQMAIQYgC0ECRwR7IAogBv1WAggCBSAGCwsLIQYgBSAHayIKQQRPBEAgCCAG/QsEAAUgCkEBRgRAIAggBv1aAgAABSAIIAb9WwMAACAKQQNGBEAgCCAG/VoCCAILCwsgB0EEaiEHDAELCyAAIAVBAnRqQwAAgD84AgAgCUEBaiEJIAAgAWohACACIANqIQIMAQsLC6gBAQd7IAFBAkYEQCAA/QAEECEDIAAgAP0ABAAiBCAA/QAEMCIIIAL9CQIMIgkgAP0ABCAiBSAC/QkCCCIG/eYB/YYCIgf95AH9CwQAIAAgAyAIIAYgBSAJ/eYB/YUCIgX95AH9CwQQIAAgBCAH/eUB/QsEICAAIAMgBf3lAf0LBDAFIAFBAksEQCAAIAEgAkEBQQAgAiABQQF2QQFrQQNuQRhsahAICwsLxAECBH8BeyAEIQkDQCAJIAQgBWpIBEAgASACIAlsaiEKQQAhCwNAIAYgC0sEQCALQQR0IgwgByAHIAxLGyIMIABqIAlBAEggAyAJTHIEe/0MAAAAAAAAAAAAAAAAAAAAAAUgCEEERgR7IAogDGr9AAQABQJ7IAhBAUYEQCAK/VwCAAwBCyAK/V0DACENIAhBAkYEeyANBSAKIA39VgIIAgsLCwv9CwQAIAtBAWohCwwBCwsgCUEBaiEJIABBQGshAAwBCwsLxQEDAXsEfwF8A0AgAiAHSwRA/QwAAAAAAAAAAAAAAAAAAAAAIQRBACEFA0AgAyAFSwRAIAAgBUECdGohBiAEIAMgBWsiCEEETwR7IAb9AAQABQJ7IAhBAUYEQCAG/VwCAAwBCyAG/V0DACEEIAhBAkYEeyAEBSAGIAT9VgIIAgsLC/3kASEEIAVBBGohBQwBCwsgCSAE/R8AuyAE/R8Bu6CgIAT9HwK7IAT9HwO7oKAhCSAHQQFqIQcgACABaiEADAELCyAJC8UFAgZ7BH8gA0EgSQRAIABBACAEQQd0/AsACyAF/RMhBwNAIAMgDksEQEEAIQ0DQCAEIA1LBEAgASANQQJ0aiEPIAQgDWsiEEEETwR7IA/9AAQABQJ7IBBBAUYEQCAP/VwCAAwBCyAP/V0DACEIIBBBAkYEeyAIBSAPIAj9VgIIAgsLCyIJIAf95QH9DAAAskIAALJCAACyQgAAskL96gH9DAAA0MIAANDCAADQwgAA0ML96wEiCv0MO6q4PzuquD87qrg/O6q4P/0MAABASwAAQEsAAEBLAABAS/2FAiIL/QwAAEBLAABASwAAQEsAAEBL/bEBIghBAf2sASEMIAAgDUEHdGoiDyAJ/QwAAIA/AACAPwAAgD8AAIA//eQBIAv9DAAAQEsAAEBLAABASwAAQEv95QEiC/0Mg4BeuYOAXrmDgF65g4BeuSAL/QwAgDE/AIAxPwCAMT8AgDE/IAr9hgL9hgIiCiAK/eYBIAr9DNf1tTrX9bU61/W1Otf1tTr9DNoUCTzaFAk82hQJPNoUCTz9hQIgCv0MPKsqPTyrKj08qyo9PKsqPf2FAiAK/QxXqio+V6oqPleqKj5Xqio+/YUCIAr9DP///z7///8+////Pv///z79hQIgCv2FAv0MAACAPwAAgD8AAIA/AACAP/3kASAM/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEgCCAM/bEB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEiCCAJ/QwAAAAAAAAAAAAAAAAAAAAA/UT9UiAIIAYbIgj9WgIAACAEIA1rIhBBAUsEQCAPQYABaiAI/VoCAAELIBBBAksEQCAPQYACaiAI/VoCAAILIBBBA0sEQCAPQYADaiAI/VoCAAMLIA1BBGohDQwBCwsgDkEBaiEOIABBBGohACABIAJqIQEMAQsLC7YBAgR/AnsDQCAEIAlLBEBDAACAPyACIAVBAnRqKgIAIAaSlf0TIQxBACEHA0AgBSAHSwRAIAdBAnQiCiAAaiEIIAIgCmr9AAQAIAz95gEhCyAFIAdrIgpBBE8EQCAIIAv9CwQABSAKQQFGBEAgCCAL/VoCAAAFIAggC/1bAwAAIApBA0YEQCAIIAv9WgIIAgsLCyAHQQRqIQcMAQsLIAlBAWohCSAAIAFqIQAgAiADaiECDAELCwvtIwINfxZ7IAFBgAJLBEAgAiADQRhsaiEHIAFBAnYiCUEFdCEKIAFBA3QiC0EBdCEMIAsgDGohDSACIARBGGxqIgL9CQIAIRQgAv0JAgQhFSAC/QkCCCEWIAL9CQIMIRcgAv0JAhAhGCAC/QkCFCEZIAsgACIIaiEOA0AgCCAOSQRAIAj9AAQAIhogCCAMaiIP/QAEECIbIBcgD/0ABAAiHCAW/eYB/YYCIh395AEhHiAI/QAEECIfIBsgFiAcIBf95gH9hQIiG/3kASEcIAggHiAIIAtqIhD9AAQQIiAgFSAQ/QAEACIhIBT95gH9hgIiIiAIIA1qIhH9AAQQIiMgGSAR/QAEACIkIBj95gH9hgIiJf3kASIm/eQB/QsEACAIIBwgICAUICEgFf3mAf2FAiIgICMgGCAkIBn95gH9hQIiIf3kASIj/eQB/QsEECAQIB4gJv3lAf0LBAAgECAcICP95QH9CwQQIA8gGiAd/eUBIhogICAh/eUBIhz95QH9CwQAIA8gHyAb/eUBIhsgIiAl/eUBIh395AH9CwQQIBEgGiAc/eQB/QsEACARIBsgHf3lAf0LBBAgCEEgaiEIDAELCyAEQQJ0IQRBACEIA0AgCEEESQRAIAggCmwiCyAAaiAJIAcgA0ECdCAEIAhqIAUgBiALahAHIAhBAWohCAwBCwsgAUEDdCIBQQF0IQMgASADaiEEIAL9CQIAIRQgAv0JAgQhFSAC/QkCCCEWIAL9CQIMIRcgAv0JAhAhGCAC/QkCFCEZIAAgAWohAgNAIAAgAkkEQCAA/QAEACIaIAAgAWoiBf0ABAAiG/3kASEcIAD9AAQQIh0gBf0ABBAiHv3kASEfIAAgA2oiBv0ABAAiICAAIARqIgf9AAQAIiH95AEhIiAG/QAEECIjIAf9AAQQIiT95AEhJSAAIBwgIv3kAf0LBAAgACAfICX95AH9CwQQIAYgHyAl/eUBIh8gFyAcICL95QEiHCAW/eYB/YUC/QsEACAGIBwgFyAfIBb95gH9hgL9CwQQIAUgHSAe/eUBIhwgISAg/eUBIh395AEiHiAVIBogG/3lASIaICMgJP3lASIb/eQBIh8gFP3mAf2FAv0LBAAgBSAfIBUgHiAU/eYB/YYC/QsEECAHIBwgHf3lASIcIBkgGiAb/eUBIhogGP3mAf2FAv0LBAAgByAaIBkgHCAY/eYB/YYC/QsEECAAQSBqIQAMAQsLDwsgACABQQV0aiENIAEhCSACIQoDQCAJQQhLBEAgCUEFdCEOIAAhAiAKIARBGGxqIQgDQCACIA1JBEAgCUEDdCIPQQF0IRAgDyAQaiERIAj9CQIAIRQgCP0JAgQhFSAI/QkCCCEWIAj9CQIMIRcgCP0JAhAhGCAI/QkCFCEZIAIhByACIA9qIRIDQCAHIBJJBEAgB/0ABAAiGiAHIBBqIhP9AAQQIhsgFyAT/QAEACIcIBb95gH9hgIiHf3kASEeIAf9AAQQIh8gGyAWIBwgF/3mAf2FAiIb/eQBIRwgByAeIAcgD2oiC/0ABBAiICAVIAv9AAQAIiEgFP3mAf2GAiIiIAcgEWoiDP0ABBAiIyAZIAz9AAQAIiQgGP3mAf2GAiIl/eQBIib95AH9CwQAIAcgHCAgIBQgISAV/eYB/YUCIiAgIyAYICQgGf3mAf2FAiIh/eQBIiP95AH9CwQQIAsgHiAm/eUB/QsEACALIBwgI/3lAf0LBBAgEyAaIB395QEiGiAgICH95QEiHP3lAf0LBAAgEyAfIBv95QEiGyAiICX95QEiHf3kAf0LBBAgDCAaIBz95AH9CwQAIAwgGyAd/eUB/QsEECAHQSBqIQcMAQsLIAIgDmohAiAIQRhqIQgMAQsLIAogA0EYbGohCiADQQJ0IQMgBEECdCEEIAlBAnYhCQwBCwsgCiAEQRhsaiEIIAlBBEYEQCAAIQIDQCACIA1JBEAgAv0ABDAiFCAI/QkCBCIVIAL9AAQgIhYgCP0JAgAiF/3mAf2GAiEYIAL9AARwIhkgCP0JAhQiGiAC/QAEYCIbIAj9CQIQIhz95gH9hgIhHSAC/QAEACIeIAL9AARQIh8gCP0JAgwiICAC/QAEQCIhIAj9CQIIIiL95gH9hgIiI/3kASEkIAIgAv0ABBAiJSAfICIgISAg/eYB/YUCIh/95AEiICAUIBcgFiAV/eYB/YUCIhUgGSAcIBsgGv3mAf2FAiIW/eQBIhT95AEiFyAG/QAEECIZICQgGCAd/eQBIhr95AEiGyAG/QAEACIc/eYB/YYCIiEgICAU/eUBIiAgBv0ABDAiIiAkIBr95QEiGiAG/QAEICIk/eYB/YYCIib95AEiFCAlIB/95QEiHyAYIB395QEiGP3kASIdIAb9AARQIiUgHiAj/eUBIh4gFSAW/eUBIhb95QEiIyAG/QAEQCIn/eYB/YYCIiggHyAY/eUBIhggBv0ABHAiFSAeIBb95AEiHiAG/QAEYCIW/eYB/YYCIh/95AEiKf3kAf0LBAAgAiAXIBwgGyAZ/eYB/YUCIhcgICAkIBogIv3mAf2FAiIZ/eQBIhogHSAnICMgJf3mAf2FAiIbIBggFiAeIBX95gH9hQIiFf3kASIW/eQB/QsEECACIBogFv3lASIWIAj9CQIMIhggFCAp/eUBIhQgCP0JAggiGv3mAf2FAv0LBEAgAiAUIBggFiAa/eYB/YYC/QsEUCACIBcgGf3lASIUIB8gKP3lASIW/eQBIhcgCP0JAgQiGCAhICb95QEiGSAbIBX95QEiFf3kASIaIAj9CQIAIhv95gH9hQL9CwQgIAIgGiAYIBcgG/3mAf2GAv0LBDAgAiAUIBb95QEiFCAI/QkCFCIWIBkgFf3lASIVIAj9CQIQIhf95gH9hQL9CwRgIAIgFSAWIBQgF/3mAf2GAv0LBHAgAkGAAWohAiAIQRhqIQggBkGAAWohBgwBCwsFIAAhAiAFIARBBHRqIQsDQCACIA1JBEAgCP0JAgAhFCAI/QkCBCEVIAj9CQIIIRYgCP0JAgwhFyAI/QkCECEYIAj9CQIUIRkgAiEHIAJBQGshBQNAIAUgB0sEQCAH/QAEACIaIAf9AASQASIbIBcgB/0ABIABIhwgFv3mAf2GAiId/eQBIR4gB/0ABBAiHyAbIBYgHCAX/eYB/YUCIhv95AEhHCAHIB4gB0FAayIM/QAEECIgIBUgDP0ABAAiISAU/eYB/YYCIiIgB/0ABNABIiMgGSAH/QAEwAEiJCAY/eYB/YYCIiX95AEiJv3kAf0LBAAgByAcICAgFCAhIBX95gH9hQIiICAjIBggJCAZ/eYB/YUCIiH95AEiI/3kAf0LBBAgDCAeICb95QH9CwQAIAwgHCAj/eUB/QsEECAHIBogHf3lASIaICAgIf3lASIc/eUB/QsEgAEgByAfIBv95QEiGyAiICX95QEiHf3kAf0LBJABIAcgGiAc/eQB/QsEwAEgByAbIB395QH9CwTQASAHQSBqIQcMAQsLIAL9AAQwIhQgC/0JAgQiFSAC/QAEICIWIAv9CQIAIhf95gH9hgIhGCAC/QAEECIZIBQgFyAWIBX95gH9hQIiFP3kASIWIAb9AAQAIhogAv0ABAAiGyAY/eQBIhwgBv0ABBAiHf3mAf2FAiEeIAIgFiAdIBwgGv3mAf2GAiIWIBkgFP3lASIUIAb9AAQwIhkgGyAY/eUBIhggBv0ABCAiGv3mAf2GAiIb/eQB/QsEACACIB4gFCAaIBggGf3mAf2FAiIU/eQB/QsEECACIB4gFP3lASIUIBUgFiAb/eUBIhYgF/3mAf2FAv0LBCAgAiAWIBUgFCAX/eYB/YYC/QsEMCACQUBrIgf9AAQgIRQgBkFAayIF/QAEECEWIAf9AAQQIhggB/0ABDAiGSAVIBQgF/3mAf2GAiIa/eQBIhsgBf0ABAAiHCAH/QAEACIdIBkgFyAUIBX95gH9hQIiFP3lASIZIBb95gH9hQIhHiAHIBsgFiAZIBz95gH9hgIiFiAYIBr95QEiGCAF/QAEMCIZIB0gFP3kASIUIAX9AAQgIhr95gH9hgIiG/3kAf0LBAAgByAeIBggGiAUIBn95gH9hQIiFP3kAf0LBBAgByAbIBb95QEiFiAVIB4gFP3lASIUIBf95gH9hQL9CwQgIAcgFCAVIBYgF/3mAf2GAv0LBDAgAv0ABLABIhQgC/0JAgwiFSAC/QAEoAEiFiAL/QkCCCIX/eYB/YYCIRggAv0ABJABIhkgFCAXIBYgFf3mAf2FAiIU/eQBIhYgBv0ABIABIhogAv0ABIABIhsgGP3kASIcIAb9AASQASId/eYB/YUCIR4gAiAWIB0gHCAa/eYB/YYCIhYgGSAU/eUBIhQgBv0ABLABIhkgGyAY/eUBIhggBv0ABKABIhr95gH9hgIiG/3kAf0LBIABIAIgHiAUIBogGCAZ/eYB/YUCIhT95AH9CwSQASACIB4gFP3lASIUIBUgFiAb/eUBIhYgF/3mAf2FAv0LBKABIAIgFiAVIBQgF/3mAf2GAv0LBLABIAIhBSAC/QAE0AEiFCAC/QAE8AEiFiAVIAL9AATgASIYIBf95gH9hgIiGf3kASIaIAb9AATAASIbIAL9AATAASIcIBYgFyAYIBX95gH9hQIiFv3lASIYIAb9AATQASId/eYB/YUCIR4gAiAaIB0gGCAb/eYB/YYCIhggFCAZ/eUBIhQgBv0ABPABIhkgHCAW/eQBIhYgBv0ABOABIhr95gH9hgIiG/3kAf0LBMABIAIgHiAUIBogFiAZ/eYB/YUCIhT95AH9CwTQASACIBsgGP3lASIWIBUgHiAU/eUBIhQgF/3mAf2FAv0LBOABIAIgFCAVIBYgF/3mAf2GAv0LBPABIAj9CQIAIRQgCP0JAgQhFSAI/QkCCCEWIAj9CQIMIRcgCP0JAhAhGCAI/QkCFCEZA0AgBSAHSQRAIAX9AAQAIhogBUFAayIM/QAEACIb/eQBIRwgBf0ABBAiHSAM/QAEECIe/eQBIR8gBf0ABJABIiAgBf0ABNABIiH95AEhIiAFIBwgBf0ABIABIiMgBf0ABMABIiT95AEiJf3kAf0LBAAgBSAfICL95AH9CwQQIAUgHyAi/eUBIh8gFyAcICX95QEiHCAW/eYB/YUC/QsEgAEgBSAcIBcgHyAW/eYB/YYC/QsEkAEgDCAdIB795QEiHCAkICP95QEiHf3kASIeIBUgGiAb/eUBIhogICAh/eUBIhv95AEiHyAU/eYB/YUC/QsEACAMIB8gFSAeIBT95gH9hgL9CwQQIAUgHCAd/eUBIhwgGSAaIBv95QEiGiAY/eYB/YUC/QsEwAEgBSAaIBkgHCAY/eYB/YYC/QsE0AEgBUEgaiEFDAELCyACQYACaiECIAhBGGohCCAGQYACaiEGIAtBEGohCwwBCwsLA0AgASAJSwRAIAlBAnQiCUEFdCEHIAAhAiAKIANBAnYiA0EYbGsiCiAEQQJ2IgRBGGxqIQUDQCACIA1JBEAgCUEDdCIIQQF0IQsgCCALaiEMIAX9CQIAIRQgBf0JAgQhFSAF/QkCCCEWIAX9CQIMIRcgBf0JAhAhGCAF/QkCFCEZIAIhBiACIAhqIQ4DQCAGIA5JBEAgBv0ABAAiGiAGIAhqIg/9AAQAIhv95AEhHCAG/QAEECIdIA/9AAQQIh795AEhHyAGIAtqIhD9AAQAIiAgBiAMaiIR/QAEACIh/eQBISIgEP0ABBAiIyAR/QAEECIk/eQBISUgBiAcICL95AH9CwQAIAYgHyAl/eQB/QsEECAQIB8gJf3lASIfIBcgHCAi/eUBIhwgFv3mAf2FAv0LBAAgECAcIBcgHyAW/eYB/YYC/QsEECAPIB0gHv3lASIcICEgIP3lASId/eQBIh4gFSAaIBv95QEiGiAjICT95QEiG/3kASIfIBT95gH9hQL9CwQAIA8gHyAVIB4gFP3mAf2GAv0LBBAgESAcIB395QEiHCAZIBogG/3lASIaIBj95gH9hQL9CwQAIBEgGiAZIBwgGP3mAf2GAv0LBBAgBkEgaiEGDAELCyACIAdqIQIgBUEYaiEFDAELCwwBCwsLqAUCCH8TeyABQQN0IghBAXQhCyAIIAtqIQwgAiAEQRhsaiIG/QkCACEYIAb9CQIEIQ4gBv0JAgghDyAG/QkCDCEQIAb9CQIQIREgBv0JAhQhEiAIIAAiBmohBwNAIAYgB0kEQCAG/QAEACITIAYgC2oiCf0ABBAiFSAQIAn9AAQAIhYgD/3mAf2GAiIU/eQBIRkgBv0ABBAiGiAVIA8gFiAQ/eYB/YUCIhX95AEhFiAGIBkgBiAIaiIK/QAEECIbIA4gCv0ABAAiHCAY/eYB/YYCIh0gBiAMaiIN/QAEECIXIBIgDf0ABAAiHiAR/eYB/YYCIh/95AEiIP3kAf0LBAAgBiAWIBsgGCAcIA795gH9hQIiGyAXIBEgHiAS/eYB/YUCIhf95AEiHP3kAf0LBBAgCiAZICD95QH9CwQAIAogFiAc/eUB/QsEECAJIBMgFP3lASITIBsgF/3lASIU/eUB/QsEACAJIBogFf3lASIVIB0gH/3lASIW/eQB/QsEECANIBMgFP3kAf0LBAAgDSAVIBb95QH9CwQQIAZBIGohBgwBCwsgAUEERgRADwsgAiADQRhsaiECIAFBAnYiBkEFdCEHIARBAnQhCEEAIQEDQCABQQRJBEAgBkECSwRAIAAgBiACIANBAnQgASAIaiAFEAgFIAUgBEEEdGogAUEBdkEDdGoiCf0JAgAhDiAA/QAEECEPIAD9AAQwIhAgCf0JAgQiESAA/QAEICISIA795gH9hgIhEyAAIAD9AAQAIhQgECAOIBIgEf3mAf2FAiIO/eEBIBMgAUEBcSIJGyIQ/eQB/QsEACAAIA8gEyAOIAkbIg795AH9CwQQIAAgFCAQ/eUB/QsEICAAIA8gDv3lAf0LBDALIAFBAWohASAAIAdqIQAMAQsLC7sCAgJ/AXsgBUEAIARrIgcgBSAHSBsiB0EAIAdBAE4bIgcgBSADIARrIgMgAyAFShsiAyADIAdIGyEDA0AgByAISgRAIAD9DAAAAAAAAAAAAAAAAAAAAAD9CwQAIAhBAWohCCAAQRBqIQAMAQsLIAEgBCAHaiACbGohASAGQQRPBEADQCADIAdKBEAgACAB/QAEAP0LBAAgB0EBaiEHIABBEGohACABIAJqIQEMAQsLBQNAIAMgB0oEQCAAAnsgBkEBRgRAIAH9XAIADAELIAH9XQMAIQkgBkECRgR7IAkFIAEgCf1WAggCCwv9CwQAIAdBAWohByAAQRBqIQAgASACaiEBDAELCwsDQCADIAVIBEAgAP0MAAAAAAAAAAAAAAAAAAAAAP0LBAAgA0EBaiEDIABBEGohAAwBCwsL4C4CCXsDfwJAAkACQAJAAkACQAJAAkACQAJAAkACQCAAQQFrDgoAAQIDBAUGBwgJCgsDQCADIA1LBEAgDUECdCIAIAJqIQ4gACABaiEAIAMgDWsiD0EETwR7IAD9AAQABQJ7IA9BAUYEQCAA/VwCAAwBCyAA/V0DACEEIA9BAkYEeyAEBSAAIAT9VgIIAgsLC/0MAAAAAAAAAAAAAAAAAAAAAP3rASEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAoLA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohACADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwsiBP3gAf3hAf0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIF/Qw7qrg/O6q4PzuquD87qrg//QwAAEBLAABASwAAQEsAAEBL/YUCIgb9DAAAQEsAAEBLAABASwAAQEv9sQEiB0EB/awBIQggBP0M//9/////f////3////9///3rASAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgb9DIOAXrmDgF65g4BeuYOAXrkgBv0MAIAxPwCAMT8AgDE/AIAxPyAF/YYC/YYCIgUgBf3mASAF/QzX9bU61/W1Otf1tTrX9bU6/QzaFAk82hQJPNoUCTzaFAk8/YUCIAX9DDyrKj08qyo9PKsqPTyrKj39hQIgBf0MV6oqPleqKj5Xqio+V6oqPv2FAiAF/Qz///8+////Pv///z7///8+/YUCIAX9hQL9DAAAgD8AAIA/AACAPwAAgD/95AEgCP0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIAcgCP2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIgX9DAAAgD8AAIA/AACAPwAAgD8gBP0MAAAAAAAAAAAAAAAAAAAAAP1D/VL9DAAAgD8AAIA/AACAPwAAgD8gBf3kAf3nAf3mASEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAkLA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohAP0MAACAQAAAgEAAAIBAAACAQP0MAACAPwAAgD8AAIA/AACAPyADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwsiB/3gAf0MmplpQZqZaUGamWlBmplpQf3qASII/QzzBDU/8wQ1P/MENT/zBDU//eYB/QwAAABAAAAAQAAAAEAAAABA/eQB/ecBIgn9DAAAgD8AAIA/AACAPwAAgD/9hgIhCiAI/QwA8P//APD//wDw//8A8P///U4iBCAE/eYB/QwAAAC/AAAAvwAAAL8AAAC//eYB/QwAALJCAACyQgAAskIAALJC/eoB/QwAANDCAADQwgAA0MIAANDC/esBIgX9DDuquD87qrg/O6q4PzuquD/9DAAAQEsAAEBLAABASwAAQEv9hQIiBv0MAABASwAAQEsAAEBLAABAS/2xASILQQH9rAEhDCAHIAf9DP//f3///39///9/f///f3/96gH9DP//f////3////9/////f//96wEgCv0MNtw1uDbcNbg23DW4Ntw1uP0MGEQJuhhECboYRAm6GEQJuv2FAiAK/Qwutz66Lrc+ui63Proutz66/YUCIAr9DKscRzurHEc7qxxHO6scRzv9hQIgCv0MstrSO7La0juy2tI7strSO/2FAiAK/Qz7I7C8+yOwvPsjsLz7I7C8/YUCIAr9DKQ9Fb2kPRW9pD0VvaQ9Fb39hQIgCv0M4BaPPuAWjz7gFo8+4BaPPv2FAiAK/QzH6S+/x+kvv8fpL7/H6S+//YUCIAr9DDnDgj85w4I/OcOCPznDgj/9hQIgCf3mAf0MAAAAPwAAAD8AAAA/AAAAP/3mASAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgb9DIOAXrmDgF65g4BeuYOAXrkgBv0MAIAxPwCAMT8AgDE/AIAxPyAF/YYC/YYCIAggBP3lASAIIAT95AH95gH9DAAAAL8AAAC/AAAAvwAAAL/95gH95AEiBCAE/eYBIAT9DNf1tTrX9bU61/W1Otf1tTr9DNoUCTzaFAk82hQJPNoUCTz9hQIgBP0MPKsqPTyrKj08qyo9PKsqPf2FAiAE/QxXqio+V6oqPleqKj5Xqio+/YUCIAT9DP///z7///8+////Pv///z79hQIgBP2FAv0MAACAPwAAgD8AAIA/AACAP/3kASAM/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEgCyAM/bEB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gH95gH95gEiBP3lASAEIAf9DAAAAAAAAAAAAAAAAAAAAAD9RP1SIQQgD0EETwRAIA4gBP0LBAAFIA9BAUYEQCAOIAT9WgIAAAUgDiAE/VsDAAAgD0EDRgRAIA4gBP1aAggCCwsLIA1BBGohDQwBCwsMCAsDQCADIA1LBEAgDUECdCIAIAJqIQ4gACABaiEAIAMgDWsiD0EETwR7IAD9AAQABQJ7IA9BAUYEQCAA/VwCAAwBCyAA/V0DACEEIA9BAkYEeyAEBSAAIAT9VgIIAgsLCyIE/QwAAIA/AACAPwAAgD8AAIA//eoB/QwAACDCAAAgwgAAIMIAACDC/esBIgX9DDuquD87qrg/O6q4PzuquD/9DAAAQEsAAEBLAABASwAAQEv9hQIiBv0MAABASwAAQEsAAEBLAABAS/2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asBIQcgBCAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgb9DIOAXrmDgF65g4BeuYOAXrkgBv0MAIAxPwCAMT8AgDE/AIAxPyAF/YYC/YYCIgUgBf3mASAF/QzX9bU61/W1Otf1tTrX9bU6/QzaFAk82hQJPNoUCTzaFAk8/YUCIAX9DDyrKj08qyo9PKsqPTyrKj39hQIgBf0MV6oqPleqKj5Xqio+V6oqPv2FAiAF/Qz///8+////Pv///z7///8+/YUCIAX9hQIgByAH/QwAAIA/AACAPwAAgD8AAIA//eUB/YUCIAT9DAAAAAAAAAAAAAAAAAAAAAD9RP1SIQQgD0EETwRAIA4gBP0LBAAFIA9BAUYEQCAOIAT9WgIAAAUgDiAE/VsDAAAgD0EDRgRAIA4gBP1aAggCCwsLIA1BBGohDQwBCwsMBwsDQCADIA1LBEAgDUECdCIAIAJqIQ4gACABaiEAIAMgDWsiD0EETwR7IAD9AAQABQJ7IA9BAUYEQCAA/VwCAAwBCyAA/V0DACEEIA9BAkYEeyAEBSAAIAT9VgIIAgsLCyIE/QwAALJCAACyQgAAskIAALJC/eoB/QwAANDCAADQwgAA0MIAANDC/esBIgX9DDuquD87qrg/O6q4PzuquD/9DAAAQEsAAEBLAABASwAAQEv9hQIiBv0MAABASwAAQEsAAEBLAABAS/2xASIHQQH9rAEhCCAE/QwAAIA/AACAPwAAgD8AAIA//eQBIAb9DAAAQEsAAEBLAABASwAAQEv95QEiBv0Mg4BeuYOAXrmDgF65g4BeuSAG/QwAgDE/AIAxPwCAMT8AgDE/IAX9hgL9hgIiBSAF/eYBIAX9DNf1tTrX9bU61/W1Otf1tTr9DNoUCTzaFAk82hQJPNoUCTz9hQIgBf0MPKsqPTyrKj08qyo9PKsqPf2FAiAF/QxXqio+V6oqPleqKj5Xqio+/YUCIAX9DP///z7///8+////Pv///z79hQIgBf2FAv0MAACAPwAAgD8AAIA/AACAP/3kASAI/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEgByAI/bEB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEgBP0MAAAAAAAAAAAAAAAAAAAAAP1E/VIhBCAPQQRPBEAgDiAE/QsEAAUgD0EBRgRAIA4gBP1aAgAABSAOIAT9WwMAACAPQQNGBEAgDiAE/VoCCAILCwsgDUEEaiENDAELCwwGCwNAIAMgDUsEQCANQQJ0IgAgAmohDiAAIAFqIQAgAyANayIPQQRPBHsgAP0ABAAFAnsgD0EBRgRAIAD9XAIADAELIAD9XQMAIQQgD0ECRgR7IAQFIAAgBP1WAggCCwsLIgT9DAAAskIAALJCAACyQgAAskL96gH9DAAA0MIAANDCAADQwgAA0ML96wEiBf0MO6q4PzuquD87qrg/O6q4P/0MAABASwAAQEsAAEBLAABAS/2FAiIG/QwAAEBLAABASwAAQEsAAEBL/bEBIgdBAf2sASEIIAT9DAAAAEAAAABAAAAAQAAAAED95AEgBv0MAABASwAAQEsAAEBLAABAS/3lASIG/QyDgF65g4BeuYOAXrmDgF65IAb9DACAMT8AgDE/AIAxPwCAMT8gBf2GAv2GAiIFIAX95gEgBf0M1/W1Otf1tTrX9bU61/W1Ov0M2hQJPNoUCTzaFAk82hQJPP2FAiAF/Qw8qyo9PKsqPTyrKj08qyo9/YUCIAX9DFeqKj5Xqio+V6oqPleqKj79hQIgBf0M////Pv///z7///8+////Pv2FAiAF/YUC/QwAAIA/AACAPwAAgD8AAIA//eQBIAj9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASAHIAj9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mAf0MAACAPwAAgD8AAIA/AACAP/3kASAE/QwAAAAAAAAAAAAAAAAAAAAA/UT9UiEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAULA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohACADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwsiBCAE/QwK1yM8CtcjPArXIzwK1yM8/eYBIAT9DAAAAAAAAAAAAAAAAAAAAAD9RP1SIQQgD0EETwRAIA4gBP0LBAAFIA9BAUYEQCAOIAT9WgIAAAUgDiAE/VsDAAAgD0EDRgRAIA4gBP1aAggCCwsLIA1BBGohDQwBCwsMBAsDQCADIA1LBEAgDUECdCIAIAJqIQ4gACABaiEAIAMgDWsiD0EETwR7IAD9AAQABQJ7IA9BAUYEQCAA/VwCAAwBCyAA/V0DACEEIA9BAkYEeyAEBSAAIAT9VgIIAgsLCyIE/eAB/eEB/QwAALJCAACyQgAAskIAALJC/eoB/QwAANDCAADQwgAA0MIAANDC/esBIgX9DDuquD87qrg/O6q4PzuquD/9DAAAQEsAAEBLAABASwAAQEv9hQIiBv0MAABASwAAQEsAAEBLAABAS/2xASIHQQH9rAEhCCAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgb9DIOAXrmDgF65g4BeuYOAXrkgBv0MAIAxPwCAMT8AgDE/AIAxPyAF/YYC/YYCIgUgBf3mASAF/QzX9bU61/W1Otf1tTrX9bU6/QzaFAk82hQJPNoUCTzaFAk8/YUCIAX9DDyrKj08qyo9PKsqPTyrKj39hQIgBf0MV6oqPleqKj5Xqio+V6oqPv2FAiAF/Qz///8+////Pv///z7///8+/YUCIAX9hQL9DAAAgD8AAIA/AACAPwAAgD/95AEgCP0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIAcgCP2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIgX9DAAAgD8AAIA/AACAPwAAgD8gBP0MAAAAAAAAAAAAAAAAAAAAAP1D/VL9DAAAgD8AAIA/AACAPwAAgD8gBf3kAf3nASEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAMLA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohACADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwv9DAAAskIAALJCAACyQgAAskL96gH9DAAA0MIAANDCAADQwgAA0ML96wEiBP0MO6q4PzuquD87qrg/O6q4P/0MAABASwAAQEsAAEBLAABAS/2FAiIF/QwAAEBLAABASwAAQEsAAEBL/bEBIgZBAf2sASEHIAX9DAAAQEsAAEBLAABASwAAQEv95QEiBf0Mg4BeuYOAXrmDgF65g4BeuSAF/QwAgDE/AIAxPwCAMT8AgDE/IAT9hgL9hgIiBCAE/eYBIAT9DNf1tTrX9bU61/W1Otf1tTr9DNoUCTzaFAk82hQJPNoUCTz9hQIgBP0MPKsqPTyrKj08qyo9PKsqPf2FAiAE/QxXqio+V6oqPleqKj5Xqio+/YUCIAT9DP///z7///8+////Pv///z79hQIgBP2FAv0MAACAPwAAgD8AAIA/AACAP/3kASAH/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEgBiAH/bEB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEhBCAPQQRPBEAgDiAE/QsEAAUgD0EBRgRAIA4gBP1aAgAABSAOIAT9WwMAACAPQQNGBEAgDiAE/VoCCAILCwsgDUEEaiENDAELCwwCCwNAIAMgDUsEQCANQQJ0IgAgAmohDiAAIAFqIQAgAyANayIPQQRPBHsgAP0ABAAFAnsgD0EBRgRAIAD9XAIADAELIAD9XQMAIQQgD0ECRgR7IAQFIAAgBP1WAggCCwsLIgT9XyIF/QyDyMltMF/UP4PIyW0wX9Q//fIB/QwAAAAAAAA4QwAAAAAAADhD/fABIgb9DAAAAAAAADhDAAAAAAAAOEP98QEhByAEIAT9DQgJCgsMDQ4PAAECAwQFBgf9XyIE/QyDyMltMF/UP4PIyW0wX9Q//fIB/QwAAAAAAAA4QwAAAAAAADhD/fABIgj9DAAAAAAAADhDAAAAAAAAOEP98QEhCSAFIAf9DAAAQFT7IQlAAABAVPshCUD98gH98QEgB/0MAAAAIGG04D0AAAAgYbTgPf3yAf3xAf0MGC1EVPsh+T8YLURU+yH5P/32Af0MGC1EVPsh+b8YLURU+yH5v/33ASAGQT/9ywH9Uf1eIAQgCf0MAABAVPshCUAAAEBU+yEJQP3yAf3xASAJ/QwAAAAgYbTgPQAAACBhtOA9/fIB/fEB/QwYLURU+yH5PxgtRFT7Ifk//fYB/QwYLURU+yH5vxgtRFT7Ifm//fcBIAhBP/3LAf1R/V79DQABAgMEBQYHEBESExQVFhciBCAE/eYBIgUgBP3mASAF/Qz43i42+N4uNvjeLjb43i42/Qz/t0+5/7dPuf+3T7n/t0+5/YUCIAX9DGqHCDxqhwg8aocIPGqHCDz9hQIgBf0MpqoqvqaqKr6mqiq+pqoqvv2FAiAE/YUCIQQgD0EETwRAIA4gBP0LBAAFIA9BAUYEQCAOIAT9WgIAAAUgDiAE/VsDAAAgD0EDRgRAIA4gBP1aAggCCwsLIA1BBGohDQwBCwsMAQsgASACRwRAIAIgASADQQJ0/AoAAAsLC84DAgV7An/9DAAAAAAAAPA/AAAAAAAA8D8hCiACIQkgBiEOA0AgDgRAIAogCf3yASAKIA5BAXEbIQogCSAJ/fIBIQkgDkEBdiEODAELC/0MAAAAAAAA8D8AAAAAAADwPyELIAMhCSAGIQ4DQCAOBEAgCyAJ/fIBIAsgDkEBcRshCyAJIAn98gEhCSAOQQF2IQ4MAQsL/QwAAAAAAADwPwAAAAAAAPA/IQwgBCEJIAYhDgNAIA4EQCAMIAn98gEgDCAOQQFxGyEMIAkgCf3yASEJIA5BAXYhDgwBCwv9DAAAAAAAAPA/AAAAAAAA8D8hDSAFIQkDQCAGBEAgDSAJ/fIBIA0gBkEBcRshDSAJIAn98gEhCSAGQQF2IQYMAQsLA0AgByAPSwRAIAEgAP1dAwD9XyAK/fIB/V79WwMAACABQQhqIABBCGr9XQMA/V8gC/3yAf1e/VsDAAAgAUEQaiAAQRBq/V0DAP1fIAz98gH9Xv1bAwAAIAFBGGogAEEYav1dAwD9XyAN/fIB/V79WwMAACAKIAL98gEhCiALIAP98gEhCyAMIAT98gEhDCANIAX98gEhDSAAIAhqIQAgASAIaiEBIA9BAWohDwwBCwsLtwICB38CeyADQQJ0IQtDAACAPyAEs5X9EyEQA0AgByAISQRAIAAgB0ECdCIJIANBBCADIANBBEsbIgprIgwgCSAMSRtBAnRqIQwgASAEQQV0Ig4gB2xqIg0iCSAOaiEOA0AgCSAOSQRAIAn9DAAAAAAAAAAAAAAAAAAAAAD9CwQAIAlBEGohCQwBCwtBACEJA0AgAiAJSgRAIAUgCWohDiAMIAkgC2xqIQ8gECAKQQRGBHsgD/0ABAAFAnsgCkEBRgRAIA/9XAIADAELIA/9XQMAIREgCkECRgR7IBEFIA8gEf1WAggCCwsL/eYBIREgDkEATgRAIA0gDkEFdGogEf0LBAAFIA0gBCAOakEFdGogEf3hAf0LBBALIAlBAWohCQwBCwsgDSAEIAYQAiAHQQFqIQcMAQsLC/kIAhd/BHsgBSAHakEBayAHbiEcQQQgBiAGQQRLGyIjQQRGIg8EQCAHQQRPIQ8LIAZBAnQhESAFIAdLISEgCUEARyEfIAZBA2pBAnYhGiALIAdBBXRBgBJqQQJ0aiIkIAdBBnRqIR4gAiADayEdIAwhEANAIA0gEEsEQEEEIBogECAcbiIVIARuQQJ0IhRrIgIgAkEESxsiICAUakEBa0ECdCEOIBRBAnQiCSAGICNrIgIgAiAJSxtBAnQhDCAOIAIgAiAOSxtBAnQgDGshFyAHIAUgECAccCAHbCIJayICIAIgB0sbIRsgCSAIa0EAICEbIhMgB2shEiAVIARwIAVsIBFsIAxqIgIgA2ogCSARbGohDiAAIAJqIgwgESATbGohAkEAIAcgEWxrISIgESEJIA9FIAcgE2ogBUpyIBIgEyAhG0EASHIEQCAkIAwgCSAFIBMgByAgIBcgIxADICEEQCAeIAwgCSAFIBIgByAgIBcgIxADCyAeICRrISJBwAAhCSAkIQILIAEgFCAHQQV0bGohFiAHIBtGIA8gDxsiFQR/IA4FIB4gB0EGdGogJCAHQQRJGwshDCAHQQRJBEBBACECA0AgAiAgSQRAIAJBBHQiCSAXIAkgF0kbIgkgJGohEyAJIAxqIRQgFiACIAdBBXRsaiEZQQAhCQNAIAcgCUsEQCALIAlBBXRqIhIgCUEGdCIYIBNq/QAEAP0LBAAgEiAhBHsgEyAiaiAYav0ABAD94QEF/QwAAAAAAAAAAAAAAAAAAAAAC/0LBBAgCUEBaiEJDAELCyALIAcgChACQQAhCQNAIAcgCUsEQCAJQQV0IhIgC2oiE/0ABAAhKCASIBlqIhL9AAQAIScgEyAT/QAEECImIBL9AAQQIiUgKCAn/eYB/YYC/QsEACATICYgJyAoICX95gH9hQL9CwQQIAlBAWohCQwBCwsgC/0ABAAhKCAL/QAEECEnIAv9AAQgISYgC/0ABDAhJQJAIAdBAUYEQCAUICj9CwQADAELIBQgKCAm/eQB/QsEACAU/QzzBDU/8wQ1P/MENT/zBDU/ICggJv3lASAnICX95QH95AH95gH9CwRACyACQQFqIQIMAQsLBSALICAgFyACICIgCSAMIB0gEUHAACAVGyAHIBYgCiAhIBVBACAfGxAOCyAVRQRAIA4hAiAMIQlBACEiA0AgGyAiSwRAQQAhDANAIAwgIEkEQCAMQQR0Ig4gFyAOIBdJGyIOIAlq/QAEACElIAIgDmohEiAjQQRGBEAgEiAfBHsgJSASIB1q/QAEAP3mAQUgJQv9CwQABSAfBEAgEiAdaiEOICUCeyAjQQFGBEAgDv1cAgAMAQsgDv1dAwAhJSAjQQJGBHsgJQUgDiAl/VYCCAILC/3mASElCyAjQQFGBEAgEiAl/VoCAAAFIBIgJf1bAwAAICNBA0YEQCASICX9WgIIAgsLCyAMQQFqIQwMAQsLICJBAWohIiACIBFqIQIgCUFAayEJDAELCwsgEEEBaiEQDAELCwvPEwIOfw17IAlBBXRBgBJqIREgDARAIAlBAnYiEkEgQYAgIAVuIgwgDEEgSxsiDEEBIAwbIgwgDCASSxshEyAFIBJsIhRBAXQhFSAUIBVqIRYgCUEDdEHABGoiF0EBdCEYIBcgGGohGQNAIBAgEkkEQEEAIQ8DQCABIA9LBEAgAyAPQQR0IgwgAiACIAxLG2ohDiAAIA8gEWxqIBBBBXRqIgwgEyASIBBrIhogEyAaSRtBBXRqIRoDQCAMIBpJBEAgBCAOaiIbIBRq/QAEACId/QwV78M+Fe/DPhXvwz4V78M+IA4gFGr9AAQAIh79DF6DbD9eg2w/XoNsP16DbD/95gH9hQIhHyAO/QAEACIg/QzzBDU/8wQ1P/MENT/zBDU/IA4gFWr9AAQAIhwgFSAbav0ABAAiIf3kAf3mASIi/eQBISP9DPMENT/zBDU/8wQ1P/MENT8gHCAh/eUB/eYBIiEgG/0ABAAiJP3lASElIAwgIyAfIBYgG2r9AAQAIib9DF6DbD9eg2w/XoNsP16DbD8gDiAWav0ABAAiJ/0MFe/DPhXvwz4V78M+Fe/DPv3mAf2FAiIc/eQBIij95AH9CwQAIAwgJSAd/Qxeg2w/XoNsP16DbD9eg2w/IB79DBXvwz4V78M+Fe/DPhXvwz795gH9hgIiHSAm/QwV78M+Fe/DPhXvwz4V78M+ICf9DF6DbD9eg2w/XoNsP16DbD/95gH9hgIiHv3kASIm/eQB/QsEECAMIBdqIhsgIyAo/eUB/QsEACAbICUgJv3lAf0LBBAgDCAYaiIbICAgIv3lASIgIB0gHv3lASId/eUB/QsEACAbIB8gHP3lASIcICQgIf3kASIe/eUB/QsEECAMIBlqIhsgICAd/eQB/QsEACAb/QwAAAAAAAAAAAAAAAAAAAAAIBz95QEgHv3lAf0LBBAgDEEgaiEMIAUgDmohDgwBCwsgD0EBaiEPDAELCyAQIBNqIRAgAyAFIBNsaiEDDAELCwUgCUECdiIOQSBBgCAgBW4iBCAEQSBLGyIEQQEgBBsiBCAEIA5LGyESIAUgDmwiE0EBdCIUIBNqIRUgCUEDdEHABGoiFkEBdCEXIBYgF2ohGANAIA4gD0sEQEEAIRADQCABIBBLBEAgAyAQQQR0IgQgAiACIARLG2ohDCAAIBAgEWxqIA9BBXRqIgQgEiAOIA9rIhkgEiAZSRtBBXRqIRkDQCAEIBlJBEAgBCAM/QAEACIcIAwgFGr9AAQA/QzzBDU/8wQ1P/MENT/zBDU//eYBIh395AEiHiAMIBVq/QAEACIf/QwV78M+Fe/DPhXvwz4V78M+IAwgE2r9AAQAIiD9DF6DbD9eg2w/XoNsP16DbD/95gEiIf2FAiIi/eQB/QsEACAEIB0gH/0MXoNsP16DbD9eg2w/XoNsPyAg/QwV78M+Fe/DPhXvwz4V78M+/eYBIiD9hQIiI/3kAf0LBBAgBCAWaiIaIB4gIv3lAf0LBAAgGiAdICP95QH9CwQQIAQgF2oiGiAcIB395QEiHCAf/Qxeg2w/XoNsP16DbD9eg2w/ICD9hgIiHv3lAf0LBAAgGiAf/QwV78M+Fe/DPhXvwz4V78M+ICH9hgIiHyAd/eUB/QsEECAEIBhqIhogHCAe/eQB/QsEACAa/QwAAAAAAAAAAAAAAAAAAAAAIB/95QEgHf3lAf0LBBAgBEEgaiEEIAUgDGohDAwBCwsgEEEBaiEQDAELCyAPIBJqIQ8gAyAFIBJsaiEDDAELCwtBACEDA0AgASADSwRAIAAgAyARbGogCSALIAogAyAJQQV0bGoQFyADQQFqIQMMAQsLIA0EQCAJQQJ2IgpBIEGAICAIbiIDIANBIEsbIgNBASADGyIDIAMgCksbIQsgCCAKbCIMQQF0IQ0gDCANaiEOIAlBA3RBwARqIg9BAXQhECAPIBBqIRJBACEFA0AgBSAKSQRAQQAhCQNAIAEgCUsEQCAGIAlBBHQiAyACIAIgA0sbaiEEIAAgCSARbGogBUEFdGoiAyALIAogBWsiEyALIBNJG0EFdGohEwNAIAMgE0kEQCAD/QAEACIcIAMgD2oiFP0ABAAiHf3kASEeIAP9AAQQIh8gFP0ABBAiIP3lASEhIAMgEGoiFP0ABAAiIiADIBJqIhX9AAQAIiP95AEhJCAU/QAEECIlIBX9AAQQIib95QEhJyAEIB4gJP3kASAEIAdq/QAEAP3mAf0LBAAgBCANaiIU/QzzBDU/8wQ1P/MENT/zBDU/IB4gJP3lASAfICD95AEgJSAm/eQB/eUB/eQB/eYBIAcgFGr9AAQA/eYB/QsEACAEIAxqIhT9DF6DbD9eg2w/XoNsP16DbD8gHCAd/eUBIhwgJ/3kAf0MFe/DPhXvwz4V78M+Fe/DPiAhICMgIv3lASId/eQB/eYB/YUCIAcgFGr9AAQA/eYB/QsEACAEIA5qIhT9DBXvwz4V78M+Fe/DPhXvwz4gHCAn/eUB/Qxeg2w/XoNsP16DbD9eg2w/ICEgHf3lAf3mAf2FAiAHIBRq/QAEAP3mAf0LBAAgA0EgaiEDIAQgCGohBAwBCwsgCUEBaiEJDAELCyAFIAtqIQUgBiAIIAtsaiEGDAELCwUgCUECdiIKQSBBgCAgCG4iAyADQSBLGyIDQQEgAxsiAyADIApLGyELIAggCmwiDEEBdCENIAwgDWohDiAJQQN0QcAEaiIJQQF0IQ8gCSAPaiEQQQAhBQNAIAUgCkkEQEEAIQcDQCABIAdLBEAgBiAHQQR0IgMgAiACIANLG2ohBCAAIAcgEWxqIAVBBXRqIgMgCyAKIAVrIhIgCyASSRtBBXRqIRIDQCADIBJJBEAgA/0ABAAiHCADIAlqIhP9AAQAIh395AEhHiAD/QAEECIfIBP9AAQQIiD95QEhISADIA9qIhP9AAQAIiIgAyAQaiIU/QAEACIj/eQBISQgE/0ABBAiJSAU/QAEECIm/eUBIScgBCAeICT95AH9CwQAIAQgDWr9DPMENT/zBDU/8wQ1P/MENT8gHiAk/eUBIB8gIP3kASAlICb95AH95QH95AH95gH9CwQAIAQgDGr9DF6DbD9eg2w/XoNsP16DbD8gHCAd/eUBIhwgJ/3kAf0MFe/DPhXvwz4V78M+Fe/DPiAhICMgIv3lASId/eQB/eYB/YUC/QsEACAEIA5q/QwV78M+Fe/DPhXvwz4V78M+IBwgJ/3lAf0MXoNsP16DbD9eg2w/XoNsPyAhIB395QH95gH9hQL9CwQAIANBIGohAyAEIAhqIQQMAQsLIAdBAWohBwwBCwsgBSALaiEFIAYgCCALbGohBgwBCwsLC4MQAxd/BXsCfSAGIAdsQQJ0IQQgB0EIakF4cUECdCITQQJ2IR4gCiAHQQNqQXxxQQJ0IhlBBnRqIg8gB0EHdGoiGyATQQV0aiIVQYBAayIWIBNBBnRqIRwgBUE/akEGdiEdIAshDgNAIAwgDksEQEHAACAFIA4gHXBBBnQiF2siCyALQcAASxsiGEEDakF8cSEUIA4gHW4iCyAGbiAFbCAEbCALIAZwIAdBAnRsaiIaIABqIAQgF2xqIREgCbb9EyEkIAoiDUEAIBQgGWz8CwBBACESA0AgEiAYSQRAQQAhEANAIAcgEEsEQCAQQQJ0IgsgDWohHyALIBFqIQsgByAQayIgQQRPBHsgC/0ABAAFAnsgIEEBRgRAIAv9XAIADAELIAv9XQMAISUgIEECRgR7ICUFIAsgJf1WAggCCwsLICT95gEhJSAHIBBrIgtBBE8EQCAfICX9CwQABSALQQFGBEAgHyAl/VoCAAAFIB8gJf1bAwAAIAtBA0YEQCAfICX9WgIIAgsLCyAQQQRqIRAMAQsLIBJBAWohEiANIBlqIQ0gBCARaiERDAELCyAWQQAgEyAUbPwLAEEAIQsDQCALIBRJBEAgHCALQQJ0akMAAID/OAIAIAtBAWohCwwBCwsgFyAYaiAFIAgbISFBACESA0AgEiAhSQRAIA8hCyABIBpqIAQgEmxqIQ1BICAFIBJrIhAgEEEgSxsiH0EgSQRAIAtBACAHQQd0/AsAC0EAIREDQCARIB9JBEBBACEQA0AgByAQSwRAIA0gEEECdGohIiALIBBBB3RqIiAgByAQayIjQQRPBHsgIv0ABAAFAnsgI0EBRgRAICL9XAIADAELICL9XQMAISQgI0ECRgR7ICQFICIgJP1WAggCCwsLIiT9WgIAACAHIBBrIiJBAUsEQCAgQYABaiAk/VoCAAELICJBAksEQCAgQYACaiAk/VoCAAILICJBA0sEQCAgQYADaiAk/VoCAAMLIBBBBGohEAwBCwsgEUEBaiERIAtBBGohCyAEIA1qIQ0MAQsLIBsgEyACIBpqIAQgEmxqIAQgHyAHEAEgFUEAIBRBB3T8CwAgFUGAASAKIBkgD0GAASAUQSAgBxAAQQAhDQNAIA0gGEkEQCANIBdqIRAgHCANQQJ0aiEgIBYgDSATbGohESAVIA1BB3RqIgsgCAR/IBAgEkkEf0EABSAfIBAgEmtBAWoiECAQIB9LGwsFIB8LQQJ0aiEQIAtBgAFqISIDQCAQICJJBEAgEEMAAID/OAIAIBBBBGohEAwBCwsgC/0ABAAhJCALQRBqIRAgC0GAAWohIgNAIBAgIkkEQCAkIBD9AAQA/ekBISQgEEEQaiEQDAELCyAgKgIAIikgJP0fACAk/R8BlyAk/R8CICT9HwOXl5ciKv0TISQgKSAqXARAICAgKjgCACAp/RMgJP3lAf0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIl/Qw7qrg/O6q4PzuquD87qrg//QwAAEBLAABASwAAQEsAAEBL/YUCIib9DAAAQEsAAEBLAABASwAAQEv9sQEiJ0EB/awBISggJv0MAABASwAAQEsAAEBLAABAS/3lASIm/QyDgF65g4BeuYOAXrmDgF65ICb9DACAMT8AgDE/AIAxPwCAMT8gJf2GAv2GAiIlICX95gEgJf0M1/W1Otf1tTrX9bU61/W1Ov0M2hQJPNoUCTzaFAk82hQJPP2FAiAl/Qw8qyo9PKsqPTyrKj08qyo9/YUCICX9DFeqKj5Xqio+V6oqPleqKj79hQIgJf0M////Pv///z7///8+////Pv2FAiAl/YUC/QwAAIA/AACAPwAAgD8AAIA//eQBICj9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASAnICj9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASElIBEgE2ohEANAIBAgEUsEQCARIBH9AAQAICX95gH9CwQAIBFBEGohEQwBCwsLIAtBgAFqIRADQCALIBBJBEAgC/0ABAAgJP3lAf0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIl/Qw7qrg/O6q4PzuquD87qrg//QwAAEBLAABASwAAQEsAAEBL/YUCIib9DAAAQEsAAEBLAABASwAAQEv9sQEiJ0EB/awBISggCyAm/QwAAEBLAABASwAAQEsAAEBL/eUBIib9DIOAXrmDgF65g4BeuYOAXrkgJv0MAIAxPwCAMT8AgDE/AIAxPyAl/YYC/YYCIiUgJf3mASAl/QzX9bU61/W1Otf1tTrX9bU6/QzaFAk82hQJPNoUCTzaFAk8/YUCICX9DDyrKj08qyo9PKsqPTyrKj39hQIgJf0MV6oqPleqKj5Xqio+V6oqPv2FAiAl/Qz///8+////Pv///z7///8+/YUCICX9hQL9DAAAgD8AAIA/AACAPwAAgD/95AEgKP0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBICcgKP2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYB/QsEACALQRBqIQsMAQsLIA1BAWohDQwBCwsgFiATIBVBgAEgGyATIBQgHkEgEAAgEkEgaiESDAELCyADIBpqIAQgF2xqIAQgFiATIBggB0MAAAAAEAYgDkEBaiEODAELCwv0AQICfwJ9A0AgAyANSwRAIAsqAgD8ACEHQwAAgD8gCyoCBCIOkyEPQQAhCANAIAQgCEsEQCAFIAhsIQYgAiAPAn0gBSAHSARAIAAgBiAHaiAFa0EBa0ECdGoqAgAMAQsgCkEAIAUgB0obBH0gASAGIAdqQQJ0aioCAAVDAAAAAAsLlCAOAn0gB0EBaiIMIAVKBEAgACAGIAxqIAVrQQFrQQJ0aioCAAwBCyAKQQAgBSAMShsEfSABIAYgDGpBAnRqKgIABUMAAAAACwuUkjgCACAIQQFqIQggAkEEaiECDAELCyANQQFqIQ0gC0EIaiELDAELCwvwCwMSfwp7AXwgBUECdCEPIAVBP2pBBnYhFSAGQYAIaiIQQYACaiERIAchCwNAIAggC0sEQEHAACAFIAsgFXBBBnQiAmsiByAHQcAASxshDiACQQJ0IgIgACALIBVuIgcgA2wgD2xqaiESIAEgBCAHbCAPbGogAmohByAQQQBBgAT8CwBBACEUQQAhCkEAIRMDQCADIBNLBEAgCiECQcAAIAMgE2siCSAJQcAASxshDCAUQQJqIARPIRYgBEEBayENIANBAWshFyAEQQFLBHxEAAAAAAAA8D8gF7ijBUQAAAAAAAAAAAshJUEAIQkDQCAWIAIgF0lyIAkgDElxBEAgBiAJQQR0aiACuCAlorb9E/0LBAAgCUEBaiEJIAIgDWohAgwBCwsgBiAJIgxBBHRqIRpBACENA0AgDUEQaiAOTQRA/QwAAAAAAAAAAAAAAAAAAAAAIRz9DAAAAAAAAAAAAAAAAAAAAAAhIP0MAAAAAAAAAAAAAAAAAAAAACEh/QwAAAAAAAAAAAAAAAAAAAAAISL9DAAAAAAAAAAAAAAAAAAAAAAhHf0MAAAAAAAAAAAAAAAAAAAAACEb/QwAAAAAAAAAAAAAAAAAAAAAIR79DAAAAAAAAAAAAAAAAAAAAAAhHyAGIQIgEiANQQJ0aiEJA0AgAiAaSQRAIBwgCf0ABAAiJP3kASEcIAL9AAQAIiMgJCAd/YUCIR0gICAJ/QAEECIk/eQBISAgIyAkIBv9hQIhGyAhIAn9AAQgIiT95AEhISAjICQgHv2FAiEeICIgCf0ABDAiJP3kASEiICMgJCAf/YUCIR8gAkEQaiECIAkgD2ohCQwBCwsgDUECdCICIBBqIgkgCf0ABAAgHCAd/eUB/eQB/QsEACACIBFqIgIgAv0ABAAgHf3kAf0LBAAgCSAJ/QAEECAgIBv95QH95AH9CwQQIAIgAv0ABBAgG/3kAf0LBBAgCSAJ/QAEICAhIB795QH95AH9CwQgIAIgAv0ABCAgHv3kAf0LBCAgCSAJ/QAEMCAiIB/95QH95AH9CwQwIAIgAv0ABDAgH/3kAf0LBDAgDUEQaiENDAELCwNAIA0gDkkEQCAOIA1rIRkgDUECdCICIBBqIRcgAiARaiEY/QwAAAAAAAAAAAAAAAAAAAAAIR39DAAAAAAAAAAAAAAAAAAAAAAhHCAGIQkgAiASaiECA0AgCSAaSQRAIB0gGUEETwR7IAL9AAQABQJ7IBlBAUYEQCAC/VwCAAwBCyAC/V0DACEbIBlBAkYEeyAbBSACIBv9VgIIAgsLCyIb/eQBIR0gCf0ABAAgGyAc/YUCIRwgCUEQaiEJIAIgD2ohAgwBCwsgFyAX/QAEACAdIBz95QH95AH9CwQAIBggGP0ABAAgHP3kAf0LBAAgDUEEaiENDAELCyAMIBNqIRMgEiAMIA9saiESIBZFIAogDCAEQQFrbGoiCiADQQFrT3EEQEEAIQkDQCAJIA5JBEAgCUECdCICIAdqIQwgAiAQav0ABAAhGyAOIAlrIgJBBE8EQCAMIBv9CwQABSACQQFGBEAgDCAb/VoCAAAFIAwgG/1bAwAAIAJBA0YEQCAMIBv9WgIIAgsLCyAJQQRqIQkMAQsLIBAgEUGAAvwKAAAgEUEAQYAC/AsAIBRBAWohFCAKIANBAWtrIQogByAPaiEHCwwBCwtBACEKA0AgCiAOSQRAIApBAnQiAiAHaiEJIAIgEGr9AAQAIRsgDiAKayICQQRPBEAgCSAb/QsEAAUgAkEBRgRAIAkgG/1aAgAABSAJIBv9WwMAACACQQNGBEAgCSAb/VoCCAILCwsgCkEEaiEKDAELCyAEQQFLBEAgByAPaiECQQAhCQNAIAkgDkkEQCACIAlBAnQiB2ohCiAHIBFq/QAEACEbIA4gCWsiB0EETwRAIAogG/0LBAAFIAdBAUYEQCAKIBv9WgIAAAUgCiAb/VsDAAAgB0EDRgRAIAogG/1aAggCCwsLIAlBBGohCQwBCwsLIAtBAWohCwwBCwsL3wkEDHsSfwJ+AXwgBUE/akEGdiEkIAdBAnQiIkEAIAZBAUsbISUgCyEaA0AgDCAaSwRAIBogJG4hJiAaICRwQQZ0Ih5BQGsiBCAFIAQgBUkbIScgBkEBayAebCAGQQJJBH9BAAUgHq0gBkEBa61+IAVBAWutgCIrIAZBAmutIiwgKyAsVBunCyIjIAVBAWtsayEbA0AgHiAnSQRAIAAgBiAmbCAjaiAibGohCyAFICZsIB5qICJsIgQgAWohHyACIARqISAgAyAEaiEhIBshBCAnIB5rIRwgI0ECaiAGTyEdIAZBAWshKCAFQQFrISkgBkEBSwR8RAAAAAAAAPA/ICm4owVEAAAAAAAAAAALIS1BACEZA0AgBCApSSAdciAZIBxJcQRAIAogGUEEdGogBLggLaK2/RP9CwQAIBlBAWohGSAEIChqIQQMAQsLIAogGSIcQQR0aiEoQQAhHQNAIB1BEGogB00EQCALICVqIgT9AAQAIAv9AAQAIhH95QEhEiAE/QAEECAL/QAEECIT/eUBIRQgBP0ABCAgC/0ABCAiFf3lASEWIAT9AAQwIAv9AAQwIhf95QEhGCAKIQRBACEZA0AgBCAoSQRAIAT9AAQAIg0gEiAR/YUCIQ4gDSAUIBP9hQIhECANIBYgFf2FAiEPIA0gGCAX/YUCIQ0gCARAIA4gGSAfaiIp/QAEAP3kASEOIA8gKf0ABCD95AEhDyAQICn9AAQQ/eQBIRAgDSAp/QAEMP3kASENCyAJBEAgDiAZICBqIin9AAQA/eYBIQ4gDyAp/QAEIP3mASEPIBAgKf0ABBD95gEhECANICn9AAQw/eYBIQ0LIBkgIWoiKSAO/QsEACApIBD9CwQQICkgD/0LBCAgKSAN/QsEMCAEQRBqIQQgGSAiaiEZDAELCyAdQRBqIR0gC0FAayELICFBQGshISAfQUBrIR8gIEFAayEgDAELCwNAIAcgHUsEQCAHIB1rIilBBE8EeyAL/QAEAAUCeyApQQFGBEAgC/1cAgAMAQsgC/1dAwAhDSApQQJGBHsgDQUgCyAN/VYCCAILCwshDiALICVqIQQgKUEETwR7IAT9AAQABQJ7IClBAUYEQCAE/VwCAAwBCyAE/V0DACENIClBAkYEeyANBSAEIA39VgIIAgsLCyAO/eUBIQ8gCiEZQQAhBANAIBkgKEkEQCAZ/QAEACAPIA79hQIhDSAIBEAgBCAfaiEqIA0gKUEETwR7ICr9AAQABQJ7IClBAUYEQCAq/VwCAAwBCyAq/V0DACENIClBAkYEeyANBSAqIA39VgIIAgsLC/3kASENCyAJBEAgBCAgaiEqIA0gKUEETwR7ICr9AAQABQJ7IClBAUYEQCAq/VwCAAwBCyAq/V0DACENIClBAkYEeyANBSAqIA39VgIIAgsLC/3mASENCyAEICFqISogKUEETwRAICogDf0LBAAFIClBAUYEQCAqIA39WgIAAAUgKiAN/VsDAAAgKUEDRgRAICogDf1aAggCCwsLIBlBEGohGSAEICJqIQQMAQsLIB1BBGohHSALQRBqIQsgIUEQaiEhIB9BEGohHyAgQRBqISAMAQsLIBwgHmohHiAjQQFqISMgGyAcIAZBAWtsaiAFQQFrayEbDAELCyAaQQFqIRoMAQsLC9UIAw5/CHsBfSACQQF2IRIgBEEDakECdiEUIAMgBGxBAnQiEyATQQF0IAUbIRUgBEECdCEWIAwhDwNAIA0gD0sEQCAEIA8gFHBBAnQiA2shECABIA8gFG4iDCAEbCADakECdGohFyALIQ4gACAMIAxBAXQgBRsgBGwgA2pBAnRqIREgBUUhGCAGQQBHIRkgArMhJEEAIQMDQCADIBJJBEAgESASIANrIBVsaiEaIBEgAyAVbGohGyAQQQRPBHsgG/0ABAAFAnsgEEEBRgRAIBv9XAIADAELIBv9XQMAIRwgEEECRgR7IBwFIBsgHP1WAggCCwsLIR8gEEEETwR7IBr9AAQABQJ7IBBBAUYEQCAa/VwCAAwBCyAa/V0DACEcIBBBAkYEeyAcBSAaIBz9VgIIAgsLCyEgIAogA0EDdGoiDP0JAgAhHSAM/QkCBCEe/QwAAAAAAAAAAAAAAAAAAAAAIRwgA0EARyAYcQR7IBYgG2ohDCAQQQRPBHsgDP0ABAAFAnsgEEEBRgRAIAz9XAIADAELIAz9XQMAIRwgEEECRgR7IBwFIAwgHP1WAggCCwsLIRwgFiAaaiEMIBBBBE8EeyAM/QAEAAUCeyAQQQFGBEAgDP1cAgAMAQsgDP1dAwAhISAQQQJGBHsgIQUgDCAh/VYCCAILCwshISAZBHsgHCAdIB795gEgJCAkkiAklP0T/eYBIiL95gEhHCAhICL95gEFICELBf0MAAAAAAAAAAAAAAAAAAAAAAshIiAOIB8gIP3lASIhIB4gHCAi/eQBIiMgHSAcICL95QEiHCAeIB8gIP3kASIfIB395gH9hQL9hgL9hgL9CwQAIA4gIyAeICEgHSAfIB4gHCAd/eYB/YYC/YUC/YYC/QsEECADQQFqIQMgDkEgaiEODAELCyALIBIgCRAC/QwAAABAAAAAQAAAAEAAAABA/QwAAIA/AACAPwAAgD8AAIA/IAUbIRwgEmghGEEAIQwDQCAMIBJJBEAgDCEDQQAhDkEAIREDQCARIBhJBEAgA0EBcSAOQQF0ciEOIBFBAWohESADQQF2IQMMAQsLIAsgDEEFdGoiA/0ABAAiHSAc/eYBIB0gDhshHSAOQQF0IhFBAXQiGSACRwRAIBEgAmsgESACIBlJGyAHayIRIAhIIBFBAE5xBEAgFyARIBNsaiERIBBBBE8EQCARIB39CwQABSAQQQFGBEAgESAd/VoCAAAFIBEgHf1bAwAAIBBBA0YEQCARIB39WgIIAgsLCwsLIAP9AAQQIBz95gEhHSAOQQF0QQFqIgNBAXQiDiACRwRAIAMgAmsgAyACIA5JGyAHayIDIAhIIANBAE5xBEAgFyADIBNsaiEDIBBBBE8EQCADIB39CwQABSAQQQFGBEAgAyAd/VoCAAAFIAMgHf1bAwAAIBBBA0YEQCADIB39WgIIAgsLCwsLIAxBAWohDAwBCwsgD0EBaiEPDAELCwuRFwQHfwd7AX0DfCAFuCEbIAghCgNAIAkgCksEQCAFIApsQQJ0IgQgA2ohDCAAIARqIQsgBkEDRgR8QQAhCP0MAAAAAAAAAAAAAAAAAAAAACER/QwAAAAAAAAAAAAAAAAAAAAAIRL9DAAAAAAAAAAAAAAAAAAAAAAhE/0MAAAAAAAAAAAAAAAAAAAAACEUA0AgCEEQaiIEIAVNBEAgESALIAhBAnRqIgj9AAQA/eQBIREgEiAI/QAEEP3kASESIBMgCP0ABCD95AEhEyAUIAj9AAQw/eQBIRQgBCEIDAELCwNAIAUgCEsEQCALIAhBAnRqIQQgESAFIAhrIg1BBE8EeyAE/QAEAAUCeyANQQFGBEAgBP1cAgAMAQsgBP1dAwAhESANQQJHBHsgBCAR/VYCCAIFIBELCwv95AEhESAIQQRqIQgMAQsLIBH9XyARIBH9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIR/SEAIBH9IQGgIBL9XyASIBL9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIR/SEAIBH9IQGgoCAT/V8gEyAT/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoCAU/V8gFCAU/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoKCgIBujBUQAAAAAAAAAAAshGUEAIQj9DAAAAAAAAAAAAAAAAAAAAAAhEf0MAAAAAAAAAAAAAAAAAAAAACEU/QwAAAAAAAAAAAAAAAAAAAAAIRL9DAAAAAAAAAAAAAAAAAAAAAAhEyAZtiIY/RMhFSAZIBi7obb9EyEWA0AgCEEQaiIEIAVNBEAgCyAIQQJ0aiII/QAEACAV/eUBIBb95QEiFyAXIBH9hQIhESAI/QAEECAV/eUBIBb95QEiFyAXIBT9hQIhFCAI/QAEICAV/eUBIBb95QEiFyAXIBL9hQIhEiAI/QAEMCAV/eUBIBb95QEiFyAXIBP9hQIhEyAEIQgMAQsLA0AgBSAISwRAIAsgCEECdGohBCAFIAhrIg1BBE8EeyAE/QAEAAUCeyANQQFGBEAgBP1cAgAMAQsgBP1dAwAhFyANQQJHBHsgBCAX/VYCCAIFIBcLCwsgFf3lASAW/eUB/QwAAAAAAQAAAAIAAAADAAAAIA39Ef06/U4iFyAXIBH9hQIhESAIQQRqIQgMAQsLIBH9XyARIBH9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIR/SEAIBH9IQGgIBT9XyAUIBT9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIR/SEAIBH9IQGgoCAS/V8gEiAS/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoCAT/V8gEyAT/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoKCgIBujIRogBkECRgRAIAEqAgC7IBogB6Cfo7b9EyERQQAhBANAIAQgBUkEQCAEQQJ0IgggC2ohDSAIIAxqIQggBSAEayIOQQRPBHsgDf0ABAAFAnsgDkEBRgRAIA39XAIADAELIA39XQMAIRIgDkECRwR7IA0gEv1WAggCBSASCwsLIBH95gEhEiAOQQRPBEAgCCAS/QsEAAUgDkEBRgRAIAggEv1aAgAABSAIIBL9WwMAACAOQQNGBEAgCCAS/VoCCAILCwsgBEEEaiEEDAELCwUgBkEDRgRARAAAAAAAAPA/IBogB6Cfo7b9EyERIBm2Ihj9EyESIBkgGLuhtv0TIRNBACEEA0AgBCAFSQRAIARBAnQiDSALaiEOIAEgDWohDyACIA1qIRAgBSAEayIIQQRPBHsgDv0ABAAFAnsgCEEBRgRAIA79XAIADAELIA79XQMAIRQgCEECRwR7IA4gFP1WAggCBSAUCwsLIBL95QEgE/3lASAR/eYBIAhBBE8EeyAP/QAEAAUCeyAIQQFGBEAgD/1cAgAMAQsgD/1dAwAhFCAIQQJHBHsgDyAU/VYCCAIFIBQLCwsgCEEETwR7IBD9AAQABQJ7IAhBAUYEQCAQ/VwCAAwBCyAQ/V0DACEUIAhBAkcEeyAQIBT9VgIIAgUgFAsLC/2FAiEUIAwgDWohDSAIQQRPBEAgDSAU/QsEAAUgCEEBRgRAIA0gFP1aAgAABSANIBT9WwMAACAIQQNGBEAgDSAU/VoCCAILCwsgBEEEaiEEDAELCwVEAAAAAAAA8D8gGp8gB6CjtiEYIAZBAUYEQCAY/RMhEUEAIQQDQCAEIAVJBEAgBEECdCIIIAtqIQ0gASAIaiEOIAUgBGsiD0EETwR7IA39AAQABQJ7IA9BAUYEQCAN/VwCAAwBCyAN/V0DACESIA9BAkcEeyANIBL9VgIIAgUgEgsLCyAR/eYBIA9BBE8EeyAO/QAEAAUCeyAPQQFGBEAgDv1cAgAMAQsgDv1dAwAhEiAPQQJHBHsgDiAS/VYCCAIFIBILCwv95gEhEiAIIAxqIQggD0EETwRAIAggEv0LBAAFIA9BAUYEQCAIIBL9WgIAAAUgCCAS/VsDAAAgD0EDRgRAIAggEv1aAggCCwsLIARBBGohBAwBCwsFIAZBBEYEQCAY/RMhEUEAIQQDQCAEIAVJBEAgBEECdCIIIAtqIQ0gBSAEayIOQQRPBHsgDf0ABAAFAnsgDkEBRgRAIA39XAIADAELIA39XQMAIRIgDkECRwR7IA0gEv1WAggCBSASCwsLIhIgEf3mASACIAhqIQ0gASAIaiEPIA5BBE8EeyAN/QAEAAUCeyAOQQFGBEAgDf1cAgAMAQsgDf1dAwAhFCAOQQJHBHsgDSAU/VYCCAIFIBQLCwsgEv3mASIS/eAB/eEB/QwAALJCAACyQgAAskIAALJC/eoB/QwAANDCAADQwgAA0MIAANDC/esBIhT9DDuquD87qrg/O6q4PzuquD/9DAAAQEsAAEBLAABASwAAQEv9hQIiFf0MAABASwAAQEsAAEBLAABAS/2xASIWQQH9rAEhFyAV/QwAAEBLAABASwAAQEsAAEBL/eUBIhX9DIOAXrmDgF65g4BeuYOAXrkgFf0MAIAxPwCAMT8AgDE/AIAxPyAU/YYC/YYCIhT9DNf1tTrX9bU61/W1Otf1tTr9DNoUCTzaFAk82hQJPNoUCTz9hQIgFP0MPKsqPTyrKj08qyo9PKsqPf2FAiAU/QxXqio+V6oqPleqKj5Xqio+/YUCIBT9DP///z7///8+////Pv///z79hQIhFSAOQQRPBHsgD/0ABAAFAnsgDkEBRgRAIA/9XAIADAELIA/9XQMAIRMgDkECRwR7IA8gE/1WAggCBSATCwsL/eYBIBQgFP3mASAVIBT9hQL9DAAAgD8AAIA/AACAPwAAgD/95AEgF/0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIBYgF/2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIhP9DAAAgD8AAIA/AACAPwAAgD8gEv0MAAAAAAAAAAAAAAAAAAAAAP1D/VL9DAAAgD8AAIA/AACAPwAAgD8gE/3kAf3nAf3mASESIAggDGohCCAOQQRPBEAgCCAS/QsEAAUgDkEBRgRAIAggEv1aAgAABSAIIBL9WwMAACAOQQNGBEAgCCAS/VoCCAILCwsgBEEEaiEEDAELCwUgGP0TIRFBACEEA0AgBCAFSQRAIARBAnQiCCALaiENIAggDGohCCAFIARrIg5BBE8EeyAN/QAEAAUCeyAOQQFGBEAgDf1cAgAMAQsgDf1dAwAhEiAOQQJHBHsgDSAS/VYCCAIFIBILCwsgEf3mASESIA5BBE8EQCAIIBL9CwQABSAOQQFGBEAgCCAS/VoCAAAFIAggEv1bAwAAIA5BA0YEQCAIIBL9WgIIAgsLCyAEQQRqIQQMAQsLCwsLCyAKQQFqIQoMAQsLC+QCAgF7CH8gBUEMdCEFIAZBDHQiBiADIARsIgMgAyAGSxshCANAIAUgCEkEQCAEIAUgBHAiBmsiAyAIIAVrIgkgAyAJSRshAyAFQQJ0IgsgAGohCSABIAZBAnRqIQogAiALaiELQQAhBgNAIAMgBksEQCALIAZBAnQiDWohDCAJIA1qIQ4gCiANaiEPIAMgBmsiDUEETwR7IA79AAQABQJ7IA1BAUYEQCAO/VwCAAwBCyAO/V0DACEHIA1BAkYEeyAHBSAOIAf9VgIIAgsLCyANQQRPBHsgD/0ABAAFAnsgDUEBRgRAIA/9XAIADAELIA/9XQMAIQcgDUECRgR7IAcFIA8gB/1WAggCCwsL/eYBIQcgDUEETwRAIAwgB/0LBAAFIA1BAUYEQCAMIAf9WgIAAAUgDCAH/VsDAAAgDUEDRgRAIAwgB/1aAggCCwsLIAZBBGohBgwBCwsgAyAFaiEFDAELCwu4CgMUfwZ7AX0gBiAHbEECdCEQIAdBA2pBfHEiEkEHdCIEIAtqIhQgBGoiEyAHQQhqQXhxQQJ0Ig5BBXQiBGoiFiAEaiIeQYAgaiEXIA5BAnYhGCASQQJ0IRkDQCAMIA1JBEAgDCAGbiAFbCAQbCAMIAZwIAdBAnRsaiEaQQEgCSAIGwR9QwAAAAAFIAAgGmogECAFIAcQBCABIBpqIBAgBSAHEASgIAW4IAe4oqO2CyEoIBdBACAOIBJs/AsAIAtBACATIAtr/AsAIAhFBEBBACEEA0AgBCAFSQRAIBQgGiAEIBBsaiIPIAFqIBBBICAFIARrIhEgEUEgSxsiESAHICggCRAFIBMgDiACIA9qIBAgESAHEAEgFyAOIBRBgAEgEyAOIBIgGEEgEAAgBEEgaiEEDAELCwtBACERA0AgBSARSwRAQSAgBSARayIEIARBIEsbIRUgCyEEIBogECARbGoiGyAAaiEcQQAhHSAo/RMhIgNAIBUgHUsEQEEAIQ8DQCAHIA9LBEAgD0ECdCIgIARqIR8gHCAgaiEgIAcgD2siIUEETwR7ICD9AAQABQJ7ICFBAUYEQCAg/VwCAAwBCyAg/V0DACEjICFBAkYEeyAjBSAgICP9VgIIAgsLCyIkICL95QH9DAAAskIAALJCAACyQgAAskL96gH9DAAA0MIAANDCAADQwgAA0ML96wEiJf0MO6q4PzuquD87qrg/O6q4P/0MAABASwAAQEsAAEBLAABAS/2FAiIm/QwAAEBLAABASwAAQEsAAEBL/bEBIiNBAf2sASEnICT9DAAAgD8AAIA/AACAPwAAgD/95AEgJv0MAABASwAAQEsAAEBLAABAS/3lASIm/QyDgF65g4BeuYOAXrmDgF65ICb9DACAMT8AgDE/AIAxPwCAMT8gJf2GAv2GAiIlICX95gEgJf0M1/W1Otf1tTrX9bU61/W1Ov0M2hQJPNoUCTzaFAk82hQJPP2FAiAl/Qw8qyo9PKsqPTyrKj08qyo9/YUCICX9DFeqKj5Xqio+V6oqPleqKj79hQIgJf0M////Pv///z7///8+////Pv2FAiAl/YUC/QwAAIA/AACAPwAAgD8AAIA//eQBICf9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASAjICf9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASIjICT9DAAAAAAAAAAAAAAAAAAAAAD9RP1SICMgCRshIyAHIA9rIiBBBE8EQCAfICP9CwQABSAgQQFGBEAgHyAj/VoCAAAFIB8gI/1bAwAAICBBA0YEQCAfICP9WgIIAgsLCyAPQQRqIQ8MAQsLIB1BAWohHSAEIBlqIQQgECAcaiEcDAELCyAWQQAgDkEFdPwLACAWIA4gCyAZIBcgDkEgIBggEhAAIAgEQCAUIAEgG2ogECAVIAdDAAAAACAJEAUgEyAOIAIgG2ogECAVIAcQASAeQQBBgCD8CwBBACEEA0AgBCAVSQRAIB4gBEEHdGoiHEGAASALIAQgGWxqIBkgFEGAAUEEIARBC2pBeHEgEhAAQQAhDwNAIA9BA0kEQCAcIA9BB3RqIAQgD2pBAWpBAnRqQQBBAyAPa0ECdPwLACAPQQFqIQ8MAQsLIBYgBCAObGogDiAcQYABIBMgDkEEIBggBEEEaiIEEAAMAQsLIBcgDiAUQYABIBMgDiASIBhBIBAACyADIBtqIBAgFiAOIBUgByAKthAGIBFBIGohEQwBCwsgDEEBaiEMDAELCwvDCQILewR/IAFBA3RBwARqIRAgAiABQQF2QQFrQQNuQRhsaiEPIAFBCEYEQCAA/QAEMCIEIA/9CQIEIgUgAP0ABCAiBiAP/QkCACIH/eYB/YYCIQggAP0ABBAiCSAEIAcgBiAF/eYB/YUCIgT95AEiBiAD/QAEACIKIAD9AAQAIgsgCP3kASIMIAP9AAQQIg395gH9hQIhDiAAIAYgDSAMIAr95gH9hgIiBiAJIAT95QEiBCAD/QAEMCIJIAsgCP3lASIIIAP9AAQgIgr95gH9hgIiC/3kAf0LBAAgACAOIAQgCiAIIAn95gH9hQIiBP3kAf0LBBAgACAOIAT95QEiBCAFIAYgC/3lASIGIAf95gH9hQL9CwQgIAAgBiAFIAQgB/3mAf2GAv0LBDAgACAQaiIB/QAEICEEIANBQGsiAv0ABBAhBiAB/QAEECIIIAH9AAQwIgkgBSAEIAf95gH9hgIiCv3kASILIAL9AAQAIgwgAf0ABAAiDSAJIAcgBCAF/eYB/YUCIgT95QEiCSAG/eYB/YUCIQ4gASALIAYgCSAM/eYB/YYCIgYgCCAK/eUBIgggAv0ABDAiCSANIAT95AEiBCAC/QAEICIK/eYB/YYCIgv95AH9CwQAIAEgDiAIIAogBCAJ/eYB/YUCIgT95AH9CwQQIAEgCyAG/eUBIgYgBSAOIAT95QEiBCAH/eYB/YUC/QsEICABIAQgBSAGIAf95gH9hgL9CwQwIAAgEEEBdGoiAf0ABCAhBCAB/QAEMCIFIA/9CQIMIgYgBCAP/QkCCCIH/eYB/YYCIQggAf0ABBAiCSAFIAcgBCAG/eYB/YUCIgT95AEiBSAD/QAEgAEiCiAB/QAEACILIAj95AEiDCAD/QAEkAEiDf3mAf2FAiEOIAEgBSANIAwgCv3mAf2GAiIFIAkgBP3lASIEIAP9AASwASIJIAsgCP3lASIIIAP9AASgASIK/eYB/YYCIgv95AH9CwQAIAEgDiAEIAogCCAJ/eYB/YUCIgT95AH9CwQQIAEgDiAE/eUBIgQgBiAFIAv95QEiBSAH/eYB/YUC/QsEICABIAUgBiAEIAf95gH9hgL9CwQwIAAgEEEDbGoiAP0ABCAhBCAA/QAEECIFIAD9AAQwIgggBiAEIAf95gH9hgIiCf3kASIKIAP9AATAASILIAD9AAQAIgwgCCAHIAQgBv3mAf2FAiIE/eUBIgggA/0ABNABIg395gH9hQIhDiAAIAogDSAIIAv95gH9hgIiCCAFIAn95QEiBSAD/QAE8AEiCSAMIAT95AEiBCAD/QAE4AEiCv3mAf2GAiIL/eQB/QsEACAAIA4gBSAKIAQgCf3mAf2FAiIE/eQB/QsEECAAIAsgCP3lASIFIAYgDiAE/eUBIgQgB/3mAf2FAv0LBCAgACAEIAYgBSAH/eYB/YYC/QsEMA8LIAFBAnYhEgNAIBFBBEkEQCABQQRGBEAgACAA/QAEECIEIAP9AAQQIgUgAP0ABAAiBiAD/QAEACIH/eYB/YYC/QsEACAAIAQgByAGIAX95gH9hQL9CwQQBSAAIBIgAkEYakEEIBEgDyADEAcLIBFBAWohESAAIBBqIQAgAyASQQV0aiEDDAELCwvdCAILewF/IAdBACADGwR7IAdBBE8EeyAD/QAEAAUCeyAHQQFGBEAgA/1cAgAMAQsgA/1dAwAhCCAHQQJGBHsgCAUgAyAI/VYCCAILCwsF/QwAAAAAAAAAAAAAAAAAAAAACyINIQkgB0EES0EAIAMbBHsgA0EQaiETIAdBBGsiA0EETwR7IBP9AAQABQJ7IANBAUYEQCAT/VwCAAwBCyAT/V0DACEIIANBAkYEeyAIBSATIAj9VgIIAgsLCwX9DAAAAAAAAAAAAAAAAAAAAAALIgghDiAJIgohESAIIgshEiAAIAFqIgMgAWoiEyABaiEBIAIgBkEFdGohBgNAIAIgBkkEQCAC/QAEACIPIAD9CQIAIgwgDf2FAiENIAL9AAQQIhAgDCAI/YUCIQggDyAD/QkCACIMIAn9hQIhCSAQIAwgDv2FAiEOIA8gE/0JAgAiDCAK/YUCIQogECAMIAv9hQIhCyAPIAH9CQIAIgwgEf2FAiERIBAgDCAS/YUCIRIgAEEEaiEAIANBBGohAyATQQRqIRMgAUEEaiEBIAJBIGohAgwBCwsgB0EITwRAIAQgDf0LBAAgBCAI/QsEEAUgB0EETwRAIAQgDf0LBAAFIAdBAUYEQCAEIA39WgIAAAUgBCAN/VsDAAAgB0EDRgRAIAQgDf1aAggCCwsLIAdBBEsEQCAEQRBqIQEgB0EEayIAQQRPBEAgASAI/QsEAAUgAEEBRgRAIAEgCP1aAgAABSABIAj9WwMAACAAQQNGBEAgASAI/VoCCAILCwsLCyAEIAVqIQAgB0EITwRAIAAgCf0LBAAgACAO/QsEEAUgB0EETwRAIAAgCf0LBAAFIAdBAUYEQCAAIAn9WgIAAAUgACAJ/VsDAAAgB0EDRgRAIAAgCf1aAggCCwsLIAdBBEsEQCAAQRBqIQEgB0EEayIAQQRPBEAgASAO/QsEAAUgAEEBRgRAIAEgDv1aAgAABSABIA79WwMAACAAQQNGBEAgASAO/VoCCAILCwsLCyAEIAVBAXRqIQAgB0EITwRAIAAgCv0LBAAgACAL/QsEEAUgB0EETwRAIAAgCv0LBAAFIAdBAUYEQCAAIAr9WgIAAAUgACAK/VsDAAAgB0EDRgRAIAAgCv1aAggCCwsLIAdBBEsEQCAAQRBqIQEgB0EEayIAQQRPBEAgASAL/QsEAAUgAEEBRgRAIAEgC/1aAgAABSABIAv9WwMAACAAQQNGBEAgASAL/VoCCAILCwsLCyAEIAVBA2xqIQAgB0EITwRAIAAgEf0LBAAgACAS/QsEEAUgB0EETwRAIAAgEf0LBAAFIAdBAUYEQCAAIBH9WgIAAAUgACAR/VsDAAAgB0EDRgRAIAAgEf1aAggCCwsLIAdBBEsEQCAAQRBqIQEgB0EEayIAQQRPBEAgASAS/QsEAAUgAEEBRgRAIAEgEv1aAgAABSABIBL9WwMAACAAQQNGBEAgASAS/VoCCAILCwsLCwufBQIHewF/IAdBACADGwR7IAdBBE8EeyAD/QAEAAUCeyAHQQFGBEAgA/1cAgAMAQsgA/1dAwAhCCAHQQJGBHsgCAUgAyAI/VYCCAILCwsF/QwAAAAAAAAAAAAAAAAAAAAACyIIIQogB0EES0EAIAMbBHsgA0EQaiEDIAdBBGsiD0EETwR7IAP9AAQABQJ7IA9BAUYEQCAD/VwCAAwBCyAD/V0DACEJIA9BAkYEeyAJBSADIAn9VgIIAgsLCwX9DAAAAAAAAAAAAAAAAAAAAAALIgkhCyAAIAFqIQEgAiAGQQV0aiEDA0AgAiADSQRAIAL9AAQAIg4gAP0JAgAiDSAI/YUCIQggAv0ABBAiDCANIAn9hQIhCSAOIAH9CQIAIg0gCv2FAiEKIAwgDSAL/YUCIQsgAEEEaiEAIAFBBGohASACQSBqIQIMAQsLIAdBCE8EQCAEIAj9CwQAIAQgCf0LBBAFIAdBBE8EQCAEIAj9CwQABSAHQQFGBEAgBCAI/VoCAAAFIAQgCP1bAwAAIAdBA0YEQCAEIAj9WgIIAgsLCyAHQQRLBEAgBEEQaiEAIAdBBGsiAUEETwRAIAAgCf0LBAAFIAFBAUYEQCAAIAn9WgIAAAUgACAJ/VsDAAAgAUEDRgRAIAAgCf1aAggCCwsLCwsgBCAFaiEAIAdBCE8EQCAAIAr9CwQAIAAgC/0LBBAFIAdBBE8EQCAAIAr9CwQABSAHQQFGBEAgACAK/VoCAAAFIAAgCv1bAwAAIAdBA0YEQCAAIAr9WgIIAgsLCyAHQQRLBEAgAEEQaiEAIAdBBGsiAUEETwRAIAAgC/0LBAAFIAFBAUYEQCAAIAv9WgIAAAUgACAL/VsDAAAgAUEDRgRAIAAgC/1aAggCCwsLCwsLBQBBgAgL6wMCDH8DeyAEQQJ0Ig0gA2whCiAFIQcDQCAGIAdLBEAgASAHIApsaiEPIAEgAiAHaiAKbGoiEEEAIAr8CwBBACELA0AgAyALSwRAIAAgAyAHbCALaiAKbGohEUEAIQwDQCAEIAxLBEAgBCAMayEI/QwAAAAAAAAAAAAAAAAAAAAAIRMgESAMQQJ0Ig5qIQkgDiAQaiEFIAkgCmohEgNAIAkgEkkEQCATIAhBBE8EeyAJ/QAEAAUCeyAIQQFGBEAgCf1cAgAMAQsgCf1dAwAhEyAIQQJGBHsgEwUgCSAT/VYCCAILCwsiFf3kASETIAhBBE8EeyAF/QAEAAUCeyAIQQFGBEAgBf1cAgAMAQsgBf1dAwAhFCAIQQJGBHsgFAUgBSAU/VYCCAILCwsgFf3kASEUIAhBBE8EQCAFIBT9CwQABSAIQQFGBEAgBSAU/VoCAAAFIAUgFP1bAwAAIAhBA0YEQCAFIBT9WgIIAgsLCyAJIA1qIQkgBSANaiEFDAELCyAPIAsgDWxqIA5qIQUgCEEETwRAIAUgE/0LBAAFIAhBAUYEQCAFIBP9WgIAAAUgBSAT/VsDAAAgCEEDRgRAIAUgE/1aAggCCwsLIAxBBGohDAwBCwsgC0EBaiELDAELCyAHQQFqIQcMAQsLC98CAgh/AnsgBEECdCILIANsIQwgBSEHA0AgBiAHSwRAIAAgAiAHIANuaiAMbGohDUEAIQoDQCAEIApLBEAgCkECdCIIIAAgByALbGpqIQUgBCAKayIJQQRPBHsgBf0ABAAFAnsgCUEBRgRAIAX9XAIADAELIAX9XQMAIQ8gCUECRgR7IA8FIAUgD/1WAggCCwsLIQ8gASAHIAxsaiAIaiEFIAwgCCANaiIIaiEOA0AgCCAOSQRAIA8gCUEETwR7IAj9AAQABQJ7IAlBAUYEQCAI/VwCAAwBCyAI/V0DACEQIAlBAkYEeyAQBSAIIBD9VgIIAgsLC/3kASEQIAlBBE8EQCAFIBD9CwQABSAJQQFGBEAgBSAQ/VoCAAAFIAUgEP1bAwAAIAlBA0YEQCAFIBD9WgIIAgsLCyAIIAtqIQggBSALaiEFDAELCyAKQQRqIQoMAQsLIAdBAWohBwwBCwsLpQYCBXsLfyACQQJ0IQoDQCADIAtLBEAgAyALayEOIAAgCiALbGohDSABIAtBeHEgCmxqIAtBBHFBAnRqIRBBACEMA0AgAiAMSwRAIAxBAnQiESANaiESIAIgDGsiCUEETwR7IBL9AAQABQJ7IAlBAUYEQCAS/VwCAAwBCyAS/V0DACEEIAlBAkYEeyAEBSASIAT9VgIIAgsLCyIEIA5BAUsEeyAKIA1qIBFqIRIgCUEETwR7IBL9AAQABQJ7IAlBAUYEQCAS/VwCAAwBCyAS/V0DACEFIAlBAkYEeyAFBSASIAX9VgIIAgsLCwX9DAAAAAAAAAAAAAAAAAAAAAALIgX9DQgJCgsYGRobDA0ODxwdHh8hBiAQIAxBBXRqIhIgBCAF/Q0AAQIDEBESEwQFBgcUFRYXIgcgDkECSwR7IA0gCkEBdGogEWohEyAJQQRPBHsgE/0ABAAFAnsgCUEBRgRAIBP9XAIADAELIBP9XQMAIQQgCUECRgR7IAQFIBMgBP1WAggCCwsLBf0MAAAAAAAAAAAAAAAAAAAAAAsiBCAOQQNLBHsgDSAKQQNsaiARaiERIAlBBE8EeyAR/QAEAAUCeyAJQQFGBEAgEf1cAgAMAQsgEf1dAwAhBSAJQQJGBHsgBQUgESAF/VYCCAILCwsF/QwAAAAAAAAAAAAAAAAAAAAACyIF/Q0AAQIDEBESEwQFBgcUFRYXIgj9DQABAgMEBQYHEBESExQVFhf9CwQAIAlBAUsEQCASIAcgCP0NCAkKCwwNDg8YGRobHB0eH/0LBCALIAQgBf0NCAkKCxgZGhsMDQ4PHB0eHyEEIAlBAksEQCASQUBrIAYgBP0NAAECAwQFBgcQERITFBUWF/0LBAALIAlBA0sEQCASIAYgBP0NCAkKCwwNDg8YGRobHB0eH/0LBGALIAxBBGohDAwBCwsgC0EEaiELDAELCyADQQBHIANBAWsiAEEHcUEESXEEQCABIABBeHEgCmxqQRBqIQADQCACIA9LBEAgACAPQQV0av0MAAAAAAAAAAAAAAAAAAAAAP0LBAAgD0EBaiEPDAELCwsLkQ4CDX8LeyAGQQJ0IRAgBkEFdCEOIARBfHEhCwNAIAUgDUsEQCABIA1BA3YgDmxqIQwgAiANQQJ0akEAIAIbIQ8gBSANayERQQAhCgNAIAogC0kEQCAAIAogEGxqIBAgDCAPIAMgByAKbGogDUECdGogByAGIBEQGCAKQQRqIQoMAQsLIA1BCGohDQwBCwsgBEECcQRAIAAgCyAQbGohDCADIAcgC2xqIRIDQCAIQRBqIgogBU0EQCABIAhBA3YgDmxqIQ8gCEECdCIIIAJqQQAgAhshDSAIIBJqIRQgDQR7IA39AAQABf0MAAAAAAAAAAAAAAAAAAAAAAsiFSEYIA0EeyAN/QAEEAX9DAAAAAAAAAAAAAAAAAAAAAALIhYhGSANBHsgDf0ABCAF/QwAAAAAAAAAAAAAAAAAAAAACyIXIRogDQR7IA39AAQwBf0MAAAAAAAAAAAAAAAAAAAAAAsiGyEcIBAgDCIIaiERIA4gD2oiDSETA0AgDyATSQRAIA/9AAQAIh4gCP0JAgAiHSAV/YUCIRUgHiAR/QkCACIeIBj9hQIhGCAP/QAEECIfIB0gFv2FAiEWIB8gHiAZ/YUCIRkgDf0ABAAiHyAdIBf9hQIhFyAfIB4gGv2FAiEaIA39AAQQIh8gHSAb/YUCIRsgHyAeIBz9hQIhHCAIQQRqIQggEUEEaiERIA1BIGohDSAPQSBqIQ8MAQsLIBQgFf0LBAAgFCAW/QsEECAUIBf9CwQgIBQgG/0LBDAgByAUaiIIIBj9CwQAIAggGf0LBBAgCCAa/QsEICAIIBz9CwQwIAohCAwBCwsDQCAFIAhLBEAgDCAQIAEgCEEDdiAObGogCEECdCIKIAJqQQAgAhsgCiASaiAHIAYgBSAIaxAZIAhBCGohCAwBCwsgC0ECaiELCyAEQQFxBEAgACALIBBsaiEAIAMgByALbGohCwNAIAlBIGoiAyAFTQRAIAAhByABIAlBA3YgDmxqIQogCUECdCIEIAJqQQAgAhshCCAEIAtqIQwgCAR7IAj9AAQABf0MAAAAAAAAAAAAAAAAAAAAAAshFSAIBHsgCP0ABBAF/QwAAAAAAAAAAAAAAAAAAAAACyEWIAgEeyAI/QAEIAX9DAAAAAAAAAAAAAAAAAAAAAALIRcgCAR7IAj9AAQwBf0MAAAAAAAAAAAAAAAAAAAAAAshGyAIBHsgCEFAa/0ABAAF/QwAAAAAAAAAAAAAAAAAAAAACyEYIAgEeyAI/QAEUAX9DAAAAAAAAAAAAAAAAAAAAAALIRkgCAR7IAj9AARgBf0MAAAAAAAAAAAAAAAAAAAAAAshGiAIBHsgCP0ABHAF/QwAAAAAAAAAAAAAAAAAAAAACyEcIA4gDiAKIA5qIgRqIglqIQ0gBCEIA0AgCCAKSwRAIAr9AAQAIAf9CQIAIh0gFf2FAiEVIAr9AAQQIB0gFv2FAiEWIAT9AAQAIB0gF/2FAiEXIAT9AAQQIB0gG/2FAiEbIAn9AAQAIB0gGP2FAiEYIAn9AAQQIB0gGf2FAiEZIA39AAQAIB0gGv2FAiEaIA39AAQQIB0gHP2FAiEcIAdBBGohByAEQSBqIQQgCUEgaiEJIA1BIGohDSAKQSBqIQoMAQsLIAwgFf0LBAAgDCAW/QsEECAMIBf9CwQgIAwgG/0LBDAgDEFAayIEIBj9CwQAIAQgGf0LBBAgDCAa/QsEYCAMIBz9CwRwIAMhCQwBCwsDQCAFIAlLBEAgACEHIAEgCUEDdiAObGohCiAFIAlrIgNBACAJQQJ0IgQgAmpBACACGyIIGwR7IANBBE8EeyAI/QAEAAUCeyADQQFGBEAgCP1cAgAMAQsgCP1dAwAhFSADQQJHBHsgCCAV/VYCCAIFIBULCwsF/QwAAAAAAAAAAAAAAAAAAAAACyEWIANBBEtBACAIGwR7IAhBEGohCCADQQRrIgxBBE8EeyAI/QAEAAUCeyAMQQFGBEAgCP1cAgAMAQsgCP1dAwAhFSAMQQJHBHsgCCAV/VYCCAIFIBULCwsF/QwAAAAAAAAAAAAAAAAAAAAACyEVIAQgC2ohBCAKIAZBBXRqIQgDQCAIIApLBEAgCv0ABAAgB/0JAgAiFyAW/YUCIRYgCv0ABBAgFyAV/YUCIRUgB0EEaiEHIApBIGohCgwBCwsgA0EITwRAIAQgFv0LBAAgBCAV/QsEEAUgA0EETwRAIAQgFv0LBAAFIANBAUYEQCAEIBb9WgIAAAUgBCAW/VsDAAAgA0EDRgRAIAQgFv1aAggCCwsLIANBBEsEQCAEQRBqIQQgA0EEayIDQQRPBEAgBCAV/QsEAAUgA0EBRgRAIAQgFf1aAgAABSAEIBX9WwMAACADQQNGBEAgBCAV/VoCCAILCwsLCyAJQQhqIQkMAQsLCwvLBAIBew1/IAhB/wBqQQd2IRMgCEECdCESA0AgDSAOSQRAQcAAIAYgDSATbkEGdCIQayIRIBFBwABLGyEUQYABIAggDSATcEEHdCIRayIVIBVBgAFLGyEYIBFBAnQiFiAQIBJsaiEVIAAgByAQbEECdGogASAHIBFsQQJ0aiACIBZqQQAgChsgBSAVaiAUIBggByASEB4gCSALciAMcgRAQQAhEQNAIBEgFEkEQCAJIBUgESASbGoiECAFaiIaIBogGBAKQQEgDCALGwRAIAMgEGpBACALGyEWIAQgEGpBACAMGyEXQQAhEANAIBAgGEkEQCAQQQJ0IhsgGmohHCAYIBBrIhlBBE8EeyAc/QAEAAUCeyAZQQFGBEAgHP1cAgAMAQsgHP1dAwAhDyAZQQJHBHsgHCAP/VYCCAIFIA8LCwshDyAWBEAgFiAbaiEcIA8gGUEETwR7IBz9AAQABQJ7IBlBAUYEQCAc/VwCAAwBCyAc/V0DACEPIBlBAkcEeyAcIA/9VgIIAgUgDwsLC/3mASEPCyAXBEAgFyAbaiEcIA8gGUEETwR7IBz9AAQABQJ7IBlBAUYEQCAc/VwCAAwBCyAc/V0DACEPIBlBAkcEeyAcIA/9VgIIAgUgDwsLC/3kASEPCyAaIBtqIRsgGUEETwRAIBsgD/0LBAAFIBlBAUYEQCAbIA/9WgIAAAUgGyAP/VsDAAAgGUEDRgRAIBsgD/1aAggCCwsLIBBBBGohEAwBCwsLIBFBAWohEQwBCwsLIA1BAWohDQwBCwsL1gICB38BfSAGIAdsQQJ0IQwgBUECdEEEIAgbIRBBBCAGQQJ0IAgbIQ8DQCAEIA1LBEAgAyAMIA1saiEFIAEgDUECdGoqAgD8ACILQQBIBEAgBUEAIAz8CwAFIAhFIAdBAUZxBEAgBSAAIAsgD2xqIAz8CgAABSAAIAsgD2xqIQtBACEOA0AgBiAOSwRAIAsqAgAhEiAFIAdBAnRqIREDQCAFIBFJBEAgBSASOAIAIAVBBGohBQwBCwsgDkEBaiEOIAsgEGohCwwBCwsLCyANQQFqIQ0MAQsLIAlFIApBAEhyIAQgCkxyBEAPCyAMIAMgCiAMbGoiAGohAwNAIABBEGoiASADTQRAIAAgAP0ABAAgAv0ABAD95AH9CwQAIAEhACACQRBqIQIMAQsLA0AgACADSQRAIAAgACoCACACKgIAkjgCACAAQQRqIQAgAkEEaiECDAELCwuAAgICewd/IAa2/RMhBwNAIAMgCksEQCABIAAgCkECdGooAgAiCUEAIAQgCUsbIAVsQQJ0aiEMIAIgBSAKbEECdGohDUEAIQkDQCAFIAlLBEAgDSAJQQJ0Ig5qIQsgDCAOaiEPIAUgCWsiDkEETwR7IA/9AAQABQJ7IA5BAUYEQCAP/VwCAAwBCyAP/V0DACEIIA5BAkYEeyAIBSAPIAj9VgIIAgsLCyAH/eYBIQggDkEETwRAIAsgCP0LBAAFIA5BAUYEQCALIAj9WgIAAAUgCyAI/VsDAAAgDkEDRgRAIAsgCP1aAggCCwsLIAlBBGohCQwBCwsgCkEBaiEKDAELCwvkAgIBewh/IAVBDHQhBSAGQQx0IgYgAyAEbCIDIAMgBksbIQgDQCAFIAhJBEAgBCAFIARwIgZrIgMgCCAFayIJIAMgCUkbIQMgBUECdCILIABqIQkgASAGQQJ0aiEKIAIgC2ohC0EAIQYDQCADIAZLBEAgCyAGQQJ0Ig1qIQwgCSANaiEOIAogDWohDyADIAZrIg1BBE8EeyAO/QAEAAUCeyANQQFGBEAgDv1cAgAMAQsgDv1dAwAhByANQQJGBHsgBwUgDiAH/VYCCAILCwsgDUEETwR7IA/9AAQABQJ7IA1BAUYEQCAP/VwCAAwBCyAP/V0DACEHIA1BAkYEeyAHBSAPIAf9VgIIAgsLC/3nASEHIA1BBE8EQCAMIAf9CwQABSANQQFGBEAgDCAH/VoCAAAFIAwgB/1bAwAAIA1BA0YEQCAMIAf9WgIIAgsLCyAGQQRqIQYMAQsLIAMgBWohBQwBCwsL4BgDBHsMfA5/IANFBEAPCyAEQQJ0ISQgBUEAIAVBAE4iGBshGUEBIAUgGAR/QQAFQQAgBWsiBSADIAMgBUsbCyIfamtBACAfGyEYIB8gJGwhISAfQQFrICRsQQAgHxshIANAIAQgIksEQCAiQQJ0Ih4gAWohHSAEICJrIhxBCE8EfyAdKgIAuyEVIB0qAgS7IRQgHSoCCLshEyAdKgIMuyESIB0qAhC7IREgHSoCFLshECAdKgIYuyEPIB0qAhy7IQ4gACAhaiAeaiACICFqIB5qIAZBAUYEfCAVmZoiDEQAAAAAAOCFwGMEfEQAAAAAAAAAAAUgDCAMRP6CK2VHFfc/op4iDUQAAOD+Qi7mP6KhIA1Edjx5Ne856j2ioSEMRAAAAAAAAPA/IRZEAAAAAAAALEAhFwNAIBdEAAAAAAAA8D9mBEAgFiAMoiAXo0QAAAAAAADwP6AhFiAXRAAAAAAAAPC/oCEXDAELCyAWIA38BkL/B3xCNIa/ogshDCAHRAAAAAAAAPA/IAehIBVEAAAAAAAAAABjBHwgDCAMRAAAAAAAAPA/oKMFRAAAAAAAAPA/IAxEAAAAAAAA8D+gowuioAUgFQv9FCAGQQFGBHwgFJmaIgxEAAAAAADghcBjBHxEAAAAAAAAAAAFIAwgDET+gitlRxX3P6KeIg1EAADg/kIu5j+ioSANRHY8eTXvOeo9oqEhDEQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDKIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAN/AZC/wd8QjSGv6ILIQwgB0QAAAAAAADwPyAHoSAURAAAAAAAAAAAYwR8IAwgDEQAAAAAAADwP6CjBUQAAAAAAADwPyAMRAAAAAAAAPA/oKMLoqAFIBQL/SIBIgsgBkEBRgR8IBOZmiIMRAAAAAAA4IXAYwR8RAAAAAAAAAAABSAMIAxE/oIrZUcV9z+iniINRAAA4P5CLuY/oqEgDUR2PHk17znqPaKhIQxEAAAAAAAA8D8hFkQAAAAAAAAsQCEXA0AgF0QAAAAAAADwP2YEQCAWIAyiIBejRAAAAAAAAPA/oCEWIBdEAAAAAAAA8L+gIRcMAQsLIBYgDfwGQv8HfEI0hr+iCyEMIAdEAAAAAAAA8D8gB6EgE0QAAAAAAAAAAGMEfCAMIAxEAAAAAAAA8D+gowVEAAAAAAAA8D8gDEQAAAAAAADwP6CjC6KgBSATC/0UIAZBAUYEfCASmZoiDEQAAAAAAOCFwGMEfEQAAAAAAAAAAAUgDCAMRP6CK2VHFfc/op4iDUQAAOD+Qi7mP6KhIA1Edjx5Ne856j2ioSEMRAAAAAAAAPA/IRZEAAAAAAAALEAhFwNAIBdEAAAAAAAA8D9mBEAgFiAMoiAXo0QAAAAAAADwP6AhFiAXRAAAAAAAAPC/oCEXDAELCyAWIA38BkL/B3xCNIa/ogshDCAHRAAAAAAAAPA/IAehIBJEAAAAAAAAAABjBHwgDCAMRAAAAAAAAPA/oKMFRAAAAAAAAPA/IAxEAAAAAAAA8D+gowuioAUgEgv9IgEiCiAGQQFGBHwgEZmaIgxEAAAAAADghcBjBHxEAAAAAAAAAAAFIAwgDET+gitlRxX3P6KeIg1EAADg/kIu5j+ioSANRHY8eTXvOeo9oqEhDEQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDKIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAN/AZC/wd8QjSGv6ILIQwgB0QAAAAAAADwPyAHoSARRAAAAAAAAAAAYwR8IAwgDEQAAAAAAADwP6CjBUQAAAAAAADwPyAMRAAAAAAAAPA/oKMLoqAFIBEL/RQgBkEBRgR8IBCZmiIMRAAAAAAA4IXAYwR8RAAAAAAAAAAABSAMIAxE/oIrZUcV9z+iniINRAAA4P5CLuY/oqEgDUR2PHk17znqPaKhIQxEAAAAAAAA8D8hFkQAAAAAAAAsQCEXA0AgF0QAAAAAAADwP2YEQCAWIAyiIBejRAAAAAAAAPA/oCEWIBdEAAAAAAAA8L+gIRcMAQsLIBYgDfwGQv8HfEI0hr+iCyEMIAdEAAAAAAAA8D8gB6EgEEQAAAAAAAAAAGMEfCAMIAxEAAAAAAAA8D+gowVEAAAAAAAA8D8gDEQAAAAAAADwP6CjC6KgBSAQC/0iASIJIAZBAUYEfCAPmZoiDEQAAAAAAOCFwGMEfEQAAAAAAAAAAAUgDCAMRP6CK2VHFfc/op4iDUQAAOD+Qi7mP6KhIA1Edjx5Ne856j2ioSEMRAAAAAAAAPA/IRZEAAAAAAAALEAhFwNAIBdEAAAAAAAA8D9mBEAgFiAMoiAXo0QAAAAAAADwP6AhFiAXRAAAAAAAAPC/oCEXDAELCyAWIA38BkL/B3xCNIa/ogshDCAHRAAAAAAAAPA/IAehIA9EAAAAAAAAAABjBHwgDCAMRAAAAAAAAPA/oKMFRAAAAAAAAPA/IAxEAAAAAAAA8D+gowuioAUgDwv9FCAGQQFGBHwgDpmaIgxEAAAAAADghcBjBHxEAAAAAAAAAAAFIAwgDET+gitlRxX3P6KeIg1EAADg/kIu5j+ioSANRHY8eTXvOeo9oqEhDEQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDKIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAN/AZC/wd8QjSGv6ILIQwgB0QAAAAAAADwPyAHoSAORAAAAAAAAAAAYwR8IAwgDEQAAAAAAADwP6CjBUQAAAAAAADwPyAMRAAAAAAAAPA/oKMLoqAFIA4L/SIBIgggGSADIB9rICQQCyAAICBqIB5qIAIgIGogHmogCyAKIAkgCCAYIB9BACAkaxALICJBCGoFIB0qAgC7IQwgACAhaiAeaiEFIAIgIWogHmohJSAZIRpBACEj/QwAAAAAAADwPwAAAAAAAPA/IQogAyAfayEbIAZBAUYEQCAMmZoiDUQAAAAAAOCFwGMEfEQAAAAAAAAAAAUgDSANRP6CK2VHFfc/op4iDkQAAOD+Qi7mP6KhIA5Edjx5Ne856j2ioSENRAAAAAAAAPA/IRZEAAAAAAAALEAhFwNAIBdEAAAAAAAA8D9mBEAgFiANoiAXo0QAAAAAAADwP6AhFiAXRAAAAAAAAPC/oCEXDAELCyAWIA78BkL/B3xCNIa/ogshDSAHRAAAAAAAAPA/IAehIAxEAAAAAAAAAABjBHwgDSANRAAAAAAAAPA/oKMFRAAAAAAAAPA/IA1EAAAAAAAA8D+gowuioCEMCyAM/RQgHEECTyIcBHwgHSoCBLshDiAGQQFGBHwgDpmaIgxEAAAAAADghcBjBHxEAAAAAAAAAAAFIAwgDET+gitlRxX3P6KeIg1EAADg/kIu5j+ioSANRHY8eTXvOeo9oqEhDEQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDKIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAN/AZC/wd8QjSGv6ILIQwgB0QAAAAAAADwPyAHoSAORAAAAAAAAAAAYwR8IAwgDEQAAAAAAADwP6CjBUQAAAAAAADwPyAMRAAAAAAAAPA/oKMLoqAFIA4LBSAMC/0iASIIIQkDQCAaBEAgCiAJ/fIBIAogGkEBcRshCiAJIAn98gEhCSAaQQF2IRoMAQsLA0AgGyAjSwRAIBwEQCAlIAX9XQMA/V8gCv3yAf1e/VsDAAAFICUgBSoCALsgCv0hAKK2OAIACyAKIAj98gEhCiAFICRqIQUgJCAlaiElICNBAWohIwwBCwsgACAgaiAeaiElIAIgIGogHmohGiAYIQVBACAkayEbQQAhI/0MAAAAAAAA8D8AAAAAAADwPyEKIAghCQNAIAUEQCAKIAn98gEgCiAFQQFxGyEKIAkgCf3yASEJIAVBAXYhBQwBCwsDQCAfICNLBEAgHARAIBogJf1dAwD9XyAK/fIB/V79WwMAAAUgGiAlKgIAuyAK/SEAorY4AgALIAogCP3yASEKIBsgJWohJSAaIBtqIRogI0EBaiEjDAELCyAiQQJqCyEiDAELCwv5CwIPfxB7IAdBAnQhFEEEIAcgB0EESxshFUEBIAZrIAlrIg9BACAPQQBOGyEXIAggBiAJayIPIAggD0gbIRggDCIPQYABaiIZIAZBEGpBBHRqIRogGUGAAWohG0F/IRIDQCANIA5JBEAgGSANIAVuIgxBAnQiECAHIBVrIhEgECARSRtBAnQiECANIAVwIAZsIBRsaiIcIABqIBQgBkF4IAZBEGogFRAJIAwgEkcgFyAYSHEEQCAaIAEgEGogFCAIIBcgGCAXayAVEAkLIAwhEkEAIRYDQCAGIBZKBEAgGCAWIAlrIgxBCGoiECAQIBhKGyEdIBogFyAMIAZrQQFqIhAgECAXSBsiECAXa0EEdGohEyAbIAwgEGtBBHRqIQz9DAAAAAAAAAAAAAAAAAAAAAAhHv0MAAAAAAAAAAAAAAAAAAAAACEi/QwAAAAAAAAAAAAAAAAAAAAAISP9DAAAAAAAAAAAAAAAAAAAAAAhJP0MAAAAAAAAAAAAAAAAAAAAACEl/QwAAAAAAAAAAAAAAAAAAAAAISb9DAAAAAAAAAAAAAAAAAAAAAAhJ/0MAAAAAAAAAAAAAAAAAAAAACEoA0AgEEEEaiIRIB1MBEAgE/0ABAAiKSAMQTBrIhD9AAQwIiogE/0ABBAiHyAQ/QAEICIrIBP9AAQgIiAgEP0ABBAiLCAT/QAEMCIhIBD9AAQAIB79hQL9hQL9hQL9hQIhHiApIBD9AARAIi0gHyAqICAgKyAhICwgIv2FAv2FAv2FAv2FAiEiICkgEP0ABFAiLCAfIC0gICAqICEgKyAj/YUC/YUC/YUC/YUCISMgKSAQ/QAEYCIrIB8gLCAgIC0gISAqICT9hQL9hQL9hQL9hQIhJCApIBD9AARwIiogHyArICAgLCAhIC0gJf2FAv2FAv2FAv2FAiElICkgEP0ABIABIi0gHyAqICAgKyAhICwgJv2FAv2FAv2FAv2FAiEmICkgEP0ABJABIiwgHyAtICAgKiAhICsgJ/2FAv2FAv2FAv2FAiEnICkgEP0ABKABIB8gLCAgIC0gISAqICj9hQL9hQL9hQL9hQIhKCARIRAgE0FAayETIAxBQGohDAwBCwsDQCAQIB1IBEAgE/0ABAAiHyAM/QAEACAe/YUCIR4gHyAM/QAEECAi/YUCISIgHyAM/QAEICAj/YUCISMgHyAM/QAEMCAk/YUCISQgHyAM/QAEQCAl/YUCISUgHyAM/QAEUCAm/YUCISYgHyAM/QAEYCAn/YUCIScgHyAM/QAEcCAo/YUCISggEEEBaiEQIBNBEGohEyAMQRBrIQwMAQsLIBwgFCAWbGohDCALRSAKRSAVQQRGIBZBCGogBkxxcXEEQCAEIAxqIgwgHv0LBAAgDCAUaiAi/QsEACAUQQF0IhAgDGogI/0LBAAgFEEDbCIRIAxqICT9CwQAIAwgFEECdGoiDCAl/QsEACAMIBRqICb9CwQAIAwgEGogJ/0LBAAgDCARaiAo/QsEAAUgDyAe/QsEACAPICL9CwQQIA8gI/0LBCAgDyAk/QsEMCAPICX9CwRAIA8gJv0LBFAgDyAn/QsEYCAPICj9CwRwIAQgDGohESACIAxqIRMgAyAMaiEQIA8iDEEIIAYgFmsiHSAdQQhKG0EEdGohHQNAIAwgHUkEQCAM/QAEACEeIBVBBEYEQCAKBEAgHiAT/QAEAP3mASEeCyARIAsEeyAeIBD9AAQA/eQBBSAeC/0LBAAFIAoEQCAeAnsgFUEBRgRAIBP9XAIADAELIBP9XQMAIR4gFUECRgR7IB4FIBMgHv1WAggCCwv95gEhHgsgCwRAIB4CeyAVQQFGBEAgEP1cAgAMAQsgEP1dAwAhHiAVQQJGBHsgHgUgECAe/VYCCAILC/3kASEeCyAVQQFGBEAgESAe/VoCAAAFIBEgHv1bAwAAIBVBA0YEQCARIB79WgIIAgsLCyAMQRBqIQwgESAUaiERIBMgFGohEyAQIBRqIRAMAQsLCyAWQQhqIRYMAQsLIA1BAWohDQwBCwsL5AICAXsIfyAFQQx0IQUgBkEMdCIGIAMgBGwiAyADIAZLGyEIA0AgBSAISQRAIAQgBSAEcCIGayIDIAggBWsiCSADIAlJGyEDIAVBAnQiCyAAaiEJIAEgBkECdGohCiACIAtqIQtBACEGA0AgAyAGSwRAIAsgBkECdCINaiEMIAkgDWohDiAKIA1qIQ8gAyAGayINQQRPBHsgDv0ABAAFAnsgDUEBRgRAIA79XAIADAELIA79XQMAIQcgDUECRgR7IAcFIA4gB/1WAggCCwsLIA1BBE8EeyAP/QAEAAUCeyANQQFGBEAgD/1cAgAMAQsgD/1dAwAhByANQQJGBHsgBwUgDyAH/VYCCAILCwv95AEhByANQQRPBEAgDCAH/QsEAAUgDUEBRgRAIAwgB/1aAgAABSAMIAf9WwMAACANQQNGBEAgDCAH/VoCCAILCwsgBkEEaiEGDAELCyADIAVqIQUMAQsLCzYAIARBDHQiBCAFQQx0IgUgAiACIAVLGyICSQRAIAMgBEECdCIDIABqIAEgA2ogAiAEaxAKCws=";
});
// src/wasm/generated/simd.ts
var simd_exports = /* @__PURE__ */ __exportAll({ base64: () => base64 });
var base64;
var init_simd = __esmMin(() => {
  base64 =
    "AGFzbQEAAAAB9wEVYAd/f39/f39/AGAJf39/f39/f39/AGAGf39/f39/AGAEf39/fwBgDn9/f39/f39/f39/f39/AGAIf39/f39/f38AYA9/f39/f39/f39/f39/f38AYAN/f38AYAR/f39/AXxgB39/f39/fX8AYAd/f39/f399AGAJf397e3t7f39/AGANf39/f39/f39/fH9/fwBgDH9/f39/f39/f3x/fwBgDX9/f39/f39/f39/f38AYAp/f39/f39/fH9/AGAOf39/f39/f39/f3x/f38AYAABf2ALf39/f39/f39/f38AYAd/f39/f398AGAIf39/f39/f3wAAygnAQIHAQgJCgACAAMLAQQEDA0BDgQPABADBQURAAADBQYSEwAUBgACBQMBAAEHjwIXCGhlYXBCYXNlABoKYWN0aXZhdGlvbgAmA2FkZAAlCGJhbmRDb252ACQFZGVjYXkAIwZkaXZpZGUAIgVlbWJlZAAhCmdhdGhlclRhcHMAIARnZW1tAB8IZ2VtbVBhY2sAHQpncmlkU3ByZWFkABwHZ3JpZFN1bQAbD2xpbmVhckF0dGVudGlvbgAWCG11bHRpcGx5ABUEbm9ybQAUDHJlc3BvbnNlVGFwcwATDnNraUludGVycG9sYXRlABILc2tpUmVzdHJpY3QAEQdza2lUYXBzABAQc29mdG1heEF0dGVudGlvbgAPCHRvZXBsaXR6AA0QdG9lcGxpdHpTcGVjdHJ1bQAMBm1lbW9yeQIACpLRAie9AwILewx/A0AgFiAHQQJ0SQRAQQAhFANAIAYgFEsEQCAAIAEgFGxqIBZqIhcgAWoiGCABaiIZIAFqIRogF/0ABAAhCSAX/QAEECEKIBj9AAQAIQsgGP0ABBAhDCAZ/QAEACENIBn9AAQQIQ4gGv0ABAAhDyAa/QAEECEQIAIgAyAUbGoiGyADaiIcIANqIh0gA2ohHiAEIBZqIhUgBSAIbGohHwNAIBUgH0kEQCAb/QkCACISIBX9AAQAIhH95gEgCf3kASEJIBIgFf0ABBAiEv3mASAK/eQBIQogHP0JAgAiEyAR/eYBIAv95AEhCyATIBL95gEgDP3kASEMIB39CQIAIhMgEf3mASAN/eQBIQ0gEyAS/eYBIA795AEhDiAe/QkCACITIBH95gEgD/3kASEPIBMgEv3mASAQ/eQBIRAgG0EEaiEbIBxBBGohHCAdQQRqIR0gHkEEaiEeIAUgFWohFQwBCwsgFyAJ/QsEACAXIAr9CwQQIBggC/0LBAAgGCAM/QsEECAZIA39CwQAIBkgDv0LBBAgGiAP/QsEACAaIBD9CwQQIBRBBGohFAwBCwsgFkEgaiEWDAELCwv2AQIBewV/IABBACABQQV0/AsAA0AgBCAJSwRAQQAhBwNAIAUgB0sEQCAHQQJ0IgogAGohCCACIApqIQogBSAHayILQQRPBHsgCv0ABAAFAnsgC0EBRgRAIAr9XAIADAELIAr9XQMAIQYgC0ECRwR7IAogBv1WAggCBSAGCwsLIQYgBSAHayIKQQRPBEAgCCAG/QsEAAUgCkEBRgRAIAggBv1aAgAABSAIIAb9WwMAACAKQQNGBEAgCCAG/VoCCAILCwsgB0EEaiEHDAELCyAAIAVBAnRqQwAAgD84AgAgCUEBaiEJIAAgAWohACACIANqIQIMAQsLC64BAQd7IAFBAkYEQCAA/QAEECEDIAAgAP0ABAAiBCAA/QAEICIIIAL9CQIIIgn95gEgAP0ABDAiBSAC/QkCDCIG/eYB/eUBIgf95AH9CwQAIAAgAyAFIAn95gEgCCAG/eYB/eQBIgX95AH9CwQQIAAgBCAH/eUB/QsEICAAIAMgBf3lAf0LBDAFIAFBAksEQCAAIAEgAkEBQQAgAiABQQF2QQFrQQNuQRhsahAICwsLxAECBH8BeyAEIQkDQCAJIAQgBWpIBEAgASACIAlsaiEKQQAhCwNAIAYgC0sEQCALQQR0IgwgByAHIAxLGyIMIABqIAlBAEggAyAJTHIEe/0MAAAAAAAAAAAAAAAAAAAAAAUgCEEERgR7IAogDGr9AAQABQJ7IAhBAUYEQCAK/VwCAAwBCyAK/V0DACENIAhBAkYEeyANBSAKIA39VgIIAgsLCwv9CwQAIAtBAWohCwwBCwsgCUEBaiEJIABBQGshAAwBCwsLxQEDAXsEfwF8A0AgAiAHSwRA/QwAAAAAAAAAAAAAAAAAAAAAIQRBACEFA0AgAyAFSwRAIAAgBUECdGohBiAEIAMgBWsiCEEETwR7IAb9AAQABQJ7IAhBAUYEQCAG/VwCAAwBCyAG/V0DACEEIAhBAkYEeyAEBSAGIAT9VgIIAgsLC/3kASEEIAVBBGohBQwBCwsgCSAE/R8AuyAE/R8Bu6CgIAT9HwK7IAT9HwO7oKAhCSAHQQFqIQcgACABaiEADAELCyAJC90FAgZ7BH8gA0EgSQRAIABBACAEQQd0/AsACyAF/RMhBwNAIAMgDksEQEEAIQ0DQCAEIA1LBEAgASANQQJ0aiEPIAQgDWsiEEEETwR7IA/9AAQABQJ7IBBBAUYEQCAP/VwCAAwBCyAP/V0DACEIIBBBAkYEeyAIBSAPIAj9VgIIAgsLCyIJIAf95QH9DAAAskIAALJCAACyQgAAskL96gH9DAAA0MIAANDCAADQwgAA0ML96wEiC/0MO6q4PzuquD87qrg/O6q4P/3mAf0MAABASwAAQEsAAEBLAABAS/3kASIK/QwAAEBLAABASwAAQEsAAEBL/bEBIghBAf2sASEMIAAgDUEHdGoiDyAJ/QwAAIA/AACAPwAAgD8AAIA//eQBIAsgCv0MAABASwAAQEsAAEBLAABAS/3lASIK/QwAgDE/AIAxPwCAMT8AgDE//eYB/eUBIAr9DIOAXrmDgF65g4BeuYOAXrn95gH95QEiCiAK/eYBIAr9DNf1tTrX9bU61/W1Otf1tTr95gH9DNoUCTzaFAk82hQJPNoUCTz95AEgCv3mAf0MPKsqPTyrKj08qyo9PKsqPf3kASAK/eYB/QxXqio+V6oqPleqKj5Xqio+/eQBIAr95gH9DP///z7///8+////Pv///z795AH95gEgCv3kAf0MAACAPwAAgD8AAIA/AACAP/3kASAM/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEgCCAM/bEB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEiCCAJ/QwAAAAAAAAAAAAAAAAAAAAA/UT9UiAIIAYbIgj9WgIAACAEIA1rIhBBAUsEQCAPQYABaiAI/VoCAAELIBBBAksEQCAPQYACaiAI/VoCAAILIBBBA0sEQCAPQYADaiAI/VoCAAMLIA1BBGohDQwBCwsgDkEBaiEOIABBBGohACABIAJqIQEMAQsLC7YBAgR/AnsDQCAEIAlLBEBDAACAPyACIAVBAnRqKgIAIAaSlf0TIQxBACEHA0AgBSAHSwRAIAdBAnQiCiAAaiEIIAIgCmr9AAQAIAz95gEhCyAFIAdrIgpBBE8EQCAIIAv9CwQABSAKQQFGBEAgCCAL/VoCAAAFIAggC/1bAwAAIApBA0YEQCAIIAv9WgIIAgsLCyAHQQRqIQcMAQsLIAlBAWohCSAAIAFqIQAgAiADaiECDAELCwvvJQINfxZ7IAFBgAJLBEAgAiADQRhsaiEIIAFBAnYiCUEFdCEKIAFBA3QiC0EBdCEMIAsgDGohDSACIARBGGxqIgL9CQIAIRQgAv0JAgQhFSAC/QkCCCEWIAL9CQIMIRcgAv0JAhAhGCAC/QkCFCEZIAsgACIHaiEOA0AgByAOSQRAIAf9AAQAIhogByAMaiIP/QAEACIbIBb95gEgD/0ABBAiHCAX/eYB/eUBIh395AEhHiAH/QAEECIfIBwgFv3mASAbIBf95gH95AEiG/3kASEcIAcgHiAHIAtqIhD9AAQAIiAgFP3mASAQ/QAEECIhIBX95gH95QEiIiAHIA1qIhH9AAQAIiMgGP3mASAR/QAEECIkIBn95gH95QEiJf3kASIm/eQB/QsEACAHIBwgISAU/eYBICAgFf3mAf3kASIgICQgGP3mASAjIBn95gH95AEiIf3kASIj/eQB/QsEECAQIB4gJv3lAf0LBAAgECAcICP95QH9CwQQIA8gGiAd/eUBIhogICAh/eUBIhz95QH9CwQAIA8gHyAb/eUBIhsgIiAl/eUBIh395AH9CwQQIBEgGiAc/eQB/QsEACARIBsgHf3lAf0LBBAgB0EgaiEHDAELCyAEQQJ0IQRBACEHA0AgB0EESQRAIAcgCmwiCyAAaiAJIAggA0ECdCAEIAdqIAUgBiALahAHIAdBAWohBwwBCwsgAUEDdCIBQQF0IQMgASADaiEEIAL9CQIAIRQgAv0JAgQhFSAC/QkCCCEWIAL9CQIMIRcgAv0JAhAhGCAC/QkCFCEZIAAgAWohAgNAIAAgAkkEQCAA/QAEACIaIAAgAWoiBf0ABAAiG/3kASEcIAD9AAQQIh0gBf0ABBAiHv3kASEfIAAgA2oiBv0ABAAiICAAIARqIgf9AAQAIiH95AEhIiAG/QAEECIjIAf9AAQQIiT95AEhJSAAIBwgIv3kAf0LBAAgACAfICX95AH9CwQQIAYgHyAl/eUBIh8gF/3mASAcICL95QEiHCAW/eYB/eQB/QsEACAGIB8gFv3mASAcIBf95gH95QH9CwQQIAUgHSAe/eUBIhwgISAg/eUBIh395AEiHiAV/eYBIBogG/3lASIaICMgJP3lASIb/eQBIh8gFP3mAf3kAf0LBAAgBSAeIBT95gEgHyAV/eYB/eUB/QsEECAHIBwgHf3lASIcIBn95gEgGiAb/eUBIhogGP3mAf3kAf0LBAAgByAcIBj95gEgGiAZ/eYB/eUB/QsEECAAQSBqIQAMAQsLDwsgACABQQV0aiENIAEhCSACIQoDQCAJQQhLBEAgCUEFdCEOIAAhAiAKIARBGGxqIQcDQCACIA1JBEAgCUEDdCIPQQF0IRAgDyAQaiERIAf9CQIAIRQgB/0JAgQhFSAH/QkCCCEWIAf9CQIMIRcgB/0JAhAhGCAH/QkCFCEZIAIhCCACIA9qIRIDQCAIIBJJBEAgCP0ABAAiGiAIIBBqIhP9AAQAIhsgFv3mASAT/QAEECIcIBf95gH95QEiHf3kASEeIAj9AAQQIh8gHCAW/eYBIBsgF/3mAf3kASIb/eQBIRwgCCAeIAggD2oiC/0ABAAiICAU/eYBIAv9AAQQIiEgFf3mAf3lASIiIAggEWoiDP0ABAAiIyAY/eYBIAz9AAQQIiQgGf3mAf3lASIl/eQBIib95AH9CwQAIAggHCAhIBT95gEgICAV/eYB/eQBIiAgJCAY/eYBICMgGf3mAf3kASIh/eQBIiP95AH9CwQQIAsgHiAm/eUB/QsEACALIBwgI/3lAf0LBBAgEyAaIB395QEiGiAgICH95QEiHP3lAf0LBAAgEyAfIBv95QEiGyAiICX95QEiHf3kAf0LBBAgDCAaIBz95AH9CwQAIAwgGyAd/eUB/QsEECAIQSBqIQgMAQsLIAIgDmohAiAHQRhqIQcMAQsLIAogA0EYbGohCiADQQJ0IQMgBEECdCEEIAlBAnYhCQwBCwsgCiAEQRhsaiEHIAlBBEYEQCAAIQIDQCACIA1JBEAgAiAC/QAEACIVIAL9AARAIhYgB/0JAggiF/3mASAC/QAEUCIYIAf9CQIMIhn95gH95QEiGv3kASIbIAL9AAQgIhwgB/0JAgAiHf3mASAC/QAEMCIeIAf9CQIEIh/95gH95QEiICAC/QAEYCIhIAf9CQIQIiL95gEgAv0ABHAiIyAH/QkCFCIk/eYB/eUBIiX95AEiJv3kASIUIAb9AAQAIif95gEgAv0ABBAiKCAYIBf95gEgFiAZ/eYB/eQBIhb95AEiFyAeIB395gEgHCAf/eYB/eQBIhggIyAi/eYBICEgJP3mAf3kASIZ/eQBIhz95AEiHSAG/QAEECIe/eYB/eUBIh8gGyAm/eUBIhsgBv0ABCAiIf3mASAXIBz95QEiFyAG/QAEMCIc/eYB/eUBIiL95AEiIyAVIBr95QEiFSAYIBn95QEiGP3lASIZIAb9AARAIhr95gEgKCAW/eUBIhYgICAl/eUBIiD95AEiJCAG/QAEUCIl/eYB/eUBIiYgFSAY/eQBIhggBv0ABGAiKP3mASAWICD95QEiFiAG/QAEcCIg/eYB/eUBIhX95AEiKf3kAf0LBAAgAiAdICf95gEgFCAe/eYB/eQBIhQgFyAh/eYBIBsgHP3mAf3kASIX/eQBIhsgJCAa/eYBIBkgJf3mAf3kASIZIBYgKP3mASAYICD95gH95AEiFv3kASIY/eQB/QsEECACIBsgGP3lASIYIAf9CQIMIhr95gEgIyAp/eUBIhsgB/0JAggiHP3mAf3kAf0LBEAgAiAYIBz95gEgGyAa/eYB/eUB/QsEUCACIBQgF/3lASIUIBUgJv3lASIV/eQBIhcgB/0JAgQiGP3mASAfICL95QEiGiAZIBb95QEiFv3kASIZIAf9CQIAIhv95gH95AH9CwQgIAIgFyAb/eYBIBkgGP3mAf3lAf0LBDAgAiAUIBX95QEiFCAH/QkCFCIV/eYBIBogFv3lASIWIAf9CQIQIhf95gH95AH9CwRgIAIgFCAX/eYBIBYgFf3mAf3lAf0LBHAgAkGAAWohAiAHQRhqIQcgBkGAAWohBgwBCwsFIAAhAiAFIARBBHRqIQgDQCACIA1JBEAgB/0JAgAhFCAH/QkCBCEVIAf9CQIIIRYgB/0JAgwhFyAH/QkCECEYIAf9CQIUIRkgAiEFIAJBQGshCwNAIAUgC0kEQCAF/QAEACIaIAX9AASAASIbIBb95gEgBf0ABJABIhwgF/3mAf3lASId/eQBIR4gBf0ABBAiHyAcIBb95gEgGyAX/eYB/eQBIhv95AEhHCAFIB4gBUFAayIM/QAEACIgIBT95gEgDP0ABBAiISAV/eYB/eUBIiIgBf0ABMABIiMgGP3mASAF/QAE0AEiJCAZ/eYB/eUBIiX95AEiJv3kAf0LBAAgBSAcICEgFP3mASAgIBX95gH95AEiICAkIBj95gEgIyAZ/eYB/eQBIiH95AEiI/3kAf0LBBAgDCAeICb95QH9CwQAIAwgHCAj/eUB/QsEECAFIBogHf3lASIaICAgIf3lASIc/eUB/QsEgAEgBSAfIBv95QEiGyAiICX95QEiHf3kAf0LBJABIAUgGiAc/eQB/QsEwAEgBSAbIB395QH9CwTQASAFQSBqIQUMAQsLIAL9AAQgIhQgCP0JAgAiFf3mASAC/QAEMCIWIAj9CQIEIhf95gH95QEhGCAC/QAEECIZIBYgFf3mASAUIBf95gH95AEiFP3kASIWIAb9AAQAIhr95gEgAv0ABAAiGyAY/eQBIhwgBv0ABBAiHf3mAf3kASEeIAIgHCAa/eYBIBYgHf3mAf3lASIWIBsgGP3lASIYIAb9AAQgIhr95gEgGSAU/eUBIhQgBv0ABDAiGf3mAf3lASIb/eQB/QsEACACIB4gFCAa/eYBIBggGf3mAf3kASIU/eQB/QsEECACIB4gFP3lASIUIBf95gEgFiAb/eUBIhYgFf3mAf3kAf0LBCAgAiAUIBX95gEgFiAX/eYB/eUB/QsEMCACQUBrIgv9AAQgIRQgBkFAayIF/QAEECEWIAv9AAQQIhggFCAV/eYBIAv9AAQwIhkgF/3mAf3lASIa/eQBIhsgBf0ABAAiHP3mASAL/QAEACIdIBkgFf3mASAUIBf95gH95AEiFP3lASIZIBb95gH95AEhHiALIBkgHP3mASAbIBb95gH95QEiFiAdIBT95AEiFCAF/QAEICIZ/eYBIBggGv3lASIYIAX9AAQwIhr95gH95QEiG/3kAf0LBAAgCyAeIBggGf3mASAUIBr95gH95AEiFP3kAf0LBBAgCyAbIBb95QEiFiAX/eYBIB4gFP3lASIUIBX95gH95AH9CwQgIAsgFiAV/eYBIBQgF/3mAf3lAf0LBDAgAv0ABKABIhQgCP0JAggiFf3mASAC/QAEsAEiFiAI/QkCDCIX/eYB/eUBIRggAv0ABJABIhkgFiAV/eYBIBQgF/3mAf3kASIU/eQBIhYgBv0ABIABIhr95gEgAv0ABIABIhsgGP3kASIcIAb9AASQASId/eYB/eQBIR4gAiAcIBr95gEgFiAd/eYB/eUBIhYgGyAY/eUBIhggBv0ABKABIhr95gEgGSAU/eUBIhQgBv0ABLABIhn95gH95QEiG/3kAf0LBIABIAIgHiAUIBr95gEgGCAZ/eYB/eQBIhT95AH9CwSQASACIB4gFP3lASIUIBf95gEgFiAb/eUBIhYgFf3mAf3kAf0LBKABIAIgFCAV/eYBIBYgF/3mAf3lAf0LBLABIAL9AATQASIUIAL9AATgASIWIBX95gEgAv0ABPABIhggF/3mAf3lASIZ/eQBIhogBv0ABMABIhv95gEgAv0ABMABIhwgGCAV/eYBIBYgF/3mAf3kASIW/eUBIhggBv0ABNABIh395gH95AEhHiACIBggG/3mASAaIB395gH95QEiGCAcIBb95AEiFiAG/QAE4AEiGv3mASAUIBn95QEiFCAG/QAE8AEiGf3mAf3lASIb/eQB/QsEwAEgAiAeIBQgGv3mASAWIBn95gH95AEiFP3kAf0LBNABIAIgGyAY/eUBIhYgF/3mASAeIBT95QEiFCAV/eYB/eQB/QsE4AEgAiAWIBX95gEgFCAX/eYB/eUB/QsE8AEgB/0JAgAhFCAH/QkCBCEVIAf9CQIIIRYgB/0JAgwhFyAH/QkCECEYIAf9CQIUIRkgAiEFA0AgBSALSQRAIAX9AAQAIhogBUFAayIM/QAEACIb/eQBIRwgBf0ABBAiHSAM/QAEECIe/eQBIR8gBf0ABJABIiAgBf0ABNABIiH95AEhIiAFIBwgBf0ABIABIiMgBf0ABMABIiT95AEiJf3kAf0LBAAgBSAfICL95AH9CwQQIAUgHyAi/eUBIh8gF/3mASAcICX95QEiHCAW/eYB/eQB/QsEgAEgBSAfIBb95gEgHCAX/eYB/eUB/QsEkAEgDCAdIB795QEiHCAkICP95QEiHf3kASIeIBX95gEgGiAb/eUBIhogICAh/eUBIhv95AEiHyAU/eYB/eQB/QsEACAMIB4gFP3mASAfIBX95gH95QH9CwQQIAUgHCAd/eUBIhwgGf3mASAaIBv95QEiGiAY/eYB/eQB/QsEwAEgBSAcIBj95gEgGiAZ/eYB/eUB/QsE0AEgBUEgaiEFDAELCyACQYACaiECIAdBGGohByAGQYACaiEGIAhBEGohCAwBCwsLA0AgASAJSwRAIAlBAnQiCUEFdCEHIAAhAiAKIANBAnYiA0EYbGsiCiAEQQJ2IgRBGGxqIQUDQCACIA1JBEAgCUEDdCIIQQF0IQsgCCALaiEMIAX9CQIAIRQgBf0JAgQhFSAF/QkCCCEWIAX9CQIMIRcgBf0JAhAhGCAF/QkCFCEZIAIhBiACIAhqIQ4DQCAGIA5JBEAgBv0ABAAiGiAGIAhqIg/9AAQAIhv95AEhHCAG/QAEECIdIA/9AAQQIh795AEhHyAGIAtqIhD9AAQAIiAgBiAMaiIR/QAEACIh/eQBISIgEP0ABBAiIyAR/QAEECIk/eQBISUgBiAcICL95AH9CwQAIAYgHyAl/eQB/QsEECAQIB8gJf3lASIfIBf95gEgHCAi/eUBIhwgFv3mAf3kAf0LBAAgECAfIBb95gEgHCAX/eYB/eUB/QsEECAPIB0gHv3lASIcICEgIP3lASId/eQBIh4gFf3mASAaIBv95QEiGiAjICT95QEiG/3kASIfIBT95gH95AH9CwQAIA8gHiAU/eYBIB8gFf3mAf3lAf0LBBAgESAcIB395QEiHCAZ/eYBIBogG/3lASIaIBj95gH95AH9CwQAIBEgHCAY/eYBIBogGf3mAf3lAf0LBBAgBkEgaiEGDAELCyACIAdqIQIgBUEYaiEFDAELCwwBCwsLvgUCCH8TeyABQQN0IghBAXQhCyAIIAtqIQwgAiAEQRhsaiIG/QkCACEYIAb9CQIEIQ4gBv0JAgghDyAG/QkCDCEQIAb9CQIQIREgBv0JAhQhEiAIIAAiBmohBwNAIAYgB0kEQCAG/QAEACITIAYgC2oiCf0ABAAiFSAP/eYBIAn9AAQQIhYgEP3mAf3lASIU/eQBIRkgBv0ABBAiGiAWIA/95gEgFSAQ/eYB/eQBIhX95AEhFiAGIBkgBiAIaiIK/QAEACIbIBj95gEgCv0ABBAiHCAO/eYB/eUBIh0gBiAMaiIN/QAEACIXIBH95gEgDf0ABBAiHiAS/eYB/eUBIh/95AEiIP3kAf0LBAAgBiAWIBwgGP3mASAbIA795gH95AEiGyAeIBH95gEgFyAS/eYB/eQBIhf95AEiHP3kAf0LBBAgCiAZICD95QH9CwQAIAogFiAc/eUB/QsEECAJIBMgFP3lASITIBsgF/3lASIU/eUB/QsEACAJIBogFf3lASIVIB0gH/3lASIW/eQB/QsEECANIBMgFP3kAf0LBAAgDSAVIBb95QH9CwQQIAZBIGohBgwBCwsgAUEERgRADwsgAiADQRhsaiECIAFBAnYiBkEFdCEHIARBAnQhCEEAIQEDQCABQQRJBEAgBkECSwRAIAAgBiACIANBAnQgASAIaiAFEAgFIAD9AAQQIQ4gAP0ABCAiDyAFIARBBHRqIAFBAXZBA3RqIgn9CQIAIhD95gEgAP0ABDAiESAJ/QkCBCIS/eYB/eUBIRMgACAA/QAEACIUIBEgEP3mASAPIBL95gH95AEiD/3hASATIAFBAXEiCRsiEP3kAf0LBAAgACAOIBMgDyAJGyIP/eQB/QsEECAAIBQgEP3lAf0LBCAgACAOIA/95QH9CwQwCyABQQFqIQEgACAHaiEADAELCwu7AgICfwF7IAVBACAEayIHIAUgB0gbIgdBACAHQQBOGyIHIAUgAyAEayIDIAMgBUobIgMgAyAHSBshAwNAIAcgCEoEQCAA/QwAAAAAAAAAAAAAAAAAAAAA/QsEACAIQQFqIQggAEEQaiEADAELCyABIAQgB2ogAmxqIQEgBkEETwRAA0AgAyAHSgRAIAAgAf0ABAD9CwQAIAdBAWohByAAQRBqIQAgASACaiEBDAELCwUDQCADIAdKBEAgAAJ7IAZBAUYEQCAB/VwCAAwBCyAB/V0DACEJIAZBAkYEeyAJBSABIAn9VgIIAgsL/QsEACAHQQFqIQcgAEEQaiEAIAEgAmohAQwBCwsLA0AgAyAFSARAIAD9DAAAAAAAAAAAAAAAAAAAAAD9CwQAIANBAWohAyAAQRBqIQAMAQsLC7UwAgl7A38CQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAEEBaw4KAAECAwQFBgcICQoLA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohACADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwv9DAAAAAAAAAAAAAAAAAAAAAD96wEhBCAPQQRPBEAgDiAE/QsEAAUgD0EBRgRAIA4gBP1aAgAABSAOIAT9WwMAACAPQQNGBEAgDiAE/VoCCAILCwsgDUEEaiENDAELCwwKCwNAIAMgDUsEQCANQQJ0IgAgAmohDiAAIAFqIQAgAyANayIPQQRPBHsgAP0ABAAFAnsgD0EBRgRAIAD9XAIADAELIAD9XQMAIQQgD0ECRgR7IAQFIAAgBP1WAggCCwsLIgT94AH94QH9DAAAskIAALJCAACyQgAAskL96gH9DAAA0MIAANDCAADQwgAA0ML96wEiBf0MO6q4PzuquD87qrg/O6q4P/3mAf0MAABASwAAQEsAAEBLAABAS/3kASIG/QwAAEBLAABASwAAQEsAAEBL/bEBIgdBAf2sASEIIAT9DP//f////3////9/////f//96wEgBSAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgX9DACAMT8AgDE/AIAxPwCAMT/95gH95QEgBf0Mg4BeuYOAXrmDgF65g4Beuf3mAf3lASIFIAX95gEgBf0M1/W1Otf1tTrX9bU61/W1Ov3mAf0M2hQJPNoUCTzaFAk82hQJPP3kASAF/eYB/Qw8qyo9PKsqPTyrKj08qyo9/eQBIAX95gH9DFeqKj5Xqio+V6oqPleqKj795AEgBf3mAf0M////Pv///z7///8+////Pv3kAf3mASAF/eQB/QwAAIA/AACAPwAAgD8AAIA//eQBIAj9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASAHIAj9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASIF/QwAAIA/AACAPwAAgD8AAIA/IAT9DAAAAAAAAAAAAAAAAAAAAAD9Q/1S/QwAAIA/AACAPwAAgD8AAIA/IAX95AH95wH95gEhBCAPQQRPBEAgDiAE/QsEAAUgD0EBRgRAIA4gBP1aAgAABSAOIAT9WwMAACAPQQNGBEAgDiAE/VoCCAILCwsgDUEEaiENDAELCwwJCwNAIAMgDUsEQCANQQJ0IgAgAmohDiAAIAFqIQD9DAAAgD8AAIA/AACAPwAAgD/9DAAAgEAAAIBAAACAQAAAgED9DAAAgD8AAIA/AACAPwAAgD8gAyANayIPQQRPBHsgAP0ABAAFAnsgD0EBRgRAIAD9XAIADAELIAD9XQMAIQQgD0ECRgR7IAQFIAAgBP1WAggCCwsLIgf94AH9DJqZaUGamWlBmplpQZqZaUH96gEiCP0M8wQ1P/MENT/zBDU/8wQ1P/3mAf0MAAAAQAAAAEAAAABAAAAAQP3kAf3nASIJ/eYB/eUBIQogCP0MAPD//wDw//8A8P//APD///1OIgQgBP3mAf0MAAAAvwAAAL8AAAC/AAAAv/3mAf0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIF/Qw7qrg/O6q4PzuquD87qrg//eYB/QwAAEBLAABASwAAQEsAAEBL/eQBIgb9DAAAQEsAAEBLAABASwAAQEv9sQEiC0EB/awBIQwgByAH/Qz//39///9/f///f3///39//eoB/Qz//3////9/////f////3///esBIAr9DDbcNbg23DW4Ntw1uDbcNbj95gH9DBhECboYRAm6GEQJuhhECbr95AEgCv3mAf0MLrc+ui63Proutz66Lrc+uv3kASAK/eYB/QyrHEc7qxxHO6scRzurHEc7/eQBIAr95gH9DLLa0juy2tI7strSO7La0jv95AEgCv3mAf0M+yOwvPsjsLz7I7C8+yOwvP3kASAK/eYB/QykPRW9pD0VvaQ9Fb2kPRW9/eQBIAr95gH9DOAWjz7gFo8+4BaPPuAWjz795AEgCv3mAf0Mx+kvv8fpL7/H6S+/x+kvv/3kASAK/eYB/Qw5w4I/OcOCPznDgj85w4I//eQBIAn95gH9DAAAAD8AAAA/AAAAPwAAAD/95gEgBSAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgX9DACAMT8AgDE/AIAxPwCAMT/95gH95QEgBf0Mg4BeuYOAXrmDgF65g4Beuf3mAf3lASAIIAT95QEgCCAE/eQB/eYB/QwAAAC/AAAAvwAAAL8AAAC//eYB/eQBIgQgBP3mASAE/QzX9bU61/W1Otf1tTrX9bU6/eYB/QzaFAk82hQJPNoUCTzaFAk8/eQBIAT95gH9DDyrKj08qyo9PKsqPTyrKj395AEgBP3mAf0MV6oqPleqKj5Xqio+V6oqPv3kASAE/eYB/Qz///8+////Pv///z7///8+/eQB/eYBIAT95AH9DAAAgD8AAIA/AACAPwAAgD/95AEgDP0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIAsgDP2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYB/eYB/eYBIgT95QEgBCAH/QwAAAAAAAAAAAAAAAAAAAAA/UT9UiEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAgLA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohACADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwsiBP0MAACAPwAAgD8AAIA/AACAP/3qAf0MAAAgwgAAIMIAACDCAAAgwv3rASIF/Qw7qrg/O6q4PzuquD87qrg//eYB/QwAAEBLAABASwAAQEsAAEBL/eQBIgb9DAAAQEsAAEBLAABASwAAQEv9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rASEHIAQgBSAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgX9DACAMT8AgDE/AIAxPwCAMT/95gH95QEgBf0Mg4BeuYOAXrmDgF65g4Beuf3mAf3lASIFIAX95gEgBf0M1/W1Otf1tTrX9bU61/W1Ov3mAf0M2hQJPNoUCTzaFAk82hQJPP3kASAF/eYB/Qw8qyo9PKsqPTyrKj08qyo9/eQBIAX95gH9DFeqKj5Xqio+V6oqPleqKj795AEgBf3mAf0M////Pv///z7///8+////Pv3kAf3mASAF/eQBIAf95gEgB/0MAACAPwAAgD8AAIA/AACAP/3lAf3kASAE/QwAAAAAAAAAAAAAAAAAAAAA/UT9UiEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAcLA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohACADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwsiBP0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIF/Qw7qrg/O6q4PzuquD87qrg//eYB/QwAAEBLAABASwAAQEsAAEBL/eQBIgb9DAAAQEsAAEBLAABASwAAQEv9sQEiB0EB/awBIQggBP0MAACAPwAAgD8AAIA/AACAP/3kASAFIAb9DAAAQEsAAEBLAABASwAAQEv95QEiBf0MAIAxPwCAMT8AgDE/AIAxP/3mAf3lASAF/QyDgF65g4BeuYOAXrmDgF65/eYB/eUBIgUgBf3mASAF/QzX9bU61/W1Otf1tTrX9bU6/eYB/QzaFAk82hQJPNoUCTzaFAk8/eQBIAX95gH9DDyrKj08qyo9PKsqPTyrKj395AEgBf3mAf0MV6oqPleqKj5Xqio+V6oqPv3kASAF/eYB/Qz///8+////Pv///z7///8+/eQB/eYBIAX95AH9DAAAgD8AAIA/AACAPwAAgD/95AEgCP0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIAcgCP2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIAT9DAAAAAAAAAAAAAAAAAAAAAD9RP1SIQQgD0EETwRAIA4gBP0LBAAFIA9BAUYEQCAOIAT9WgIAAAUgDiAE/VsDAAAgD0EDRgRAIA4gBP1aAggCCwsLIA1BBGohDQwBCwsMBgsDQCADIA1LBEAgDUECdCIAIAJqIQ4gACABaiEAIAMgDWsiD0EETwR7IAD9AAQABQJ7IA9BAUYEQCAA/VwCAAwBCyAA/V0DACEEIA9BAkYEeyAEBSAAIAT9VgIIAgsLCyIE/QwAALJCAACyQgAAskIAALJC/eoB/QwAANDCAADQwgAA0MIAANDC/esBIgX9DDuquD87qrg/O6q4PzuquD/95gH9DAAAQEsAAEBLAABASwAAQEv95AEiBv0MAABASwAAQEsAAEBLAABAS/2xASIHQQH9rAEhCCAE/QwAAABAAAAAQAAAAEAAAABA/eQBIAUgBv0MAABASwAAQEsAAEBLAABAS/3lASIF/QwAgDE/AIAxPwCAMT8AgDE//eYB/eUBIAX9DIOAXrmDgF65g4BeuYOAXrn95gH95QEiBSAF/eYBIAX9DNf1tTrX9bU61/W1Otf1tTr95gH9DNoUCTzaFAk82hQJPNoUCTz95AEgBf3mAf0MPKsqPTyrKj08qyo9PKsqPf3kASAF/eYB/QxXqio+V6oqPleqKj5Xqio+/eQBIAX95gH9DP///z7///8+////Pv///z795AH95gEgBf3kAf0MAACAPwAAgD8AAIA/AACAP/3kASAI/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEgByAI/bEB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gH9DAAAgD8AAIA/AACAPwAAgD/95AEgBP0MAAAAAAAAAAAAAAAAAAAAAP1E/VIhBCAPQQRPBEAgDiAE/QsEAAUgD0EBRgRAIA4gBP1aAgAABSAOIAT9WwMAACAPQQNGBEAgDiAE/VoCCAILCwsgDUEEaiENDAELCwwFCwNAIAMgDUsEQCANQQJ0IgAgAmohDiAAIAFqIQAgAyANayIPQQRPBHsgAP0ABAAFAnsgD0EBRgRAIAD9XAIADAELIAD9XQMAIQQgD0ECRgR7IAQFIAAgBP1WAggCCwsLIgQgBP0MCtcjPArXIzwK1yM8CtcjPP3mASAE/QwAAAAAAAAAAAAAAAAAAAAA/UT9UiEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAQLA0AgAyANSwRAIA1BAnQiACACaiEOIAAgAWohACADIA1rIg9BBE8EeyAA/QAEAAUCeyAPQQFGBEAgAP1cAgAMAQsgAP1dAwAhBCAPQQJGBHsgBAUgACAE/VYCCAILCwsiBP3gAf3hAf0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIF/Qw7qrg/O6q4PzuquD87qrg//eYB/QwAAEBLAABASwAAQEsAAEBL/eQBIgb9DAAAQEsAAEBLAABASwAAQEv9sQEiB0EB/awBIQggBSAG/QwAAEBLAABASwAAQEsAAEBL/eUBIgX9DACAMT8AgDE/AIAxPwCAMT/95gH95QEgBf0Mg4BeuYOAXrmDgF65g4Beuf3mAf3lASIFIAX95gEgBf0M1/W1Otf1tTrX9bU61/W1Ov3mAf0M2hQJPNoUCTzaFAk82hQJPP3kASAF/eYB/Qw8qyo9PKsqPTyrKj08qyo9/eQBIAX95gH9DFeqKj5Xqio+V6oqPleqKj795AEgBf3mAf0M////Pv///z7///8+////Pv3kAf3mASAF/eQB/QwAAIA/AACAPwAAgD8AAIA//eQBIAj9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASAHIAj9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASIF/QwAAIA/AACAPwAAgD8AAIA/IAT9DAAAAAAAAAAAAAAAAAAAAAD9Q/1S/QwAAIA/AACAPwAAgD8AAIA/IAX95AH95wEhBCAPQQRPBEAgDiAE/QsEAAUgD0EBRgRAIA4gBP1aAgAABSAOIAT9WwMAACAPQQNGBEAgDiAE/VoCCAILCwsgDUEEaiENDAELCwwDCwNAIAMgDUsEQCANQQJ0IgAgAmohDiAAIAFqIQAgAyANayIPQQRPBHsgAP0ABAAFAnsgD0EBRgRAIAD9XAIADAELIAD9XQMAIQQgD0ECRgR7IAQFIAAgBP1WAggCCwsL/QwAALJCAACyQgAAskIAALJC/eoB/QwAANDCAADQwgAA0MIAANDC/esBIgT9DDuquD87qrg/O6q4PzuquD/95gH9DAAAQEsAAEBLAABASwAAQEv95AEiBf0MAABASwAAQEsAAEBLAABAS/2xASIGQQH9rAEhByAEIAX9DAAAQEsAAEBLAABASwAAQEv95QEiBP0MAIAxPwCAMT8AgDE/AIAxP/3mAf3lASAE/QyDgF65g4BeuYOAXrmDgF65/eYB/eUBIgQgBP3mASAE/QzX9bU61/W1Otf1tTrX9bU6/eYB/QzaFAk82hQJPNoUCTzaFAk8/eQBIAT95gH9DDyrKj08qyo9PKsqPTyrKj395AEgBP3mAf0MV6oqPleqKj5Xqio+V6oqPv3kASAE/eYB/Qz///8+////Pv///z7///8+/eQB/eYBIAT95AH9DAAAgD8AAIA/AACAPwAAgD/95AEgB/0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIAYgB/2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIQQgD0EETwRAIA4gBP0LBAAFIA9BAUYEQCAOIAT9WgIAAAUgDiAE/VsDAAAgD0EDRgRAIA4gBP1aAggCCwsLIA1BBGohDQwBCwsMAgsDQCADIA1LBEAgDUECdCIAIAJqIQ4gACABaiEAIAMgDWsiD0EETwR7IAD9AAQABQJ7IA9BAUYEQCAA/VwCAAwBCyAA/V0DACEEIA9BAkYEeyAEBSAAIAT9VgIIAgsLCyIE/V8iBf0Mg8jJbTBf1D+DyMltMF/UP/3yAf0MAAAAAAAAOEMAAAAAAAA4Q/3wASIG/QwAAAAAAAA4QwAAAAAAADhD/fEBIQcgBCAE/Q0ICQoLDA0ODwABAgMEBQYH/V8iBP0Mg8jJbTBf1D+DyMltMF/UP/3yAf0MAAAAAAAAOEMAAAAAAAA4Q/3wASII/QwAAAAAAAA4QwAAAAAAADhD/fEBIQkgBSAH/QwAAEBU+yEJQAAAQFT7IQlA/fIB/fEBIAf9DAAAACBhtOA9AAAAIGG04D398gH98QH9DBgtRFT7Ifk/GC1EVPsh+T/99gH9DBgtRFT7Ifm/GC1EVPsh+b/99wEgBkE//csB/VH9XiAEIAn9DAAAQFT7IQlAAABAVPshCUD98gH98QEgCf0MAAAAIGG04D0AAAAgYbTgPf3yAf3xAf0MGC1EVPsh+T8YLURU+yH5P/32Af0MGC1EVPsh+b8YLURU+yH5v/33ASAIQT/9ywH9Uf1e/Q0AAQIDBAUGBxAREhMUFRYXIgQgBP3mASIFIAT95gEgBf0M+N4uNvjeLjb43i42+N4uNv3mAf0M/7dPuf+3T7n/t0+5/7dPuf3kASAF/eYB/Qxqhwg8aocIPGqHCDxqhwg8/eQBIAX95gH9DKaqKr6mqiq+pqoqvqaqKr795AH95gEgBP3kASEEIA9BBE8EQCAOIAT9CwQABSAPQQFGBEAgDiAE/VoCAAAFIA4gBP1bAwAAIA9BA0YEQCAOIAT9WgIIAgsLCyANQQRqIQ0MAQsLDAELIAEgAkcEQCACIAEgA0ECdPwKAAALCwvOAwIFewJ//QwAAAAAAADwPwAAAAAAAPA/IQogAiEJIAYhDgNAIA4EQCAKIAn98gEgCiAOQQFxGyEKIAkgCf3yASEJIA5BAXYhDgwBCwv9DAAAAAAAAPA/AAAAAAAA8D8hCyADIQkgBiEOA0AgDgRAIAsgCf3yASALIA5BAXEbIQsgCSAJ/fIBIQkgDkEBdiEODAELC/0MAAAAAAAA8D8AAAAAAADwPyEMIAQhCSAGIQ4DQCAOBEAgDCAJ/fIBIAwgDkEBcRshDCAJIAn98gEhCSAOQQF2IQ4MAQsL/QwAAAAAAADwPwAAAAAAAPA/IQ0gBSEJA0AgBgRAIA0gCf3yASANIAZBAXEbIQ0gCSAJ/fIBIQkgBkEBdiEGDAELCwNAIAcgD0sEQCABIAD9XQMA/V8gCv3yAf1e/VsDAAAgAUEIaiAAQQhq/V0DAP1fIAv98gH9Xv1bAwAAIAFBEGogAEEQav1dAwD9XyAM/fIB/V79WwMAACABQRhqIABBGGr9XQMA/V8gDf3yAf1e/VsDAAAgCiAC/fIBIQogCyAD/fIBIQsgDCAE/fIBIQwgDSAF/fIBIQ0gACAIaiEAIAEgCGohASAPQQFqIQ8MAQsLC7cCAgd/AnsgA0ECdCELQwAAgD8gBLOV/RMhEANAIAcgCEkEQCAAIAdBAnQiCSADQQQgAyADQQRLGyIKayIMIAkgDEkbQQJ0aiEMIAEgBEEFdCIOIAdsaiINIgkgDmohDgNAIAkgDkkEQCAJ/QwAAAAAAAAAAAAAAAAAAAAA/QsEACAJQRBqIQkMAQsLQQAhCQNAIAIgCUoEQCAFIAlqIQ4gDCAJIAtsaiEPIBAgCkEERgR7IA/9AAQABQJ7IApBAUYEQCAP/VwCAAwBCyAP/V0DACERIApBAkYEeyARBSAPIBH9VgIIAgsLC/3mASERIA5BAE4EQCANIA5BBXRqIBH9CwQABSANIAQgDmpBBXRqIBH94QH9CwQQCyAJQQFqIQkMAQsLIA0gBCAGEAIgB0EBaiEHDAELCwv9CAIXfwR7IAUgB2pBAWsgB24hHEEEIAYgBkEESxsiI0EERiIPBEAgB0EETyEPCyAGQQJ0IREgBSAHSyEhIAlBAEchHyAGQQNqQQJ2IRogCyAHQQV0QYASakECdGoiJCAHQQZ0aiEeIAIgA2shHSAMIRADQCANIBBLBEBBBCAaIBAgHG4iFSAEbkECdCIUayICIAJBBEsbIiAgFGpBAWtBAnQhDiAUQQJ0IgkgBiAjayICIAIgCUsbQQJ0IQwgDiACIAIgDksbQQJ0IAxrIRcgByAFIBAgHHAgB2wiCWsiAiACIAdLGyEbIAkgCGtBACAhGyITIAdrIRIgFSAEcCAFbCARbCAMaiICIANqIAkgEWxqIQ4gACACaiIMIBEgE2xqIQJBACAHIBFsayEiIBEhCSAPRSAHIBNqIAVKciASIBMgIRtBAEhyBEAgJCAMIAkgBSATIAcgICAXICMQAyAhBEAgHiAMIAkgBSASIAcgICAXICMQAwsgHiAkayEiQcAAIQkgJCECCyABIBQgB0EFdGxqIRYgByAbRiAPIA8bIhUEfyAOBSAeIAdBBnRqICQgB0EESRsLIQwgB0EESQRAQQAhAgNAIAIgIEkEQCACQQR0IgkgFyAJIBdJGyIJICRqIRMgCSAMaiEUIBYgAiAHQQV0bGohGUEAIQkDQCAHIAlLBEAgCyAJQQV0aiISIAlBBnQiGCATav0ABAD9CwQAIBIgIQR7IBMgImogGGr9AAQA/eEBBf0MAAAAAAAAAAAAAAAAAAAAAAv9CwQQIAlBAWohCQwBCwsgCyAHIAoQAkEAIQkDQCAHIAlLBEAgCUEFdCISIAtqIhP9AAQAISggEyAoIBIgGWoiEv0ABAAiJ/3mASAT/QAEECImIBL9AAQQIiX95gH95QH9CwQAIBMgJiAn/eYBICggJf3mAf3kAf0LBBAgCUEBaiEJDAELCyAL/QAEACEoIAv9AAQQIScgC/0ABCAhJiAL/QAEMCElAkAgB0EBRgRAIBQgKP0LBAAMAQsgFCAoICb95AH9CwQAIBT9DPMENT/zBDU/8wQ1P/MENT8gKCAm/eUBICcgJf3lAf3kAf3mAf0LBEALIAJBAWohAgwBCwsFIAsgICAXIAIgIiAJIAwgHSARQcAAIBUbIAcgFiAKICEgFUEAIB8bEA4LIBVFBEAgDiECIAwhCUEAISIDQCAbICJLBEBBACEMA0AgDCAgSQRAIAxBBHQiDiAXIA4gF0kbIg4gCWr9AAQAISUgAiAOaiESICNBBEYEQCASIB8EeyAlIBIgHWr9AAQA/eYBBSAlC/0LBAAFIB8EQCASIB1qIQ4gJQJ7ICNBAUYEQCAO/VwCAAwBCyAO/V0DACElICNBAkYEeyAlBSAOICX9VgIIAgsL/eYBISULICNBAUYEQCASICX9WgIAAAUgEiAl/VsDAAAgI0EDRgRAIBIgJf1aAggCCwsLIAxBAWohDAwBCwsgIkEBaiEiIAIgEWohAiAJQUBrIQkMAQsLCyAQQQFqIRAMAQsLC80TAg5/DXsgCUEFdEGAEmohESAMBEAgCUECdiISQSBBgCAgBW4iDCAMQSBLGyIMQQEgDBsiDCAMIBJLGyETIAUgEmwiFEEBdCEVIBQgFWohFiAJQQN0QcAEaiIXQQF0IRggFyAYaiEZA0AgECASSQRAQQAhDwNAIAEgD0sEQCADIA9BBHQiDCACIAIgDEsbaiEOIAAgDyARbGogEEEFdGoiDCATIBIgEGsiGiATIBpJG0EFdGohGgNAIAwgGkkEQCAEIA5qIhsgFGr9AAQAIh39DBXvwz4V78M+Fe/DPhXvwz795gEgDiAUav0ABAAiHv0MXoNsP16DbD9eg2w/XoNsP/3mAf3kASEfIA79AAQAIiD9DPMENT/zBDU/8wQ1P/MENT8gDiAVav0ABAAiHCAVIBtq/QAEACIh/eQB/eYBIiL95AEhI/0M8wQ1P/MENT/zBDU/8wQ1PyAcICH95QH95gEiISAb/QAEACIk/eUBISUgDCAjIB8gFiAbav0ABAAiJv0MXoNsP16DbD9eg2w/XoNsP/3mASAOIBZq/QAEACIn/QwV78M+Fe/DPhXvwz4V78M+/eYB/eQBIhz95AEiKP3kAf0LBAAgDCAlIB79DBXvwz4V78M+Fe/DPhXvwz795gEgHf0MXoNsP16DbD9eg2w/XoNsP/3mAf3lASIdICf9DF6DbD9eg2w/XoNsP16DbD/95gEgJv0MFe/DPhXvwz4V78M+Fe/DPv3mAf3lASIe/eQBIib95AH9CwQQIAwgF2oiGyAjICj95QH9CwQAIBsgJSAm/eUB/QsEECAMIBhqIhsgICAi/eUBIiAgHSAe/eUBIh395QH9CwQAIBsgHyAc/eUBIhwgJCAh/eQBIh795QH9CwQQIAwgGWoiGyAgIB395AH9CwQAIBv9DAAAAAAAAAAAAAAAAAAAAAAgHP3lASAe/eUB/QsEECAMQSBqIQwgBSAOaiEODAELCyAPQQFqIQ8MAQsLIBAgE2ohECADIAUgE2xqIQMMAQsLBSAJQQJ2Ig5BIEGAICAFbiIEIARBIEsbIgRBASAEGyIEIAQgDksbIRIgBSAObCITQQF0IhQgE2ohFSAJQQN0QcAEaiIWQQF0IRcgFiAXaiEYA0AgDiAPSwRAQQAhEANAIAEgEEsEQCADIBBBBHQiBCACIAIgBEsbaiEMIAAgECARbGogD0EFdGoiBCASIA4gD2siGSASIBlJG0EFdGohGQNAIAQgGUkEQCAEIAz9AAQAIhwgDCAUav0ABAD9DPMENT/zBDU/8wQ1P/MENT/95gEiHf3kASIeIAwgFWr9AAQAIh/9DBXvwz4V78M+Fe/DPhXvwz795gEiICAMIBNq/QAEACIh/Qxeg2w/XoNsP16DbD9eg2w//eYBIiL95AEiI/3kAf0LBAAgBCAdIB/9DF6DbD9eg2w/XoNsP16DbD/95gEiHyAh/QwV78M+Fe/DPhXvwz4V78M+/eYBIiH95AEiJP3kAf0LBBAgBCAWaiIaIB4gI/3lAf0LBAAgGiAdICT95QH9CwQQIAQgF2oiGiAcIB395QEiHCAhIB/95QEiHv3lAf0LBAAgGiAiICD95QEiHyAd/eUB/QsEECAEIBhqIhogHCAe/eQB/QsEACAa/QwAAAAAAAAAAAAAAAAAAAAAIB/95QEgHf3lAf0LBBAgBEEgaiEEIAUgDGohDAwBCwsgEEEBaiEQDAELCyAPIBJqIQ8gAyAFIBJsaiEDDAELCwtBACEDA0AgASADSwRAIAAgAyARbGogCSALIAogAyAJQQV0bGoQFyADQQFqIQMMAQsLIA0EQCAJQQJ2IgpBIEGAICAIbiIDIANBIEsbIgNBASADGyIDIAMgCksbIQsgCCAKbCIMQQF0IQ0gDCANaiEOIAlBA3RBwARqIg9BAXQhECAPIBBqIRJBACEFA0AgBSAKSQRAQQAhCQNAIAEgCUsEQCAGIAlBBHQiAyACIAIgA0sbaiEEIAAgCSARbGogBUEFdGoiAyALIAogBWsiEyALIBNJG0EFdGohEwNAIAMgE0kEQCAD/QAEACIcIAMgD2oiFP0ABAAiHf3kASEeIAP9AAQQIh8gFP0ABBAiIP3lASEhIAMgEGoiFP0ABAAiIiADIBJqIhX9AAQAIiP95AEhJCAU/QAEECIlIBX9AAQQIib95QEhJyAEIB4gJP3kASAEIAdq/QAEAP3mAf0LBAAgBCANaiIU/QzzBDU/8wQ1P/MENT/zBDU/IB4gJP3lASAfICD95AEgJSAm/eQB/eUB/eQB/eYBIAcgFGr9AAQA/eYB/QsEACAEIAxqIhT9DF6DbD9eg2w/XoNsP16DbD8gHCAd/eUBIhwgJ/3kAf3mAf0MFe/DPhXvwz4V78M+Fe/DPiAhICMgIv3lASId/eQB/eYB/eQBIAcgFGr9AAQA/eYB/QsEACAEIA5qIhT9DBXvwz4V78M+Fe/DPhXvwz4gHCAn/eUB/eYB/Qxeg2w/XoNsP16DbD9eg2w/ICEgHf3lAf3mAf3kASAHIBRq/QAEAP3mAf0LBAAgA0EgaiEDIAQgCGohBAwBCwsgCUEBaiEJDAELCyAFIAtqIQUgBiAIIAtsaiEGDAELCwUgCUECdiIKQSBBgCAgCG4iAyADQSBLGyIDQQEgAxsiAyADIApLGyELIAggCmwiDEEBdCENIAwgDWohDiAJQQN0QcAEaiIJQQF0IQ8gCSAPaiEQQQAhBQNAIAUgCkkEQEEAIQcDQCABIAdLBEAgBiAHQQR0IgMgAiACIANLG2ohBCAAIAcgEWxqIAVBBXRqIgMgCyAKIAVrIhIgCyASSRtBBXRqIRIDQCADIBJJBEAgA/0ABAAiHCADIAlqIhP9AAQAIh395AEhHiAD/QAEECIfIBP9AAQQIiD95QEhISADIA9qIhP9AAQAIiIgAyAQaiIU/QAEACIj/eQBISQgE/0ABBAiJSAU/QAEECIm/eUBIScgBCAeICT95AH9CwQAIAQgDWr9DPMENT/zBDU/8wQ1P/MENT8gHiAk/eUBIB8gIP3kASAlICb95AH95QH95AH95gH9CwQAIAQgDGr9DF6DbD9eg2w/XoNsP16DbD8gHCAd/eUBIhwgJ/3kAf3mAf0MFe/DPhXvwz4V78M+Fe/DPiAhICMgIv3lASId/eQB/eYB/eQB/QsEACAEIA5q/QwV78M+Fe/DPhXvwz4V78M+IBwgJ/3lAf3mAf0MXoNsP16DbD9eg2w/XoNsPyAhIB395QH95gH95AH9CwQAIANBIGohAyAEIAhqIQQMAQsLIAdBAWohBwwBCwsgBSALaiEFIAYgCCALbGohBgwBCwsLC7MQAxd/BXsCfSAGIAdsQQJ0IQQgB0EIakF4cUECdCITQQJ2IR4gCiAHQQNqQXxxQQJ0IhlBBnRqIg8gB0EHdGoiGyATQQV0aiIVQYBAayIWIBNBBnRqIRwgBUE/akEGdiEdIAshDgNAIAwgDksEQEHAACAFIA4gHXBBBnQiF2siCyALQcAASxsiGEEDakF8cSEUIA4gHW4iCyAGbiAFbCAEbCALIAZwIAdBAnRsaiIaIABqIAQgF2xqIREgCbb9EyEkIAoiDUEAIBQgGWz8CwBBACESA0AgEiAYSQRAQQAhEANAIAcgEEsEQCAQQQJ0IgsgDWohHyALIBFqIQsgByAQayIgQQRPBHsgC/0ABAAFAnsgIEEBRgRAIAv9XAIADAELIAv9XQMAISUgIEECRgR7ICUFIAsgJf1WAggCCwsLICT95gEhJSAHIBBrIgtBBE8EQCAfICX9CwQABSALQQFGBEAgHyAl/VoCAAAFIB8gJf1bAwAAIAtBA0YEQCAfICX9WgIIAgsLCyAQQQRqIRAMAQsLIBJBAWohEiANIBlqIQ0gBCARaiERDAELCyAWQQAgEyAUbPwLAEEAIQsDQCALIBRJBEAgHCALQQJ0akMAAID/OAIAIAtBAWohCwwBCwsgFyAYaiAFIAgbISFBACESA0AgEiAhSQRAIA8hCyABIBpqIAQgEmxqIQ1BICAFIBJrIhAgEEEgSxsiH0EgSQRAIAtBACAHQQd0/AsAC0EAIREDQCARIB9JBEBBACEQA0AgByAQSwRAIA0gEEECdGohIiALIBBBB3RqIiAgByAQayIjQQRPBHsgIv0ABAAFAnsgI0EBRgRAICL9XAIADAELICL9XQMAISQgI0ECRgR7ICQFICIgJP1WAggCCwsLIiT9WgIAACAHIBBrIiJBAUsEQCAgQYABaiAk/VoCAAELICJBAksEQCAgQYACaiAk/VoCAAILICJBA0sEQCAgQYADaiAk/VoCAAMLIBBBBGohEAwBCwsgEUEBaiERIAtBBGohCyAEIA1qIQ0MAQsLIBsgEyACIBpqIAQgEmxqIAQgHyAHEAEgFUEAIBRBB3T8CwAgFUGAASAKIBkgD0GAASAUQSAgBxAAQQAhDQNAIA0gGEkEQCANIBdqIRAgHCANQQJ0aiEgIBYgDSATbGohESAVIA1BB3RqIgsgCAR/IBAgEkkEf0EABSAfIBAgEmtBAWoiECAQIB9LGwsFIB8LQQJ0aiEQIAtBgAFqISIDQCAQICJJBEAgEEMAAID/OAIAIBBBBGohEAwBCwsgC/0ABAAhJCALQRBqIRAgC0GAAWohIgNAIBAgIkkEQCAkIBD9AAQA/ekBISQgEEEQaiEQDAELCyAgKgIAIikgJP0fACAk/R8BlyAk/R8CICT9HwOXl5ciKv0TISQgKSAqXARAICAgKjgCACAp/RMgJP3lAf0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIl/Qw7qrg/O6q4PzuquD87qrg//eYB/QwAAEBLAABASwAAQEsAAEBL/eQBIib9DAAAQEsAAEBLAABASwAAQEv9sQEiJ0EB/awBISggJSAm/QwAAEBLAABASwAAQEsAAEBL/eUBIiX9DACAMT8AgDE/AIAxPwCAMT/95gH95QEgJf0Mg4BeuYOAXrmDgF65g4Beuf3mAf3lASIlICX95gEgJf0M1/W1Otf1tTrX9bU61/W1Ov3mAf0M2hQJPNoUCTzaFAk82hQJPP3kASAl/eYB/Qw8qyo9PKsqPTyrKj08qyo9/eQBICX95gH9DFeqKj5Xqio+V6oqPleqKj795AEgJf3mAf0M////Pv///z7///8+////Pv3kAf3mASAl/eQB/QwAAIA/AACAPwAAgD8AAIA//eQBICj9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASAnICj9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASElIBEgE2ohEANAIBAgEUsEQCARIBH9AAQAICX95gH9CwQAIBFBEGohEQwBCwsLIAtBgAFqIRADQCALIBBJBEAgC/0ABAAgJP3lAf0MAACyQgAAskIAALJCAACyQv3qAf0MAADQwgAA0MIAANDCAADQwv3rASIl/Qw7qrg/O6q4PzuquD87qrg//eYB/QwAAEBLAABASwAAQEsAAEBL/eQBIib9DAAAQEsAAEBLAABASwAAQEv9sQEiJ0EB/awBISggCyAlICb9DAAAQEsAAEBLAABASwAAQEv95QEiJf0MAIAxPwCAMT8AgDE/AIAxP/3mAf3lASAl/QyDgF65g4BeuYOAXrmDgF65/eYB/eUBIiUgJf3mASAl/QzX9bU61/W1Otf1tTrX9bU6/eYB/QzaFAk82hQJPNoUCTzaFAk8/eQBICX95gH9DDyrKj08qyo9PKsqPTyrKj395AEgJf3mAf0MV6oqPleqKj5Xqio+V6oqPv3kASAl/eYB/Qz///8+////Pv///z7///8+/eQB/eYBICX95AH9DAAAgD8AAIA/AACAPwAAgD/95AEgKP0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBICcgKP2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYB/QsEACALQRBqIQsMAQsLIA1BAWohDQwBCwsgFiATIBVBgAEgGyATIBQgHkEgEAAgEkEgaiESDAELCyADIBpqIAQgF2xqIAQgFiATIBggB0MAAAAAEAYgDkEBaiEODAELCwv0AQICfwJ9A0AgAyANSwRAIAsqAgD8ACEHQwAAgD8gCyoCBCIOkyEPQQAhCANAIAQgCEsEQCAFIAhsIQYgAiAPAn0gBSAHSARAIAAgBiAHaiAFa0EBa0ECdGoqAgAMAQsgCkEAIAUgB0obBH0gASAGIAdqQQJ0aioCAAVDAAAAAAsLlCAOAn0gB0EBaiIMIAVKBEAgACAGIAxqIAVrQQFrQQJ0aioCAAwBCyAKQQAgBSAMShsEfSABIAYgDGpBAnRqKgIABUMAAAAACwuUkjgCACAIQQFqIQggAkEEaiECDAELCyANQQFqIQ0gC0EIaiELDAELCwv/CwMSfwp7AXwgBUECdCEPIAVBP2pBBnYhFSAGQYAIaiIQQYACaiERIAchCwNAIAggC0sEQEHAACAFIAsgFXBBBnQiAmsiByAHQcAASxshDiACQQJ0IgIgACALIBVuIgcgA2wgD2xqaiESIAEgBCAHbCAPbGogAmohByAQQQBBgAT8CwBBACEUQQAhCkEAIRMDQCADIBNLBEAgCiECQcAAIAMgE2siCSAJQcAASxshDCAUQQJqIARPIRYgBEEBayENIANBAWshFyAEQQFLBHxEAAAAAAAA8D8gF7ijBUQAAAAAAAAAAAshJUEAIQkDQCAWIAIgF0lyIAkgDElxBEAgBiAJQQR0aiACuCAlorb9E/0LBAAgCUEBaiEJIAIgDWohAgwBCwsgBiAJIgxBBHRqIRpBACENA0AgDUEQaiAOTQRA/QwAAAAAAAAAAAAAAAAAAAAAIRz9DAAAAAAAAAAAAAAAAAAAAAAhIP0MAAAAAAAAAAAAAAAAAAAAACEh/QwAAAAAAAAAAAAAAAAAAAAAISL9DAAAAAAAAAAAAAAAAAAAAAAhHf0MAAAAAAAAAAAAAAAAAAAAACEb/QwAAAAAAAAAAAAAAAAAAAAAIR79DAAAAAAAAAAAAAAAAAAAAAAhHyAGIQIgEiANQQJ0aiEJA0AgAiAaSQRAIBwgCf0ABAAiJP3kASEcIAL9AAQAIiMgJP3mASAd/eQBIR0gICAJ/QAEECIk/eQBISAgIyAk/eYBIBv95AEhGyAhIAn9AAQgIiT95AEhISAjICT95gEgHv3kASEeICIgCf0ABDAiJP3kASEiICMgJP3mASAf/eQBIR8gAkEQaiECIAkgD2ohCQwBCwsgDUECdCICIBBqIgkgCf0ABAAgHCAd/eUB/eQB/QsEACACIBFqIgIgAv0ABAAgHf3kAf0LBAAgCSAJ/QAEECAgIBv95QH95AH9CwQQIAIgAv0ABBAgG/3kAf0LBBAgCSAJ/QAEICAhIB795QH95AH9CwQgIAIgAv0ABCAgHv3kAf0LBCAgCSAJ/QAEMCAiIB/95QH95AH9CwQwIAIgAv0ABDAgH/3kAf0LBDAgDUEQaiENDAELCwNAIA0gDkkEQCAOIA1rIRkgDUECdCICIBBqIRcgAiARaiEY/QwAAAAAAAAAAAAAAAAAAAAAIR39DAAAAAAAAAAAAAAAAAAAAAAhHCAGIQkgAiASaiECA0AgCSAaSQRAIB0gGUEETwR7IAL9AAQABQJ7IBlBAUYEQCAC/VwCAAwBCyAC/V0DACEbIBlBAkYEeyAbBSACIBv9VgIIAgsLCyIb/eQBIR0gCf0ABAAgG/3mASAc/eQBIRwgCUEQaiEJIAIgD2ohAgwBCwsgFyAX/QAEACAdIBz95QH95AH9CwQAIBggGP0ABAAgHP3kAf0LBAAgDUEEaiENDAELCyAMIBNqIRMgEiAMIA9saiESIBZFIAogDCAEQQFrbGoiCiADQQFrT3EEQEEAIQkDQCAJIA5JBEAgCUECdCICIAdqIQwgAiAQav0ABAAhGyAOIAlrIgJBBE8EQCAMIBv9CwQABSACQQFGBEAgDCAb/VoCAAAFIAwgG/1bAwAAIAJBA0YEQCAMIBv9WgIIAgsLCyAJQQRqIQkMAQsLIBAgEUGAAvwKAAAgEUEAQYAC/AsAIBRBAWohFCAKIANBAWtrIQogByAPaiEHCwwBCwtBACEKA0AgCiAOSQRAIApBAnQiAiAHaiEJIAIgEGr9AAQAIRsgDiAKayICQQRPBEAgCSAb/QsEAAUgAkEBRgRAIAkgG/1aAgAABSAJIBv9WwMAACACQQNGBEAgCSAb/VoCCAILCwsgCkEEaiEKDAELCyAEQQFLBEAgByAPaiECQQAhCQNAIAkgDkkEQCACIAlBAnQiB2ohCiAHIBFq/QAEACEbIA4gCWsiB0EETwRAIAogG/0LBAAFIAdBAUYEQCAKIBv9WgIAAAUgCiAb/VsDAAAgB0EDRgRAIAogG/1aAggCCwsLIAlBBGohCQwBCwsLIAtBAWohCwwBCwsL7gkEDHsSfwJ+AXwgBUE/akEGdiEkIAdBAnQiIkEAIAZBAUsbISUgCyEaA0AgDCAaSwRAIBogJG4hJiAaICRwQQZ0Ih5BQGsiBCAFIAQgBUkbIScgBkEBayAebCAGQQJJBH9BAAUgHq0gBkEBa61+IAVBAWutgCIrIAZBAmutIiwgKyAsVBunCyIjIAVBAWtsayEbA0AgHiAnSQRAIAAgBiAmbCAjaiAibGohCyAFICZsIB5qICJsIgQgAWohHyACIARqISAgAyAEaiEhIBshBCAnIB5rIRwgI0ECaiAGTyEdIAZBAWshKCAFQQFrISkgBkEBSwR8RAAAAAAAAPA/ICm4owVEAAAAAAAAAAALIS1BACEZA0AgBCApSSAdciAZIBxJcQRAIAogGUEEdGogBLggLaK2/RP9CwQAIBlBAWohGSAEIChqIQQMAQsLIAogGSIcQQR0aiEoQQAhHQNAIB1BEGogB00EQCALICVqIgT9AAQAIAv9AAQAIhH95QEhEiAE/QAEECAL/QAEECIT/eUBIRQgBP0ABCAgC/0ABCAiFf3lASEWIAT9AAQwIAv9AAQwIhf95QEhGCAKIQRBACEZA0AgBCAoSQRAIAT9AAQAIg0gEv3mASAR/eQBIQ4gDSAU/eYBIBP95AEhECANIBb95gEgFf3kASEPIA0gGP3mASAX/eQBIQ0gCARAIA4gGSAfaiIp/QAEAP3kASEOIA8gKf0ABCD95AEhDyAQICn9AAQQ/eQBIRAgDSAp/QAEMP3kASENCyAJBEAgDiAZICBqIin9AAQA/eYBIQ4gDyAp/QAEIP3mASEPIBAgKf0ABBD95gEhECANICn9AAQw/eYBIQ0LIBkgIWoiKSAO/QsEACApIBD9CwQQICkgD/0LBCAgKSAN/QsEMCAEQRBqIQQgGSAiaiEZDAELCyAdQRBqIR0gC0FAayELICFBQGshISAfQUBrIR8gIEFAayEgDAELCwNAIAcgHUsEQCAHIB1rIilBBE8EeyAL/QAEAAUCeyApQQFGBEAgC/1cAgAMAQsgC/1dAwAhDSApQQJGBHsgDQUgCyAN/VYCCAILCwshDiALICVqIQQgKUEETwR7IAT9AAQABQJ7IClBAUYEQCAE/VwCAAwBCyAE/V0DACENIClBAkYEeyANBSAEIA39VgIIAgsLCyAO/eUBIQ8gCiEZQQAhBANAIBkgKEkEQCAZ/QAEACAP/eYBIA795AEhDSAIBEAgBCAfaiEqIA0gKUEETwR7ICr9AAQABQJ7IClBAUYEQCAq/VwCAAwBCyAq/V0DACENIClBAkYEeyANBSAqIA39VgIIAgsLC/3kASENCyAJBEAgBCAgaiEqIA0gKUEETwR7ICr9AAQABQJ7IClBAUYEQCAq/VwCAAwBCyAq/V0DACENIClBAkYEeyANBSAqIA39VgIIAgsLC/3mASENCyAEICFqISogKUEETwRAICogDf0LBAAFIClBAUYEQCAqIA39WgIAAAUgKiAN/VsDAAAgKUEDRgRAICogDf1aAggCCwsLIBlBEGohGSAEICJqIQQMAQsLIB1BBGohHSALQRBqIQsgIUEQaiEhIB9BEGohHyAgQRBqISAMAQsLIBwgHmohHiAjQQFqISMgGyAcIAZBAWtsaiAFQQFrayEbDAELCyAaQQFqIRoMAQsLC+cIAw5/CHsBfSACQQF2IRIgBEEDakECdiEUIAMgBGxBAnQiEyATQQF0IAUbIRUgBEECdCEWIAwhDwNAIA0gD0sEQCAEIA8gFHBBAnQiA2shECABIA8gFG4iDCAEbCADakECdGohFyALIQ4gACAMIAxBAXQgBRsgBGwgA2pBAnRqIREgBUUhGCAGQQBHIRkgArMhJEEAIQMDQCADIBJJBEAgESASIANrIBVsaiEaIBEgAyAVbGohGyAQQQRPBHsgG/0ABAAFAnsgEEEBRgRAIBv9XAIADAELIBv9XQMAIRwgEEECRgR7IBwFIBsgHP1WAggCCwsLIR8gEEEETwR7IBr9AAQABQJ7IBBBAUYEQCAa/VwCAAwBCyAa/V0DACEcIBBBAkYEeyAcBSAaIBz9VgIIAgsLCyEgIAogA0EDdGoiDP0JAgAhHSAM/QkCBCEe/QwAAAAAAAAAAAAAAAAAAAAAIRwgA0EARyAYcQR7IBYgG2ohDCAQQQRPBHsgDP0ABAAFAnsgEEEBRgRAIAz9XAIADAELIAz9XQMAIRwgEEECRgR7IBwFIAwgHP1WAggCCwsLIRwgFiAaaiEMIBBBBE8EeyAM/QAEAAUCeyAQQQFGBEAgDP1cAgAMAQsgDP1dAwAhISAQQQJGBHsgIQUgDCAh/VYCCAILCwshISAZBHsgHCAdIB795gEgJCAkkiAklP0T/eYBIiL95gEhHCAhICL95gEFICELBf0MAAAAAAAAAAAAAAAAAAAAAAshIiAOIBwgIv3lASIhIB795gEgHyAg/eQBIiMgHf3mAf3kASAcICL95AEiHCAd/eYB/eUBIB8gIP3lASIfIB795gH95QH9CwQAIA4gHyAd/eYBICEgHf3mASAjIB795gH95QH95AEgHCAe/eYB/eUB/QsEECADQQFqIQMgDkEgaiEODAELCyALIBIgCRAC/QwAAABAAAAAQAAAAEAAAABA/QwAAIA/AACAPwAAgD8AAIA/IAUbIRwgEmghGEEAIQwDQCAMIBJJBEAgDCEDQQAhDkEAIREDQCARIBhJBEAgA0EBcSAOQQF0ciEOIBFBAWohESADQQF2IQMMAQsLIAsgDEEFdGoiA/0ABAAiHSAc/eYBIB0gDhshHSAOQQF0IhFBAXQiGSACRwRAIBEgAmsgESACIBlJGyAHayIRIAhIIBFBAE5xBEAgFyARIBNsaiERIBBBBE8EQCARIB39CwQABSAQQQFGBEAgESAd/VoCAAAFIBEgHf1bAwAAIBBBA0YEQCARIB39WgIIAgsLCwsLIAP9AAQQIBz95gEhHSAOQQF0QQFqIgNBAXQiDiACRwRAIAMgAmsgAyACIA5JGyAHayIDIAhIIANBAE5xBEAgFyADIBNsaiEDIBBBBE8EQCADIB39CwQABSAQQQFGBEAgAyAd/VoCAAAFIAMgHf1bAwAAIBBBA0YEQCADIB39WgIIAgsLCwsLIAxBAWohDAwBCwsgD0EBaiEPDAELCwu7FwQHfwd7AX0DfCAFuCEbIAghCgNAIAkgCksEQCAFIApsQQJ0IgQgA2ohDCAAIARqIQsgBkEDRgR8QQAhCP0MAAAAAAAAAAAAAAAAAAAAACER/QwAAAAAAAAAAAAAAAAAAAAAIRP9DAAAAAAAAAAAAAAAAAAAAAAhFP0MAAAAAAAAAAAAAAAAAAAAACESA0AgCEEQaiIEIAVNBEAgESALIAhBAnRqIgj9AAQA/eQBIREgEyAI/QAEEP3kASETIBQgCP0ABCD95AEhFCASIAj9AAQw/eQBIRIgBCEIDAELCwNAIAUgCEsEQCALIAhBAnRqIQQgESAFIAhrIg1BBE8EeyAE/QAEAAUCeyANQQFGBEAgBP1cAgAMAQsgBP1dAwAhESANQQJHBHsgBCAR/VYCCAIFIBELCwv95AEhESAIQQRqIQgMAQsLIBH9XyARIBH9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIR/SEAIBH9IQGgIBP9XyATIBP9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIR/SEAIBH9IQGgoCAU/V8gFCAU/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoCAS/V8gEiAS/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoKCgIBujBUQAAAAAAAAAAAshGUEAIQj9DAAAAAAAAAAAAAAAAAAAAAAhEv0MAAAAAAAAAAAAAAAAAAAAACER/QwAAAAAAAAAAAAAAAAAAAAAIRP9DAAAAAAAAAAAAAAAAAAAAAAhFCAZtiIY/RMhFSAZIBi7obb9EyEWA0AgCEEQaiIEIAVNBEAgCyAIQQJ0aiII/QAEACAV/eUBIBb95QEiFyAX/eYBIBL95AEhEiAI/QAEECAV/eUBIBb95QEiFyAX/eYBIBH95AEhESAI/QAEICAV/eUBIBb95QEiFyAX/eYBIBP95AEhEyAI/QAEMCAV/eUBIBb95QEiFyAX/eYBIBT95AEhFCAEIQgMAQsLA0AgBSAISwRAIAsgCEECdGohBCAFIAhrIg1BBE8EeyAE/QAEAAUCeyANQQFGBEAgBP1cAgAMAQsgBP1dAwAhFyANQQJHBHsgBCAX/VYCCAIFIBcLCwsgFf3lASAW/eUB/QwAAAAAAQAAAAIAAAADAAAAIA39Ef06/U4iFyAX/eYBIBL95AEhEiAIQQRqIQgMAQsLIBL9XyASIBL9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIS/SEAIBL9IQGgIBH9XyARIBH9DQgJCgsMDQ4PAAECAwQFBgf9X/3wASIR/SEAIBH9IQGgoCAT/V8gEyAT/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoCAU/V8gFCAU/Q0ICQoLDA0ODwABAgMEBQYH/V/98AEiEf0hACAR/SEBoKCgIBujIRogBkECRgRAIAEqAgC7IBogB6Cfo7b9EyERQQAhBANAIAQgBUkEQCAEQQJ0IgggC2ohDSAIIAxqIQggBSAEayIOQQRPBHsgDf0ABAAFAnsgDkEBRgRAIA39XAIADAELIA39XQMAIRIgDkECRwR7IA0gEv1WAggCBSASCwsLIBH95gEhEiAOQQRPBEAgCCAS/QsEAAUgDkEBRgRAIAggEv1aAgAABSAIIBL9WwMAACAOQQNGBEAgCCAS/VoCCAILCwsgBEEEaiEEDAELCwUgBkEDRgRARAAAAAAAAPA/IBogB6Cfo7b9EyERIBm2Ihj9EyESIBkgGLuhtv0TIRNBACEEA0AgBCAFSQRAIARBAnQiDSALaiEOIAEgDWohDyACIA1qIRAgBSAEayIIQQRPBHsgDv0ABAAFAnsgCEEBRgRAIA79XAIADAELIA79XQMAIRQgCEECRwR7IA4gFP1WAggCBSAUCwsLIBL95QEgE/3lASAR/eYBIAhBBE8EeyAP/QAEAAUCeyAIQQFGBEAgD/1cAgAMAQsgD/1dAwAhFCAIQQJHBHsgDyAU/VYCCAIFIBQLCwv95gEgCEEETwR7IBD9AAQABQJ7IAhBAUYEQCAQ/VwCAAwBCyAQ/V0DACEUIAhBAkcEeyAQIBT9VgIIAgUgFAsLC/3kASEUIAwgDWohDSAIQQRPBEAgDSAU/QsEAAUgCEEBRgRAIA0gFP1aAgAABSANIBT9WwMAACAIQQNGBEAgDSAU/VoCCAILCwsgBEEEaiEEDAELCwVEAAAAAAAA8D8gGp8gB6CjtiEYIAZBAUYEQCAY/RMhEUEAIQQDQCAEIAVJBEAgBEECdCIIIAtqIQ0gASAIaiEOIAUgBGsiD0EETwR7IA39AAQABQJ7IA9BAUYEQCAN/VwCAAwBCyAN/V0DACESIA9BAkcEeyANIBL9VgIIAgUgEgsLCyAR/eYBIA9BBE8EeyAO/QAEAAUCeyAPQQFGBEAgDv1cAgAMAQsgDv1dAwAhEiAPQQJHBHsgDiAS/VYCCAIFIBILCwv95gEhEiAIIAxqIQggD0EETwRAIAggEv0LBAAFIA9BAUYEQCAIIBL9WgIAAAUgCCAS/VsDAAAgD0EDRgRAIAggEv1aAggCCwsLIARBBGohBAwBCwsFIAZBBEYEQCAY/RMhEUEAIQQDQCAEIAVJBEAgBEECdCIIIAtqIQ0gBSAEayIOQQRPBHsgDf0ABAAFAnsgDkEBRgRAIA39XAIADAELIA39XQMAIRIgDkECRwR7IA0gEv1WAggCBSASCwsLIhIgEf3mASACIAhqIQ0gASAIaiEPIA5BBE8EeyAN/QAEAAUCeyAOQQFGBEAgDf1cAgAMAQsgDf1dAwAhFCAOQQJHBHsgDSAU/VYCCAIFIBQLCwsgEv3mASIS/eAB/eEB/QwAALJCAACyQgAAskIAALJC/eoB/QwAANDCAADQwgAA0MIAANDC/esBIhT9DDuquD87qrg/O6q4PzuquD/95gH9DAAAQEsAAEBLAABASwAAQEv95AEiFf0MAABASwAAQEsAAEBLAABAS/2xASIWQQH9rAEhFyAUIBX9DAAAQEsAAEBLAABASwAAQEv95QEiFP0MAIAxPwCAMT8AgDE/AIAxP/3mAf3lASAU/QyDgF65g4BeuYOAXrmDgF65/eYB/eUBIhT9DNf1tTrX9bU61/W1Otf1tTr95gH9DNoUCTzaFAk82hQJPNoUCTz95AEgFP3mAf0MPKsqPTyrKj08qyo9PKsqPf3kASAU/eYB/QxXqio+V6oqPleqKj5Xqio+/eQBIBT95gH9DP///z7///8+////Pv///z795AEhFSAOQQRPBHsgD/0ABAAFAnsgDkEBRgRAIA/9XAIADAELIA/9XQMAIRMgDkECRwR7IA8gE/1WAggCBSATCwsL/eYBIBQgFP3mASAV/eYBIBT95AH9DAAAgD8AAIA/AACAPwAAgD/95AEgF/0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIBYgF/2xAf0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIhP9DAAAgD8AAIA/AACAPwAAgD8gEv0MAAAAAAAAAAAAAAAAAAAAAP1D/VL9DAAAgD8AAIA/AACAPwAAgD8gE/3kAf3nAf3mASESIAggDGohCCAOQQRPBEAgCCAS/QsEAAUgDkEBRgRAIAggEv1aAgAABSAIIBL9WwMAACAOQQNGBEAgCCAS/VoCCAILCwsgBEEEaiEEDAELCwUgGP0TIRFBACEEA0AgBCAFSQRAIARBAnQiCCALaiENIAggDGohCCAFIARrIg5BBE8EeyAN/QAEAAUCeyAOQQFGBEAgDf1cAgAMAQsgDf1dAwAhEiAOQQJHBHsgDSAS/VYCCAIFIBILCwsgEf3mASESIA5BBE8EQCAIIBL9CwQABSAOQQFGBEAgCCAS/VoCAAAFIAggEv1bAwAAIA5BA0YEQCAIIBL9WgIIAgsLCyAEQQRqIQQMAQsLCwsLCyAKQQFqIQoMAQsLC+QCAgF7CH8gBUEMdCEFIAZBDHQiBiADIARsIgMgAyAGSxshCANAIAUgCEkEQCAEIAUgBHAiBmsiAyAIIAVrIgkgAyAJSRshAyAFQQJ0IgsgAGohCSABIAZBAnRqIQogAiALaiELQQAhBgNAIAMgBksEQCALIAZBAnQiDWohDCAJIA1qIQ4gCiANaiEPIAMgBmsiDUEETwR7IA79AAQABQJ7IA1BAUYEQCAO/VwCAAwBCyAO/V0DACEHIA1BAkYEeyAHBSAOIAf9VgIIAgsLCyANQQRPBHsgD/0ABAAFAnsgDUEBRgRAIA/9XAIADAELIA/9XQMAIQcgDUECRgR7IAcFIA8gB/1WAggCCwsL/eYBIQcgDUEETwRAIAwgB/0LBAAFIA1BAUYEQCAMIAf9WgIAAAUgDCAH/VsDAAAgDUEDRgRAIAwgB/1aAggCCwsLIAZBBGohBgwBCwsgAyAFaiEFDAELCwvQCgMUfwZ7AX0gBiAHbEECdCEQIAdBA2pBfHEiEkEHdCIEIAtqIhQgBGoiEyAHQQhqQXhxQQJ0Ig9BBXQiBGoiFiAEaiIeQYAgaiEXIA9BAnYhGCASQQJ0IRkDQCAMIA1JBEAgDCAGbiAFbCAQbCAMIAZwIAdBAnRsaiEaQQEgCSAIGwR9QwAAAAAFIAAgGmogECAFIAcQBCABIBpqIBAgBSAHEASgIAW4IAe4oqO2CyEoIBdBACAPIBJs/AsAIAtBACATIAtr/AsAIAhFBEBBACEEA0AgBCAFSQRAIBQgGiAEIBBsaiIOIAFqIBBBICAFIARrIhEgEUEgSxsiESAHICggCRAFIBMgDyACIA5qIBAgESAHEAEgFyAPIBRBgAEgEyAPIBIgGEEgEAAgBEEgaiEEDAELCwtBACERA0AgBSARSwRAIAshBCAaIBAgEWxqIhsgAGohHEEgIAUgEWsiDiAOQSBLGyEVQQAhHSAo/RMhIgNAIBUgHUsEQEEAIQ4DQCAHIA5LBEAgDkECdCIgIARqIR8gHCAgaiEgIAcgDmsiIUEETwR7ICD9AAQABQJ7ICFBAUYEQCAg/VwCAAwBCyAg/V0DACEjICFBAkcEeyAgICP9VgIIAgUgIwsLCyIkICL95QH9DAAAskIAALJCAACyQgAAskL96gH9DAAA0MIAANDCAADQwgAA0ML96wEiJv0MO6q4PzuquD87qrg/O6q4P/3mAf0MAABASwAAQEsAAEBLAABAS/3kASIl/QwAAEBLAABASwAAQEsAAEBL/bEBIiNBAf2sASEnICT9DAAAgD8AAIA/AACAPwAAgD/95AEgJiAl/QwAAEBLAABASwAAQEsAAEBL/eUBIiX9DACAMT8AgDE/AIAxPwCAMT/95gH95QEgJf0Mg4BeuYOAXrmDgF65g4Beuf3mAf3lASIlICX95gEgJf0M1/W1Otf1tTrX9bU61/W1Ov3mAf0M2hQJPNoUCTzaFAk82hQJPP3kASAl/eYB/Qw8qyo9PKsqPTyrKj08qyo9/eQBICX95gH9DFeqKj5Xqio+V6oqPleqKj795AEgJf3mAf0M////Pv///z7///8+////Pv3kAf3mASAl/eQB/QwAAIA/AACAPwAAgD8AAIA//eQBICf9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASAjICf9sQH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASIjICT9DAAAAAAAAAAAAAAAAAAAAAD9RP1SICMgCRshIyAHIA5rIiBBBE8EQCAfICP9CwQABSAgQQFGBEAgHyAj/VoCAAAFIB8gI/1bAwAAICBBA0YEQCAfICP9WgIIAgsLCyAOQQRqIQ4MAQsLIB1BAWohHSAEIBlqIQQgECAcaiEcDAELCyAWQQAgD0EFdPwLACAWIA8gCyAZIBcgD0EgIBggEhAAIAgEQCAUIAEgG2ogECAVIAdDAAAAACAJEAUgEyAPIAIgG2ogECAVIAcQASAeQQBBgCD8CwBBACEEA0AgBCAVSQRAIB4gBEEHdGoiHEGAASALIAQgGWxqIBkgFEGAAUEEIARBC2pBeHEgEhAAQQAhDgNAIA5BA0kEQCAcIA5BB3RqIAQgDmpBAWpBAnRqQQBBAyAOa0ECdPwLACAOQQFqIQ4MAQsLIBYgBCAPbGogDyAcQYABIBMgD0EEIBggBEEEaiIEEAAMAQsLIBcgDyAUQYABIBMgDyASIBhBIBAACyADIBtqIBAgFiAPIBUgByAKthAGIBFBIGohEQwBCwsgDEEBaiEMDAELCwunCgILewR/IAFBA3RBwARqIRAgAiABQQF2QQFrQQNuQRhsaiEPIAFBCEYEQCAA/QAEICIEIA/9CQIAIgX95gEgAP0ABDAiBiAP/QkCBCIH/eYB/eUBIQggAP0ABBAiCSAGIAX95gEgBCAH/eYB/eQBIgT95AEiBiAD/QAEACIK/eYBIAD9AAQAIgsgCP3kASIMIAP9AAQQIg395gH95AEhDiAAIAwgCv3mASAGIA395gH95QEiBiALIAj95QEiCCAD/QAEICIK/eYBIAkgBP3lASIEIAP9AAQwIgn95gH95QEiC/3kAf0LBAAgACAOIAQgCv3mASAIIAn95gH95AEiBP3kAf0LBBAgACAOIAT95QEiBCAH/eYBIAYgC/3lASIGIAX95gH95AH9CwQgIAAgBCAF/eYBIAYgB/3mAf3lAf0LBDAgACAQaiIB/QAEICEEIANBQGsiAv0ABBAhBiAB/QAEECIIIAQgBf3mASAB/QAEMCIJIAf95gH95QEiCv3kASILIAL9AAQAIgz95gEgAf0ABAAiDSAJIAX95gEgBCAH/eYB/eQBIgT95QEiCSAG/eYB/eQBIQ4gASAJIAz95gEgCyAG/eYB/eUBIgYgDSAE/eQBIgQgAv0ABCAiCf3mASAIIAr95QEiCCAC/QAEMCIK/eYB/eUBIgv95AH9CwQAIAEgDiAIIAn95gEgBCAK/eYB/eQBIgT95AH9CwQQIAEgCyAG/eUBIgYgB/3mASAOIAT95QEiBCAF/eYB/eQB/QsEICABIAYgBf3mASAEIAf95gH95QH9CwQwIAAgEEEBdGoiAf0ABCAiBCAP/QkCCCIF/eYBIAH9AAQwIgYgD/0JAgwiB/3mAf3lASEIIAH9AAQQIgkgBiAF/eYBIAQgB/3mAf3kASIE/eQBIgYgA/0ABIABIgr95gEgAf0ABAAiCyAI/eQBIgwgA/0ABJABIg395gH95AEhDiABIAwgCv3mASAGIA395gH95QEiBiALIAj95QEiCCAD/QAEoAEiCv3mASAJIAT95QEiBCAD/QAEsAEiCf3mAf3lASIL/eQB/QsEACABIA4gBCAK/eYBIAggCf3mAf3kASIE/eQB/QsEECABIA4gBP3lASIEIAf95gEgBiAL/eUBIgYgBf3mAf3kAf0LBCAgASAEIAX95gEgBiAH/eYB/eUB/QsEMCAAIBBBA2xqIgD9AAQgIQQgAP0ABBAiBiAEIAX95gEgAP0ABDAiCCAH/eYB/eUBIgn95AEiCiAD/QAEwAEiC/3mASAA/QAEACIMIAggBf3mASAEIAf95gH95AEiBP3lASIIIAP9AATQASIN/eYB/eQBIQ4gACAIIAv95gEgCiAN/eYB/eUBIgggDCAE/eQBIgQgA/0ABOABIgr95gEgBiAJ/eUBIgYgA/0ABPABIgn95gH95QEiC/3kAf0LBAAgACAOIAYgCv3mASAEIAn95gH95AEiBP3kAf0LBBAgACALIAj95QEiBiAH/eYBIA4gBP3lASIEIAX95gH95AH9CwQgIAAgBiAF/eYBIAQgB/3mAf3lAf0LBDAPCyABQQJ2IRIDQCARQQRJBEAgAUEERgRAIAAgAP0ABAAiBCAD/QAEACIF/eYBIAD9AAQQIgYgA/0ABBAiB/3mAf3lAf0LBAAgACAGIAX95gEgBCAH/eYB/eQB/QsEEAUgACASIAJBGGpBBCARIA8gAxAHCyARQQFqIREgACAQaiEAIAMgEkEFdGohAwwBCwsL9QgCC3sBfyAHQQAgAxsEeyAHQQRPBHsgA/0ABAAFAnsgB0EBRgRAIAP9XAIADAELIAP9XQMAIQggB0ECRgR7IAgFIAMgCP1WAggCCwsLBf0MAAAAAAAAAAAAAAAAAAAAAAsiDSEJIAdBBEtBACADGwR7IANBEGohEyAHQQRrIgNBBE8EeyAT/QAEAAUCeyADQQFGBEAgE/1cAgAMAQsgE/1dAwAhCCADQQJGBHsgCAUgEyAI/VYCCAILCwsF/QwAAAAAAAAAAAAAAAAAAAAACyIIIQ4gCSIKIREgCCILIRIgACABaiIDIAFqIhMgAWohASACIAZBBXRqIQYDQCACIAZJBEAgAv0ABAAiDyAA/QkCACIM/eYBIA395AEhDSAC/QAEECIQIAz95gEgCP3kASEIIA8gA/0JAgAiDP3mASAJ/eQBIQkgECAM/eYBIA795AEhDiAPIBP9CQIAIgz95gEgCv3kASEKIBAgDP3mASAL/eQBIQsgDyAB/QkCACIM/eYBIBH95AEhESAQIAz95gEgEv3kASESIABBBGohACADQQRqIQMgE0EEaiETIAFBBGohASACQSBqIQIMAQsLIAdBCE8EQCAEIA39CwQAIAQgCP0LBBAFIAdBBE8EQCAEIA39CwQABSAHQQFGBEAgBCAN/VoCAAAFIAQgDf1bAwAAIAdBA0YEQCAEIA39WgIIAgsLCyAHQQRLBEAgBEEQaiEBIAdBBGsiAEEETwRAIAEgCP0LBAAFIABBAUYEQCABIAj9WgIAAAUgASAI/VsDAAAgAEEDRgRAIAEgCP1aAggCCwsLCwsgBCAFaiEAIAdBCE8EQCAAIAn9CwQAIAAgDv0LBBAFIAdBBE8EQCAAIAn9CwQABSAHQQFGBEAgACAJ/VoCAAAFIAAgCf1bAwAAIAdBA0YEQCAAIAn9WgIIAgsLCyAHQQRLBEAgAEEQaiEBIAdBBGsiAEEETwRAIAEgDv0LBAAFIABBAUYEQCABIA79WgIAAAUgASAO/VsDAAAgAEEDRgRAIAEgDv1aAggCCwsLCwsgBCAFQQF0aiEAIAdBCE8EQCAAIAr9CwQAIAAgC/0LBBAFIAdBBE8EQCAAIAr9CwQABSAHQQFGBEAgACAK/VoCAAAFIAAgCv1bAwAAIAdBA0YEQCAAIAr9WgIIAgsLCyAHQQRLBEAgAEEQaiEBIAdBBGsiAEEETwRAIAEgC/0LBAAFIABBAUYEQCABIAv9WgIAAAUgASAL/VsDAAAgAEEDRgRAIAEgC/1aAggCCwsLCwsgBCAFQQNsaiEAIAdBCE8EQCAAIBH9CwQAIAAgEv0LBBAFIAdBBE8EQCAAIBH9CwQABSAHQQFGBEAgACAR/VoCAAAFIAAgEf1bAwAAIAdBA0YEQCAAIBH9WgIIAgsLCyAHQQRLBEAgAEEQaiEBIAdBBGsiAEEETwRAIAEgEv0LBAAFIABBAUYEQCABIBL9WgIAAAUgASAS/VsDAAAgAEEDRgRAIAEgEv1aAggCCwsLCwsLqwUCB3sBfyAHQQAgAxsEeyAHQQRPBHsgA/0ABAAFAnsgB0EBRgRAIAP9XAIADAELIAP9XQMAIQggB0ECRgR7IAgFIAMgCP1WAggCCwsLBf0MAAAAAAAAAAAAAAAAAAAAAAsiCCEKIAdBBEtBACADGwR7IANBEGohAyAHQQRrIg9BBE8EeyAD/QAEAAUCeyAPQQFGBEAgA/1cAgAMAQsgA/1dAwAhCSAPQQJGBHsgCQUgAyAJ/VYCCAILCwsF/QwAAAAAAAAAAAAAAAAAAAAACyIJIQsgACABaiEBIAIgBkEFdGohAwNAIAIgA0kEQCAC/QAEACIOIAD9CQIAIg395gEgCP3kASEIIAL9AAQQIgwgDf3mASAJ/eQBIQkgDiAB/QkCACIN/eYBIAr95AEhCiAMIA395gEgC/3kASELIABBBGohACABQQRqIQEgAkEgaiECDAELCyAHQQhPBEAgBCAI/QsEACAEIAn9CwQQBSAHQQRPBEAgBCAI/QsEAAUgB0EBRgRAIAQgCP1aAgAABSAEIAj9WwMAACAHQQNGBEAgBCAI/VoCCAILCwsgB0EESwRAIARBEGohACAHQQRrIgFBBE8EQCAAIAn9CwQABSABQQFGBEAgACAJ/VoCAAAFIAAgCf1bAwAAIAFBA0YEQCAAIAn9WgIIAgsLCwsLIAQgBWohACAHQQhPBEAgACAK/QsEACAAIAv9CwQQBSAHQQRPBEAgACAK/QsEAAUgB0EBRgRAIAAgCv1aAgAABSAAIAr9WwMAACAHQQNGBEAgACAK/VoCCAILCwsgB0EESwRAIABBEGohACAHQQRrIgFBBE8EQCAAIAv9CwQABSABQQFGBEAgACAL/VoCAAAFIAAgC/1bAwAAIAFBA0YEQCAAIAv9WgIIAgsLCwsLCwUAQYAIC+sDAgx/A3sgBEECdCINIANsIQogBSEHA0AgBiAHSwRAIAEgByAKbGohDyABIAIgB2ogCmxqIhBBACAK/AsAQQAhCwNAIAMgC0sEQCAAIAMgB2wgC2ogCmxqIRFBACEMA0AgBCAMSwRAIAQgDGshCP0MAAAAAAAAAAAAAAAAAAAAACETIBEgDEECdCIOaiEJIA4gEGohBSAJIApqIRIDQCAJIBJJBEAgEyAIQQRPBHsgCf0ABAAFAnsgCEEBRgRAIAn9XAIADAELIAn9XQMAIRMgCEECRgR7IBMFIAkgE/1WAggCCwsLIhX95AEhEyAIQQRPBHsgBf0ABAAFAnsgCEEBRgRAIAX9XAIADAELIAX9XQMAIRQgCEECRgR7IBQFIAUgFP1WAggCCwsLIBX95AEhFCAIQQRPBEAgBSAU/QsEAAUgCEEBRgRAIAUgFP1aAgAABSAFIBT9WwMAACAIQQNGBEAgBSAU/VoCCAILCwsgCSANaiEJIAUgDWohBQwBCwsgDyALIA1saiAOaiEFIAhBBE8EQCAFIBP9CwQABSAIQQFGBEAgBSAT/VoCAAAFIAUgE/1bAwAAIAhBA0YEQCAFIBP9WgIIAgsLCyAMQQRqIQwMAQsLIAtBAWohCwwBCwsgB0EBaiEHDAELCwvfAgIIfwJ7IARBAnQiCyADbCEMIAUhBwNAIAYgB0sEQCAAIAIgByADbmogDGxqIQ1BACEKA0AgBCAKSwRAIApBAnQiCCAAIAcgC2xqaiEFIAQgCmsiCUEETwR7IAX9AAQABQJ7IAlBAUYEQCAF/VwCAAwBCyAF/V0DACEPIAlBAkYEeyAPBSAFIA/9VgIIAgsLCyEPIAEgByAMbGogCGohBSAMIAggDWoiCGohDgNAIAggDkkEQCAPIAlBBE8EeyAI/QAEAAUCeyAJQQFGBEAgCP1cAgAMAQsgCP1dAwAhECAJQQJGBHsgEAUgCCAQ/VYCCAILCwv95AEhECAJQQRPBEAgBSAQ/QsEAAUgCUEBRgRAIAUgEP1aAgAABSAFIBD9WwMAACAJQQNGBEAgBSAQ/VoCCAILCwsgCCALaiEIIAUgC2ohBQwBCwsgCkEEaiEKDAELCyAHQQFqIQcMAQsLC6UGAgV7C38gAkECdCEKA0AgAyALSwRAIAMgC2shDiAAIAogC2xqIQ0gASALQXhxIApsaiALQQRxQQJ0aiEQQQAhDANAIAIgDEsEQCAMQQJ0IhEgDWohEiACIAxrIglBBE8EeyAS/QAEAAUCeyAJQQFGBEAgEv1cAgAMAQsgEv1dAwAhBCAJQQJGBHsgBAUgEiAE/VYCCAILCwsiBCAOQQFLBHsgCiANaiARaiESIAlBBE8EeyAS/QAEAAUCeyAJQQFGBEAgEv1cAgAMAQsgEv1dAwAhBSAJQQJGBHsgBQUgEiAF/VYCCAILCwsF/QwAAAAAAAAAAAAAAAAAAAAACyIF/Q0ICQoLGBkaGwwNDg8cHR4fIQYgECAMQQV0aiISIAQgBf0NAAECAxAREhMEBQYHFBUWFyIHIA5BAksEeyANIApBAXRqIBFqIRMgCUEETwR7IBP9AAQABQJ7IAlBAUYEQCAT/VwCAAwBCyAT/V0DACEEIAlBAkYEeyAEBSATIAT9VgIIAgsLCwX9DAAAAAAAAAAAAAAAAAAAAAALIgQgDkEDSwR7IA0gCkEDbGogEWohESAJQQRPBHsgEf0ABAAFAnsgCUEBRgRAIBH9XAIADAELIBH9XQMAIQUgCUECRgR7IAUFIBEgBf1WAggCCwsLBf0MAAAAAAAAAAAAAAAAAAAAAAsiBf0NAAECAxAREhMEBQYHFBUWFyII/Q0AAQIDBAUGBxAREhMUFRYX/QsEACAJQQFLBEAgEiAHIAj9DQgJCgsMDQ4PGBkaGxwdHh/9CwQgCyAEIAX9DQgJCgsYGRobDA0ODxwdHh8hBCAJQQJLBEAgEkFAayAGIAT9DQABAgMEBQYHEBESExQVFhf9CwQACyAJQQNLBEAgEiAGIAT9DQgJCgsMDQ4PGBkaGxwdHh/9CwRgCyAMQQRqIQwMAQsLIAtBBGohCwwBCwsgA0EARyADQQFrIgBBB3FBBElxBEAgASAAQXhxIApsakEQaiEAA0AgAiAPSwRAIAAgD0EFdGr9DAAAAAAAAAAAAAAAAAAAAAD9CwQAIA9BAWohDwwBCwsLC8cOAg1/C3sgBkECdCEQIAZBBXQhDiAEQXxxIQsDQCAFIA1LBEAgASANQQN2IA5saiEMIAIgDUECdGpBACACGyEPIAUgDWshEUEAIQoDQCAKIAtJBEAgACAKIBBsaiAQIAwgDyADIAcgCmxqIA1BAnRqIAcgBiAREBggCkEEaiEKDAELCyANQQhqIQ0MAQsLIARBAnEEQCAAIAsgEGxqIQwgAyAHIAtsaiESA0AgCEEQaiIKIAVNBEAgASAIQQN2IA5saiEPIAhBAnQiCCACakEAIAIbIQ0gCCASaiEUIA0EeyAN/QAEAAX9DAAAAAAAAAAAAAAAAAAAAAALIhUhGCANBHsgDf0ABBAF/QwAAAAAAAAAAAAAAAAAAAAACyIWIRkgDQR7IA39AAQgBf0MAAAAAAAAAAAAAAAAAAAAAAsiFyEaIA0EeyAN/QAEMAX9DAAAAAAAAAAAAAAAAAAAAAALIhshHCAQIAwiCGohESAOIA9qIg0hEwNAIA8gE0kEQCAP/QAEACIeIAj9CQIAIh395gEgFf3kASEVIB4gEf0JAgAiHv3mASAY/eQBIRggD/0ABBAiHyAd/eYBIBb95AEhFiAfIB795gEgGf3kASEZIA39AAQAIh8gHf3mASAX/eQBIRcgHyAe/eYBIBr95AEhGiAN/QAEECIfIB395gEgG/3kASEbIB8gHv3mASAc/eQBIRwgCEEEaiEIIBFBBGohESANQSBqIQ0gD0EgaiEPDAELCyAUIBX9CwQAIBQgFv0LBBAgFCAX/QsEICAUIBv9CwQwIAcgFGoiCCAY/QsEACAIIBn9CwQQIAggGv0LBCAgCCAc/QsEMCAKIQgMAQsLA0AgBSAISwRAIAwgECABIAhBA3YgDmxqIAhBAnQiCiACakEAIAIbIAogEmogByAGIAUgCGsQGSAIQQhqIQgMAQsLIAtBAmohCwsgBEEBcQRAIAAgCyAQbGohACADIAcgC2xqIQsDQCAJQSBqIgMgBU0EQCAAIQcgASAJQQN2IA5saiEKIAlBAnQiBCACakEAIAIbIQggBCALaiEMIAgEeyAI/QAEAAX9DAAAAAAAAAAAAAAAAAAAAAALIRUgCAR7IAj9AAQQBf0MAAAAAAAAAAAAAAAAAAAAAAshFiAIBHsgCP0ABCAF/QwAAAAAAAAAAAAAAAAAAAAACyEXIAgEeyAI/QAEMAX9DAAAAAAAAAAAAAAAAAAAAAALIRsgCAR7IAhBQGv9AAQABf0MAAAAAAAAAAAAAAAAAAAAAAshGCAIBHsgCP0ABFAF/QwAAAAAAAAAAAAAAAAAAAAACyEZIAgEeyAI/QAEYAX9DAAAAAAAAAAAAAAAAAAAAAALIRogCAR7IAj9AARwBf0MAAAAAAAAAAAAAAAAAAAAAAshHCAOIA4gCiAOaiIEaiIJaiENIAQhCANAIAggCksEQCAK/QAEACAH/QkCACId/eYBIBX95AEhFSAK/QAEECAd/eYBIBb95AEhFiAE/QAEACAd/eYBIBf95AEhFyAE/QAEECAd/eYBIBv95AEhGyAJ/QAEACAd/eYBIBj95AEhGCAJ/QAEECAd/eYBIBn95AEhGSAN/QAEACAd/eYBIBr95AEhGiAN/QAEECAd/eYBIBz95AEhHCAHQQRqIQcgBEEgaiEEIAlBIGohCSANQSBqIQ0gCkEgaiEKDAELCyAMIBX9CwQAIAwgFv0LBBAgDCAX/QsEICAMIBv9CwQwIAxBQGsiBCAY/QsEACAEIBn9CwQQIAwgGv0LBGAgDCAc/QsEcCADIQkMAQsLA0AgBSAJSwRAIAAhByABIAlBA3YgDmxqIQogBSAJayIDQQAgCUECdCIEIAJqQQAgAhsiCBsEeyADQQRPBHsgCP0ABAAFAnsgA0EBRgRAIAj9XAIADAELIAj9XQMAIRUgA0ECRwR7IAggFf1WAggCBSAVCwsLBf0MAAAAAAAAAAAAAAAAAAAAAAshFiADQQRLQQAgCBsEeyAIQRBqIQggA0EEayIMQQRPBHsgCP0ABAAFAnsgDEEBRgRAIAj9XAIADAELIAj9XQMAIRUgDEECRwR7IAggFf1WAggCBSAVCwsLBf0MAAAAAAAAAAAAAAAAAAAAAAshFSAEIAtqIQQgCiAGQQV0aiEIA0AgCCAKSwRAIAr9AAQAIAf9CQIAIhf95gEgFv3kASEWIAr9AAQQIBf95gEgFf3kASEVIAdBBGohByAKQSBqIQoMAQsLIANBCE8EQCAEIBb9CwQAIAQgFf0LBBAFIANBBE8EQCAEIBb9CwQABSADQQFGBEAgBCAW/VoCAAAFIAQgFv1bAwAAIANBA0YEQCAEIBb9WgIIAgsLCyADQQRLBEAgBEEQaiEEIANBBGsiA0EETwRAIAQgFf0LBAAFIANBAUYEQCAEIBX9WgIAAAUgBCAV/VsDAAAgA0EDRgRAIAQgFf1aAggCCwsLCwsgCUEIaiEJDAELCwsLywQCAXsNfyAIQf8AakEHdiETIAhBAnQhEgNAIA0gDkkEQEHAACAGIA0gE25BBnQiEGsiESARQcAASxshFEGAASAIIA0gE3BBB3QiEWsiFSAVQYABSxshGCARQQJ0IhYgECASbGohFSAAIAcgEGxBAnRqIAEgByARbEECdGogAiAWakEAIAobIAUgFWogFCAYIAcgEhAeIAkgC3IgDHIEQEEAIREDQCARIBRJBEAgCSAVIBEgEmxqIhAgBWoiGiAaIBgQCkEBIAwgCxsEQCADIBBqQQAgCxshFiAEIBBqQQAgDBshF0EAIRADQCAQIBhJBEAgEEECdCIbIBpqIRwgGCAQayIZQQRPBHsgHP0ABAAFAnsgGUEBRgRAIBz9XAIADAELIBz9XQMAIQ8gGUECRwR7IBwgD/1WAggCBSAPCwsLIQ8gFgRAIBYgG2ohHCAPIBlBBE8EeyAc/QAEAAUCeyAZQQFGBEAgHP1cAgAMAQsgHP1dAwAhDyAZQQJHBHsgHCAP/VYCCAIFIA8LCwv95gEhDwsgFwRAIBcgG2ohHCAPIBlBBE8EeyAc/QAEAAUCeyAZQQFGBEAgHP1cAgAMAQsgHP1dAwAhDyAZQQJHBHsgHCAP/VYCCAIFIA8LCwv95AEhDwsgGiAbaiEbIBlBBE8EQCAbIA/9CwQABSAZQQFGBEAgGyAP/VoCAAAFIBsgD/1bAwAAIBlBA0YEQCAbIA/9WgIIAgsLCyAQQQRqIRAMAQsLCyARQQFqIREMAQsLCyANQQFqIQ0MAQsLC9YCAgd/AX0gBiAHbEECdCEMIAVBAnRBBCAIGyEQQQQgBkECdCAIGyEPA0AgBCANSwRAIAMgDCANbGohBSABIA1BAnRqKgIA/AAiC0EASARAIAVBACAM/AsABSAIRSAHQQFGcQRAIAUgACALIA9saiAM/AoAAAUgACALIA9saiELQQAhDgNAIAYgDksEQCALKgIAIRIgBSAHQQJ0aiERA0AgBSARSQRAIAUgEjgCACAFQQRqIQUMAQsLIA5BAWohDiALIBBqIQsMAQsLCwsgDUEBaiENDAELCyAJRSAKQQBIciAEIApMcgRADwsgDCADIAogDGxqIgBqIQMDQCAAQRBqIgEgA00EQCAAIAD9AAQAIAL9AAQA/eQB/QsEACABIQAgAkEQaiECDAELCwNAIAAgA0kEQCAAIAAqAgAgAioCAJI4AgAgAEEEaiEAIAJBBGohAgwBCwsLgAICAnsHfyAGtv0TIQcDQCADIApLBEAgASAAIApBAnRqKAIAIglBACAEIAlLGyAFbEECdGohDCACIAUgCmxBAnRqIQ1BACEJA0AgBSAJSwRAIA0gCUECdCIOaiELIAwgDmohDyAFIAlrIg5BBE8EeyAP/QAEAAUCeyAOQQFGBEAgD/1cAgAMAQsgD/1dAwAhCCAOQQJGBHsgCAUgDyAI/VYCCAILCwsgB/3mASEIIA5BBE8EQCALIAj9CwQABSAOQQFGBEAgCyAI/VoCAAAFIAsgCP1bAwAAIA5BA0YEQCALIAj9WgIIAgsLCyAJQQRqIQkMAQsLIApBAWohCgwBCwsL5AICAXsIfyAFQQx0IQUgBkEMdCIGIAMgBGwiAyADIAZLGyEIA0AgBSAISQRAIAQgBSAEcCIGayIDIAggBWsiCSADIAlJGyEDIAVBAnQiCyAAaiEJIAEgBkECdGohCiACIAtqIQtBACEGA0AgAyAGSwRAIAsgBkECdCINaiEMIAkgDWohDiAKIA1qIQ8gAyAGayINQQRPBHsgDv0ABAAFAnsgDUEBRgRAIA79XAIADAELIA79XQMAIQcgDUECRgR7IAcFIA4gB/1WAggCCwsLIA1BBE8EeyAP/QAEAAUCeyANQQFGBEAgD/1cAgAMAQsgD/1dAwAhByANQQJGBHsgBwUgDyAH/VYCCAILCwv95wEhByANQQRPBEAgDCAH/QsEAAUgDUEBRgRAIAwgB/1aAgAABSAMIAf9WwMAACANQQNGBEAgDCAH/VoCCAILCwsgBkEEaiEGDAELCyADIAVqIQUMAQsLC+AYAwR7DHwOfyADRQRADwsgBEECdCEkIAVBACAFQQBOIhgbIRlBASAFIBgEf0EABUEAIAVrIgUgAyADIAVLGwsiH2prQQAgHxshGCAfICRsISEgH0EBayAkbEEAIB8bISADQCAEICJLBEAgIkECdCIeIAFqIR0gBCAiayIcQQhPBH8gHSoCALshFSAdKgIEuyEUIB0qAgi7IRMgHSoCDLshEiAdKgIQuyERIB0qAhS7IRAgHSoCGLshDyAdKgIcuyEOIAAgIWogHmogAiAhaiAeaiAGQQFGBHwgFZmaIgxEAAAAAADghcBjBHxEAAAAAAAAAAAFIAwgDET+gitlRxX3P6KeIg1EAADg/kIu5j+ioSANRHY8eTXvOeo9oqEhDEQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDKIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAN/AZC/wd8QjSGv6ILIQwgB0QAAAAAAADwPyAHoSAVRAAAAAAAAAAAYwR8IAwgDEQAAAAAAADwP6CjBUQAAAAAAADwPyAMRAAAAAAAAPA/oKMLoqAFIBUL/RQgBkEBRgR8IBSZmiIMRAAAAAAA4IXAYwR8RAAAAAAAAAAABSAMIAxE/oIrZUcV9z+iniINRAAA4P5CLuY/oqEgDUR2PHk17znqPaKhIQxEAAAAAAAA8D8hFkQAAAAAAAAsQCEXA0AgF0QAAAAAAADwP2YEQCAWIAyiIBejRAAAAAAAAPA/oCEWIBdEAAAAAAAA8L+gIRcMAQsLIBYgDfwGQv8HfEI0hr+iCyEMIAdEAAAAAAAA8D8gB6EgFEQAAAAAAAAAAGMEfCAMIAxEAAAAAAAA8D+gowVEAAAAAAAA8D8gDEQAAAAAAADwP6CjC6KgBSAUC/0iASILIAZBAUYEfCATmZoiDEQAAAAAAOCFwGMEfEQAAAAAAAAAAAUgDCAMRP6CK2VHFfc/op4iDUQAAOD+Qi7mP6KhIA1Edjx5Ne856j2ioSEMRAAAAAAAAPA/IRZEAAAAAAAALEAhFwNAIBdEAAAAAAAA8D9mBEAgFiAMoiAXo0QAAAAAAADwP6AhFiAXRAAAAAAAAPC/oCEXDAELCyAWIA38BkL/B3xCNIa/ogshDCAHRAAAAAAAAPA/IAehIBNEAAAAAAAAAABjBHwgDCAMRAAAAAAAAPA/oKMFRAAAAAAAAPA/IAxEAAAAAAAA8D+gowuioAUgEwv9FCAGQQFGBHwgEpmaIgxEAAAAAADghcBjBHxEAAAAAAAAAAAFIAwgDET+gitlRxX3P6KeIg1EAADg/kIu5j+ioSANRHY8eTXvOeo9oqEhDEQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDKIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAN/AZC/wd8QjSGv6ILIQwgB0QAAAAAAADwPyAHoSASRAAAAAAAAAAAYwR8IAwgDEQAAAAAAADwP6CjBUQAAAAAAADwPyAMRAAAAAAAAPA/oKMLoqAFIBIL/SIBIgogBkEBRgR8IBGZmiIMRAAAAAAA4IXAYwR8RAAAAAAAAAAABSAMIAxE/oIrZUcV9z+iniINRAAA4P5CLuY/oqEgDUR2PHk17znqPaKhIQxEAAAAAAAA8D8hFkQAAAAAAAAsQCEXA0AgF0QAAAAAAADwP2YEQCAWIAyiIBejRAAAAAAAAPA/oCEWIBdEAAAAAAAA8L+gIRcMAQsLIBYgDfwGQv8HfEI0hr+iCyEMIAdEAAAAAAAA8D8gB6EgEUQAAAAAAAAAAGMEfCAMIAxEAAAAAAAA8D+gowVEAAAAAAAA8D8gDEQAAAAAAADwP6CjC6KgBSARC/0UIAZBAUYEfCAQmZoiDEQAAAAAAOCFwGMEfEQAAAAAAAAAAAUgDCAMRP6CK2VHFfc/op4iDUQAAOD+Qi7mP6KhIA1Edjx5Ne856j2ioSEMRAAAAAAAAPA/IRZEAAAAAAAALEAhFwNAIBdEAAAAAAAA8D9mBEAgFiAMoiAXo0QAAAAAAADwP6AhFiAXRAAAAAAAAPC/oCEXDAELCyAWIA38BkL/B3xCNIa/ogshDCAHRAAAAAAAAPA/IAehIBBEAAAAAAAAAABjBHwgDCAMRAAAAAAAAPA/oKMFRAAAAAAAAPA/IAxEAAAAAAAA8D+gowuioAUgEAv9IgEiCSAGQQFGBHwgD5maIgxEAAAAAADghcBjBHxEAAAAAAAAAAAFIAwgDET+gitlRxX3P6KeIg1EAADg/kIu5j+ioSANRHY8eTXvOeo9oqEhDEQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDKIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAN/AZC/wd8QjSGv6ILIQwgB0QAAAAAAADwPyAHoSAPRAAAAAAAAAAAYwR8IAwgDEQAAAAAAADwP6CjBUQAAAAAAADwPyAMRAAAAAAAAPA/oKMLoqAFIA8L/RQgBkEBRgR8IA6ZmiIMRAAAAAAA4IXAYwR8RAAAAAAAAAAABSAMIAxE/oIrZUcV9z+iniINRAAA4P5CLuY/oqEgDUR2PHk17znqPaKhIQxEAAAAAAAA8D8hFkQAAAAAAAAsQCEXA0AgF0QAAAAAAADwP2YEQCAWIAyiIBejRAAAAAAAAPA/oCEWIBdEAAAAAAAA8L+gIRcMAQsLIBYgDfwGQv8HfEI0hr+iCyEMIAdEAAAAAAAA8D8gB6EgDkQAAAAAAAAAAGMEfCAMIAxEAAAAAAAA8D+gowVEAAAAAAAA8D8gDEQAAAAAAADwP6CjC6KgBSAOC/0iASIIIBkgAyAfayAkEAsgACAgaiAeaiACICBqIB5qIAsgCiAJIAggGCAfQQAgJGsQCyAiQQhqBSAdKgIAuyEMIAAgIWogHmohBSACICFqIB5qISUgGSEaQQAhI/0MAAAAAAAA8D8AAAAAAADwPyEKIAMgH2shGyAGQQFGBEAgDJmaIg1EAAAAAADghcBjBHxEAAAAAAAAAAAFIA0gDUT+gitlRxX3P6KeIg5EAADg/kIu5j+ioSAORHY8eTXvOeo9oqEhDUQAAAAAAADwPyEWRAAAAAAAACxAIRcDQCAXRAAAAAAAAPA/ZgRAIBYgDaIgF6NEAAAAAAAA8D+gIRYgF0QAAAAAAADwv6AhFwwBCwsgFiAO/AZC/wd8QjSGv6ILIQ0gB0QAAAAAAADwPyAHoSAMRAAAAAAAAAAAYwR8IA0gDUQAAAAAAADwP6CjBUQAAAAAAADwPyANRAAAAAAAAPA/oKMLoqAhDAsgDP0UIBxBAk8iHAR8IB0qAgS7IQ4gBkEBRgR8IA6ZmiIMRAAAAAAA4IXAYwR8RAAAAAAAAAAABSAMIAxE/oIrZUcV9z+iniINRAAA4P5CLuY/oqEgDUR2PHk17znqPaKhIQxEAAAAAAAA8D8hFkQAAAAAAAAsQCEXA0AgF0QAAAAAAADwP2YEQCAWIAyiIBejRAAAAAAAAPA/oCEWIBdEAAAAAAAA8L+gIRcMAQsLIBYgDfwGQv8HfEI0hr+iCyEMIAdEAAAAAAAA8D8gB6EgDkQAAAAAAAAAAGMEfCAMIAxEAAAAAAAA8D+gowVEAAAAAAAA8D8gDEQAAAAAAADwP6CjC6KgBSAOCwUgDAv9IgEiCCEJA0AgGgRAIAogCf3yASAKIBpBAXEbIQogCSAJ/fIBIQkgGkEBdiEaDAELCwNAIBsgI0sEQCAcBEAgJSAF/V0DAP1fIAr98gH9Xv1bAwAABSAlIAUqAgC7IAr9IQCitjgCAAsgCiAI/fIBIQogBSAkaiEFICQgJWohJSAjQQFqISMMAQsLIAAgIGogHmohJSACICBqIB5qIRogGCEFQQAgJGshG0EAISP9DAAAAAAAAPA/AAAAAAAA8D8hCiAIIQkDQCAFBEAgCiAJ/fIBIAogBUEBcRshCiAJIAn98gEhCSAFQQF2IQUMAQsLA0AgHyAjSwRAIBwEQCAaICX9XQMA/V8gCv3yAf1e/VsDAAAFIBogJSoCALsgCv0hAKK2OAIACyAKIAj98gEhCiAbICVqISUgGiAbaiEaICNBAWohIwwBCwsgIkECagshIgwBCwsL8QwCD38QeyAHQQJ0IRRBBCAHIAdBBEsbIRVBASAGayAJayIPQQAgD0EAThshFyAIIAYgCWsiDyAIIA9IGyEYIAwiD0GAAWoiGSAGQRBqQQR0aiEaIBlBgAFqIRtBfyESA0AgDSAOSQRAIBkgDSAFbiIMQQJ0IhAgByAVayIRIBAgEUkbQQJ0IhAgDSAFcCAGbCAUbGoiHCAAaiAUIAZBeCAGQRBqIBUQCSAMIBJHIBcgGEhxBEAgGiABIBBqIBQgCCAXIBggF2sgFRAJCyAMIRJBACEWA0AgBiAWSgRAIBggFiAJayIMQQhqIhAgECAYShshHSAaIBcgDCAGa0EBaiIQIBAgF0gbIhAgF2tBBHRqIRMgGyAMIBBrQQR0aiEM/QwAAAAAAAAAAAAAAAAAAAAAIR79DAAAAAAAAAAAAAAAAAAAAAAhIv0MAAAAAAAAAAAAAAAAAAAAACEj/QwAAAAAAAAAAAAAAAAAAAAAIST9DAAAAAAAAAAAAAAAAAAAAAAhJf0MAAAAAAAAAAAAAAAAAAAAACEm/QwAAAAAAAAAAAAAAAAAAAAAISf9DAAAAAAAAAAAAAAAAAAAAAAhKANAIBBBBGoiESAdTARAIBP9AAQAIikgDEEwayIQ/QAEMCIq/eYBIBP9AAQQIh8gEP0ABCAiK/3mASAT/QAEICIgIBD9AAQQIiz95gEgE/0ABDAiISAQ/QAEAP3mASAe/eQB/eQB/eQB/eQBIR4gKSAQ/QAEQCIt/eYBIB8gKv3mASAgICv95gEgISAs/eYBICL95AH95AH95AH95AEhIiApIBD9AARQIiz95gEgHyAt/eYBICAgKv3mASAhICv95gEgI/3kAf3kAf3kAf3kASEjICkgEP0ABGAiK/3mASAfICz95gEgICAt/eYBICEgKv3mASAk/eQB/eQB/eQB/eQBISQgKSAQ/QAEcCIq/eYBIB8gK/3mASAgICz95gEgISAt/eYBICX95AH95AH95AH95AEhJSApIBD9AASAASIt/eYBIB8gKv3mASAgICv95gEgISAs/eYBICb95AH95AH95AH95AEhJiApIBD9AASQASIs/eYBIB8gLf3mASAgICr95gEgISAr/eYBICf95AH95AH95AH95AEhJyApIBD9AASgAf3mASAfICz95gEgICAt/eYBICEgKv3mASAo/eQB/eQB/eQB/eQBISggESEQIBNBQGshEyAMQUBqIQwMAQsLA0AgECAdSARAIBP9AAQAIh8gDP0ABAD95gEgHv3kASEeIB8gDP0ABBD95gEgIv3kASEiIB8gDP0ABCD95gEgI/3kASEjIB8gDP0ABDD95gEgJP3kASEkIB8gDP0ABED95gEgJf3kASElIB8gDP0ABFD95gEgJv3kASEmIB8gDP0ABGD95gEgJ/3kASEnIB8gDP0ABHD95gEgKP3kASEoIBBBAWohECATQRBqIRMgDEEQayEMDAELCyAcIBQgFmxqIQwgC0UgCkUgFUEERiAWQQhqIAZMcXFxBEAgBCAMaiIMIB79CwQAIAwgFGogIv0LBAAgFEEBdCIQIAxqICP9CwQAIBRBA2wiESAMaiAk/QsEACAMIBRBAnRqIgwgJf0LBAAgDCAUaiAm/QsEACAMIBBqICf9CwQAIAwgEWogKP0LBAAFIA8gHv0LBAAgDyAi/QsEECAPICP9CwQgIA8gJP0LBDAgDyAl/QsEQCAPICb9CwRQIA8gJ/0LBGAgDyAo/QsEcCAEIAxqIREgAiAMaiETIAMgDGohECAPIgxBCCAGIBZrIh0gHUEIShtBBHRqIR0DQCAMIB1JBEAgDP0ABAAhHiAVQQRGBEAgCgRAIB4gE/0ABAD95gEhHgsgESALBHsgHiAQ/QAEAP3kAQUgHgv9CwQABSAKBEAgHgJ7IBVBAUYEQCAT/VwCAAwBCyAT/V0DACEeIBVBAkYEeyAeBSATIB79VgIIAgsL/eYBIR4LIAsEQCAeAnsgFUEBRgRAIBD9XAIADAELIBD9XQMAIR4gFUECRgR7IB4FIBAgHv1WAggCCwv95AEhHgsgFUEBRgRAIBEgHv1aAgAABSARIB79WwMAACAVQQNGBEAgESAe/VoCCAILCwsgDEEQaiEMIBEgFGohESATIBRqIRMgECAUaiEQDAELCwsgFkEIaiEWDAELCyANQQFqIQ0MAQsLC+QCAgF7CH8gBUEMdCEFIAZBDHQiBiADIARsIgMgAyAGSxshCANAIAUgCEkEQCAEIAUgBHAiBmsiAyAIIAVrIgkgAyAJSRshAyAFQQJ0IgsgAGohCSABIAZBAnRqIQogAiALaiELQQAhBgNAIAMgBksEQCALIAZBAnQiDWohDCAJIA1qIQ4gCiANaiEPIAMgBmsiDUEETwR7IA79AAQABQJ7IA1BAUYEQCAO/VwCAAwBCyAO/V0DACEHIA1BAkYEeyAHBSAOIAf9VgIIAgsLCyANQQRPBHsgD/0ABAAFAnsgDUEBRgRAIA/9XAIADAELIA/9XQMAIQcgDUECRgR7IAcFIA8gB/1WAggCCwsL/eQBIQcgDUEETwRAIAwgB/0LBAAFIA1BAUYEQCAMIAf9WgIAAAUgDCAH/VsDAAAgDUEDRgRAIAwgB/1aAggCCwsLIAZBBGohBgwBCwsgAyAFaiEFDAELCws2ACAEQQx0IgQgBUEMdCIFIAIgAiAFSxsiAkkEQCADIARBAnQiAyAAaiABIANqIAIgBGsQCgsL";
});
// src/wasm/source.inline.ts
/** The kernels as base64 text inside a lazily loaded module: works unchanged in every runtime and bundler. */
async function loadKernels(build) {
  const module =
    build === "relaxed"
      ? await Promise.resolve().then(() => (init_relaxed(), relaxed_exports))
      : await Promise.resolve().then(() => (init_simd(), simd_exports));
  return Uint8Array.from(atob(module.base64), (character) => character.charCodeAt(0));
}
// src/core/pacer.ts
/** Work between two looks at the event loop and the abort signal, in milliseconds: one frame of a page. */
const SLICE_MS = 16;
/**
 * Keeps long synchronous work interruptible: `pause()` is cheap until a slice of time has passed, then lets the event
 * loop run (so that timers, input and abort events happen) and throws `aborted` if the signal fired.
 */
var Pacer = class {
  #signal;
  #check;
  #next;
  /** `check` is called after every pause and may throw, where something else can end the work too. */
  constructor(signal, check) {
    this.#signal = signal;
    this.#check = check;
    throwIfAborted(signal);
    this.#next = performance.now() + SLICE_MS;
  }
  get due() {
    return performance.now() >= this.#next;
  }
  async pause() {
    if (!this.due) return;
    await nextTask();
    throwIfAborted(this.#signal);
    this.#check?.();
    this.#next = performance.now() + SLICE_MS;
  }
};
/** A macrotask: unlike a resolved promise, it lets events in; unlike setTimeout, browsers do not clamp it to 4 ms. */
function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
// src/plan/plan.ts
/** The root of a chain of reshapes: the value that owns the memory. */
function rootOf(value) {
  let root = value;
  while (root.base) root = root.base;
  return root;
}
// src/plan/constants.ts
/**
 * Names for constants that are equal exactly when the constants are: a weight's name, a table's content, or the op, the
 * params and the keys of what it reads. Programs of one workspace share constants by these keys, so that packed weights
 * and spectra exist once however many (batch, n) a model is compiled for.
 */
function constantKeys(plan) {
  const keys = /* @__PURE__ */ new Map();
  for (const value of plan.values) {
    if (value.base) continue;
    if (value.kind === "weight") keys.set(value, `weight ${value.name}`);
    if (value.kind === "table") keys.set(value, `table ${value.name} ${value.shape.join("x")} ${digest(value.data)}`);
  }
  for (const step of plan.steps) {
    if (!step.constant) continue;
    const outputs = [];
    const reads = [];
    for (const [name, value] of Object.entries(step.args)) {
      const key = keys.get(rootOf(value));
      if (key === void 0) outputs.push([name, value]);
      else reads.push(`${name}=${key}`);
    }
    const params = Object.values(step.params).join(",");
    const call = `${step.op}<${params}>(${reads.join("; ")})`;
    for (const [name, value] of outputs) keys.set(value, `${shorten(call)}.${name}`);
  }
  return keys;
}
/** The constant steps, in order, that `wanted` still needs. */
function constantSteps(plan, wanted) {
  const needed = new Set(wanted);
  const steps = [];
  for (const step of plan.steps.filter((each) => each.constant).reverse()) {
    const values = Object.values(step.args).map(rootOf);
    if (!values.some((value) => value.kind === "step" && needed.has(value))) continue;
    for (const value of values) needed.add(value);
    steps.push(step);
  }
  return steps.reverse();
}
/** Keys nest; past a length a digest stands for the text. */
function shorten(text) {
  if (text.length < 120) return text;
  const codes = Float64Array.from(text, (character) => character.charCodeAt(0));
  return `${text.slice(0, 40)}…${digest(codes)}`;
}
/** A 64-bit hash of float64 values: two multiplicative hashes over their 32-bit words with different constants. */
function digest(values) {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let a = 2654435769;
  let b = 2246822507;
  for (const word of words) {
    a = Math.imul(a ^ word, 16777619) ^ (a >>> 15);
    b = Math.imul(b ^ word, 3266489909) ^ (b >>> 13);
  }
  return `${values.length}:${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}
// src/plan/inputs.ts
/** Throws unless `inputs` has exactly the plan's inputs, each an array of the right type and length. */
function checkInputs(plan, inputs) {
  for (const value of plan.inputs) {
    const given = inputs[value.name];
    const type = value.dtype === "i32" ? Int32Array : Float32Array;
    const expected = `${type.name} of ${sizeOf(value.shape)} values, shape ${formatShape(value.shape)}`;
    if (given === void 0)
      throw new ToeplitzError("missing", `input ${value.name}: expected a ${expected}, got nothing`);
    if (!(given instanceof type)) {
      const got = Object.prototype.toString.call(given).slice(8, -1);
      throw new ToeplitzError("argument", `input ${value.name}: expected a ${expected}, got ${got}`);
    }
    if (given.length !== sizeOf(value.shape))
      throw new ToeplitzError("shape", `input ${value.name}: expected a ${expected}, got ${given.length} values`);
  }
  const known = new Set(plan.inputs.map((value) => value.name));
  const extra = Object.keys(inputs).filter((name) => !known.has(name));
  if (extra.length > 0)
    throw new ToeplitzError("argument", `unknown input ${extra[0]}: expected ${[...known].join(", ")}`);
}
// src/plan/slots.ts
/** Bytes of one value as the backends of 32-bit elements store it. */
function bytesOf(value) {
  return sizeOf(value.shape) * 4;
}
/**
 * Gives every value that the steps write a slot by liveness: a slot is free again after the last step that reads it.
 * Values in `keep` (outputs) are alive to the end. Greedy best fit: the free slot whose size is nearest wins, which for
 * the repeated blocks of a network finds the same few slots again in every block.
 */
function assignSlots(steps, keep) {
  const lastUse = /* @__PURE__ */ new Map();
  const written = /* @__PURE__ */ new Set();
  steps.forEach((step, index) => {
    for (const value of Object.values(step.args)) {
      const root = rootOf(value);
      lastUse.set(root, index);
      if (root.kind === "step" && root.constant === step.constant) written.add(root);
    }
  });
  const slotOf = /* @__PURE__ */ new Map();
  const bytes = [];
  const free = [];
  const take = (size) => {
    if (free.length === 0) return bytes.push(size) - 1;
    const nearest = (best, slot) => (Math.abs(bytes[slot] - size) < Math.abs(bytes[best] - size) ? slot : best);
    const slot = free.reduce(nearest);
    free.splice(free.indexOf(slot), 1);
    bytes[slot] = Math.max(bytes[slot], size);
    return slot;
  };
  steps.forEach((step, index) => {
    const roots = [...new Set(Object.values(step.args).map(rootOf))].filter((value) => written.has(value));
    for (const value of roots) if (!slotOf.has(value)) slotOf.set(value, take(bytesOf(value)));
    for (const value of roots) if (lastUse.get(value) === index && !keep.has(value)) free.push(slotOf.get(value));
  });
  return {
    slotOf,
    bytes,
  };
}
/** The constant step values that non-constant steps read or that are outputs: what must stay after compile. */
function keptConstants(plan) {
  const kept = /* @__PURE__ */ new Set();
  const visit = (value) => {
    const root = rootOf(value);
    if (root.constant) kept.add(root);
  };
  for (const step of plan.steps) if (!step.constant) Object.values(step.args).forEach(visit);
  Object.values(plan.outputs).forEach(visit);
  return kept;
}
/** The values that outlive the steps of a run: outputs. */
function outputRoots(plan) {
  return new Set(Object.values(plan.outputs).map(rootOf));
}
// src/js/activation.ts
const sigmoid = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
/** Each activation as tnn_pytorch defines it; x sigmoid(x) at -infinity is 0, its limit. */
const activationFunctions = {
  none: (x) => x,
  relu: (x) => Math.max(x, 0),
  silu: (x) => (x === Number.NEGATIVE_INFINITY ? 0 : x * sigmoid(x)),
  gelu: (x) => (x === Number.NEGATIVE_INFINITY ? 0 : 0.5 * x * erfc(-x * Math.SQRT1_2)),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  "1+elu": (x) => (x > 0 ? 1 + x : Math.exp(x)),
  "2+elu": (x) => (x > 0 ? 2 + x : 1 + Math.exp(x)),
  leak: (x) => (x < 0 ? 0.01 * x : x),
  sigmoid,
  exp: Math.exp,
  sine: Math.sin,
};
/**
 * Complementary error function to about 1e-15. |x| < 2: the Taylor series of erf, all of one sign after factoring
 * exp(-x^2) (Abramowitz & Stegun 7.1.6). Beyond: the continued fraction 7.1.14, evaluated from its tail.
 */
function erfc(x) {
  const t = Math.abs(x);
  let tail;
  if (t < 2) {
    let term = t;
    let sum = t;
    for (let k = 1; term > 1e-18 * sum && k < 100; k++) {
      term *= (2 * t * t) / (2 * k + 1);
      sum += term;
    }
    tail = 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-t * t) * sum;
  } else {
    let fraction = t;
    for (let k = 80; k >= 1; k--) fraction = t + k / 2 / fraction;
    tail = Math.exp(-t * t) / (Math.sqrt(Math.PI) * fraction);
  }
  return x >= 0 ? tail : 2 - tail;
}
const activation$1 = ({ x, y }, p) => {
  const act = activationFunctions[p.act];
  for (let i = 0; i < p.length; i++) y[i] = act(x[i]);
};
// src/js/add.ts
const add$1 = ({ a, b, y }, p) => {
  for (let r = 0; r < p.batch; r++) for (let i = 0; i < p.length; i++) y[r * p.length + i] = a[r * p.length + i] + b[i];
};
// src/js/bandConv.ts
const bandConv$1 = ({ x, taps, gate, add, y }, p) => {
  for (let b = 0; b < p.batch; b++)
    for (let i = 0; i < p.n; i++) {
      const from = Math.max(0, i - p.firstLag - (p.n - 1));
      const to = Math.min(p.taps - 1, i - p.firstLag);
      for (let c = 0; c < p.dim; c++) {
        const at = (b * p.n + i) * p.dim + c;
        let sum = 0;
        for (let r = from; r <= to; r++) sum += taps[r * p.dim + c] * x[(b * p.n + i - p.firstLag - r) * p.dim + c];
        y[at] = sum * (gate ? gate[at] : 1) + (add ? add[at] : 0);
      }
    }
};
// src/js/decay.ts
const decay$1 = ({ taps, gamma, y }, p) => {
  for (let c = 0; c < p.dim; c++) {
    const learned = p.lambda + (1 - p.lambda) * activationFunctions.sigmoid(gamma[c]);
    const base = p.kind === "learned" ? learned : gamma[c];
    for (let r = 0; r < p.rows; r++) y[r * p.dim + c] = taps[r * p.dim + c] * base ** Math.abs(p.firstLag + r);
  }
};
// src/js/divide.ts
const divide$1 = ({ a, b, y }, p) => {
  for (let r = 0; r < p.batch; r++) for (let i = 0; i < p.length; i++) y[r * p.length + i] = a[r * p.length + i] / b[i];
};
// src/js/embed.ts
const embed$1 = ({ tokens, weight, y }, p) => {
  for (let r = 0; r < p.rows; r++) {
    const token = tokens[r] >= 0 && tokens[r] < p.vocab ? tokens[r] : 0;
    for (let c = 0; c < p.dim; c++) y[r * p.dim + c] = p.scale * weight[token * p.dim + c];
  }
};
// src/js/gatherTaps.ts
const gatherTaps$1 = ({ source, index, extra, y }, p) => {
  const width = p.dim * p.repeat;
  for (let r = 0; r < p.rows; r++) {
    const from = index[r];
    for (let c = 0; c < width; c++) {
      const channel = Math.floor(c / p.repeat);
      const at = p.transposed ? channel * p.sourceRows + from : from * p.dim + channel;
      y[r * width + c] = (from < 0 ? 0 : source[at]) + (extra && r === p.extraRow ? extra[c] : 0);
    }
  }
};
// src/js/gemm.ts
const gemm$1 = ({ x, weight, bias, gate, residual, y }, p) => {
  const act = activationFunctions[p.act];
  for (let r = 0; r < p.rows; r++)
    for (let o = 0; o < p.outDim; o++) {
      let sum = bias ? bias[o] : 0;
      for (let k = 0; k < p.inDim; k++) sum += x[r * p.inDim + k] * weight[o * p.inDim + k];
      const at = r * p.outDim + o;
      y[at] = act(sum) * (gate ? gate[at] : 1) + (residual ? residual[at] : 0);
    }
};
// src/js/gemmPack.ts
const gemmPack$1 = ({ weight, packed }) => {
  packed.set(weight);
};
// src/js/gridSpread.ts
const gridSpread$1 = ({ lines, y }, p) => {
  const { batch, side, dim } = p;
  for (let b = 0; b < batch; b++)
    for (let i = 0; i < side; i++)
      for (let j = 0; j < side; j++)
        for (let c = 0; c < dim; c++) {
          const along = lines[(b * side + i) * dim + c];
          y[((b * side + i) * side + j) * dim + c] = along + lines[((batch + b) * side + j) * dim + c];
        }
};
// src/js/gridSum.ts
const gridSum$1 = ({ x, sums }, p) => {
  const { batch, side, dim } = p;
  sums.fill(0);
  for (let b = 0; b < batch; b++)
    for (let i = 0; i < side; i++)
      for (let j = 0; j < side; j++)
        for (let c = 0; c < dim; c++) {
          const value = x[((b * side + i) * side + j) * dim + c];
          sums[(b * side + i) * dim + c] += value;
          sums[((batch + b) * side + j) * dim + c] += value;
        }
};
// src/js/linearAttention.ts
const maps = {
  sikf: Math.exp,
  "elu+1": (x) => (x > 0 ? x + 1 : Math.exp(x)),
};
const linearAttention$1 = ({ q, k, v, y }, p) => {
  const { n, heads, dim } = p;
  const phi = maps[p.features];
  const state = new Float64Array(dim * dim);
  const total = new Float64Array(dim);
  for (let b = 0; b < p.batch; b++)
    for (let h = 0; h < heads; h++) {
      const at = (i, c) => ((b * n + i) * heads + h) * dim + c;
      let offset = 0;
      if (!p.causal && p.features === "sikf") {
        for (let i = 0; i < n; i++) for (let c = 0; c < dim; c++) offset += q[at(i, c)] + k[at(i, c)];
        offset /= n * dim;
      }
      state.fill(0);
      total.fill(0);
      const include = (j) => {
        for (let f = 0; f < dim; f++) {
          const weight = phi(k[at(j, f)] - offset);
          total[f] += weight;
          for (let c = 0; c < dim; c++) state[f * dim + c] += weight * v[at(j, c)];
        }
      };
      if (!p.causal) for (let j = 0; j < n; j++) include(j);
      for (let i = 0; i < n; i++) {
        if (p.causal) include(i);
        let below = p.eps;
        for (let f = 0; f < dim; f++) below += phi(q[at(i, f)] - offset) * total[f];
        for (let c = 0; c < dim; c++) {
          let sum = 0;
          for (let f = 0; f < dim; f++) sum += phi(q[at(i, f)] - offset) * state[f * dim + c];
          y[at(i, c)] = sum / below;
        }
      }
    }
};
// src/js/multiply.ts
const multiply$1 = ({ a, b, y }, p) => {
  for (let r = 0; r < p.batch; r++) for (let i = 0; i < p.length; i++) y[r * p.length + i] = a[r * p.length + i] * b[i];
};
// src/js/norm.ts
const norm = ({ x, scale, bias, y }, p) => {
  for (let r = 0; r < p.rows; r++) {
    const from = r * p.dim;
    let sum = 0;
    let squares = 0;
    for (let c = 0; c < p.dim; c++) sum += x[from + c];
    const mean = p.kind === "layer" ? sum / p.dim : 0;
    for (let c = 0; c < p.dim; c++) squares += (x[from + c] - mean) ** 2;
    const inverse =
      p.kind === "simpleRms" || p.kind === "rms" || p.kind === "gatedRms"
        ? 1 / (Math.sqrt(squares / p.dim) + p.eps)
        : 1 / Math.sqrt(squares / p.dim + p.eps);
    for (let c = 0; c < p.dim; c++) {
      const value = (x[from + c] - mean) * inverse * (scale ? scale[p.kind === "scale" ? 0 : c] : 1);
      const gate = p.kind === "gatedRms" ? activationFunctions.sigmoid(bias[c] * x[from + c]) : 1;
      y[from + c] = value * gate + (p.kind === "layer" ? bias[c] : 0);
    }
  }
};
// src/core/fft64.ts
/**
 * exp(-2 pi i k / n) as [re, im], correct to the last place: the angle is folded into the first octant, so that no large
 * argument ever reaches sin and cos, and quarter turns are exact.
 */
function unitRoot(k, n) {
  let eighths = 8 * (((k % n) + n) % n);
  const mirror = eighths > 4 * n;
  if (mirror) eighths = 8 * n - eighths;
  const negative = eighths > 2 * n;
  if (negative) eighths = 4 * n - eighths;
  const swap = eighths > n;
  const angle = ((swap ? 2 * n - eighths : eighths) * Math.PI) / (4 * n);
  const c = swap ? Math.sin(angle) : Math.cos(angle);
  const s = swap ? Math.cos(angle) : Math.sin(angle);
  return [negative ? -c : c, mirror ? s : -s];
}
/** Smallest 2^a 3^b 5^c >= n: the sizes that need no Bluestein transform. */
function smoothSize(n) {
  for (let size = Math.max(1, n); ; size++) {
    let rest = size;
    for (const prime of [2, 3, 5]) while (rest % prime === 0) rest /= prime;
    if (rest === 1) return size;
  }
}
/**
 * Complex FFT in float64 of any length n >= 1, numpy's conventions: forward with exp(-2 pi i j k / n), inverse scaled by
 * 1 / n. Stockham's autosort with radices 4, 2, 3, 5; other lengths go through Bluestein's chirp transform. A plan owns
 * its twiddles and its work space, so one plan must not be entered twice at a time.
 */
var Fft64 = class {
  n;
  #stages;
  #chirp;
  #workRe;
  #workIm;
  constructor(n) {
    this.n = checkInteger("Fft64: n", n, 1);
    const smooth = smoothSize(n) === n;
    this.#stages = smooth ? makeStages(n) : [];
    this.#chirp = smooth ? void 0 : makeChirp(n);
    this.#workRe = new Float64Array(smooth ? n : 0);
    this.#workIm = new Float64Array(smooth ? n : 0);
  }
  /** X_k = sum_j x_j exp(-2 pi i j k / n), in place. Both arrays hold n numbers; throws `shape` otherwise. */
  forward(re, im) {
    if (re.length !== this.n || im.length !== this.n)
      throw new ToeplitzError("shape", `Fft64: expected two arrays of ${this.n}, got ${re.length} and ${im.length}`);
    if (this.#chirp) bluestein(this.#chirp, re, im);
    else this.#stockham(re, im);
  }
  /** x_j = (1 / n) sum_k X_k exp(+2 pi i j k / n), in place. */
  inverse(re, im) {
    this.forward(im, re);
    const scale = 1 / this.n;
    for (let j = 0; j < this.n; j++) {
      re[j] *= scale;
      im[j] *= scale;
    }
  }
  #stockham(re, im) {
    let fromRe = re;
    let fromIm = im;
    let toRe = this.#workRe;
    let toIm = this.#workIm;
    for (const stage of this.#stages) {
      passes[stage.radix](stage, fromRe, fromIm, toRe, toIm);
      [fromRe, toRe] = [toRe, fromRe];
      [fromIm, toIm] = [toIm, fromIm];
    }
    if (fromRe !== re) {
      re.set(fromRe);
      im.set(fromIm);
    }
  }
};
function makeStages(n) {
  const stages = [];
  let rest = n;
  let stride = 1;
  for (const radix of [4, 2, 3, 5])
    while (rest % radix === 0) {
      const blocks = rest / radix;
      const twiddles = new Float64Array(2 * blocks * (radix - 1));
      for (let k = 0, at = 0; k < blocks; k++)
        for (let j = 1; j < radix; j++, at += 2) [twiddles[at], twiddles[at + 1]] = unitRoot(j * k, rest);
      stages.push({
        radix,
        blocks,
        stride,
        twiddles,
      });
      rest = blocks;
      stride *= radix;
    }
  return stages;
}
const passes = {
  2: pass2,
  3: pass3,
  4: pass4,
  5: pass5,
};
function pass2({ blocks, stride, twiddles }, ...[xr, xi, yr, yi]) {
  for (let k = 0; k < blocks; k++) {
    const wr = twiddles[2 * k];
    const wi = twiddles[2 * k + 1];
    let a = k * stride;
    let b = a + blocks * stride;
    for (let o = 2 * a, end = o + stride; o < end; o++, a++, b++) {
      const dr = xr[a] - xr[b];
      const di = xi[a] - xi[b];
      yr[o] = xr[a] + xr[b];
      yi[o] = xi[a] + xi[b];
      yr[o + stride] = dr * wr - di * wi;
      yi[o + stride] = dr * wi + di * wr;
    }
  }
}
function pass3({ blocks, stride, twiddles }, ...[xr, xi, yr, yi]) {
  const half = Math.sqrt(0.75);
  for (let k = 0; k < blocks; k++) {
    const t = 4 * k;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    let a = k * stride;
    let b = a + blocks * stride;
    let c = b + blocks * stride;
    for (let o = 3 * a, end = o + stride; o < end; o++, a++, b++, c++) {
      const sr = xr[b] + xr[c];
      const si = xi[b] + xi[c];
      const dr = half * (xi[b] - xi[c]);
      const di = half * (xr[c] - xr[b]);
      const mr = xr[a] - 0.5 * sr;
      const mi = xi[a] - 0.5 * si;
      yr[o] = xr[a] + sr;
      yi[o] = xi[a] + si;
      const y1r = mr + dr;
      const y1i = mi + di;
      const y2r = mr - dr;
      const y2i = mi - di;
      yr[o + stride] = y1r * w1r - y1i * w1i;
      yi[o + stride] = y1r * w1i + y1i * w1r;
      yr[o + 2 * stride] = y2r * w2r - y2i * w2i;
      yi[o + 2 * stride] = y2r * w2i + y2i * w2r;
    }
  }
}
function pass4({ blocks, stride, twiddles }, ...[xr, xi, yr, yi]) {
  const step = blocks * stride;
  for (let k = 0, t = 0; k < blocks; k++, t += 6) {
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    const w3r = twiddles[t + 4];
    const w3i = twiddles[t + 5];
    let a = k * stride;
    for (let o = 4 * a, end = o + stride; o < end; o++, a++) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const s0r = xr[a] + xr[c];
      const s0i = xi[a] + xi[c];
      const d0r = xr[a] - xr[c];
      const d0i = xi[a] - xi[c];
      const s1r = xr[b] + xr[d];
      const s1i = xi[b] + xi[d];
      const d1r = xi[b] - xi[d];
      const d1i = xr[d] - xr[b];
      const y1r = d0r + d1r;
      const y1i = d0i + d1i;
      const y2r = s0r - s1r;
      const y2i = s0i - s1i;
      const y3r = d0r - d1r;
      const y3i = d0i - d1i;
      yr[o] = s0r + s1r;
      yi[o] = s0i + s1i;
      yr[o + stride] = y1r * w1r - y1i * w1i;
      yi[o + stride] = y1r * w1i + y1i * w1r;
      yr[o + 2 * stride] = y2r * w2r - y2i * w2i;
      yi[o + 2 * stride] = y2r * w2i + y2i * w2r;
      yr[o + 3 * stride] = y3r * w3r - y3i * w3i;
      yi[o + 3 * stride] = y3r * w3i + y3i * w3r;
    }
  }
}
function pass5({ blocks, stride, twiddles }, ...[xr, xi, yr, yi]) {
  const [c1, m1] = unitRoot(1, 5);
  const [c2, m2] = unitRoot(2, 5);
  const step = blocks * stride;
  for (let k = 0; k < blocks; k++) {
    const t = 8 * k;
    const w1r = twiddles[t];
    const w1i = twiddles[t + 1];
    const w2r = twiddles[t + 2];
    const w2i = twiddles[t + 3];
    const w3r = twiddles[t + 4];
    const w3i = twiddles[t + 5];
    const w4r = twiddles[t + 6];
    const w4i = twiddles[t + 7];
    let a = k * stride;
    for (let o = 5 * a, end = o + stride; o < end; o++, a++) {
      const b = a + step;
      const c = b + step;
      const d = c + step;
      const e = d + step;
      const p1r = xr[b] + xr[e];
      const p1i = xi[b] + xi[e];
      const p2r = xr[c] + xr[d];
      const p2i = xi[c] + xi[d];
      const q1r = xr[b] - xr[e];
      const q1i = xi[b] - xi[e];
      const q2r = xr[c] - xr[d];
      const q2i = xi[c] - xi[d];
      const ur = xr[a] + c1 * p1r + c2 * p2r;
      const ui = xi[a] + c1 * p1i + c2 * p2i;
      const vr = xr[a] + c2 * p1r + c1 * p2r;
      const vi = xi[a] + c2 * p1i + c1 * p2i;
      const sr = -(m1 * q1i + m2 * q2i);
      const si = m1 * q1r + m2 * q2r;
      const zr = -(m2 * q1i - m1 * q2i);
      const zi = m2 * q1r - m1 * q2r;
      yr[o] = xr[a] + p1r + p2r;
      yi[o] = xi[a] + p1i + p2i;
      yr[o + stride] = (ur + sr) * w1r - (ui + si) * w1i;
      yi[o + stride] = (ur + sr) * w1i + (ui + si) * w1r;
      yr[o + 2 * stride] = (vr + zr) * w2r - (vi + zi) * w2i;
      yi[o + 2 * stride] = (vr + zr) * w2i + (vi + zi) * w2r;
      yr[o + 3 * stride] = (vr - zr) * w3r - (vi - zi) * w3i;
      yi[o + 3 * stride] = (vr - zr) * w3i + (vi - zi) * w3r;
      yr[o + 4 * stride] = (ur - sr) * w4r - (ui - si) * w4i;
      yi[o + 4 * stride] = (ur - sr) * w4i + (ui - si) * w4r;
    }
  }
}
function makeChirp(n) {
  const inner = new Fft64(smoothSize(2 * n - 1));
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  const spectrumRe = new Float64Array(inner.n);
  const spectrumIm = new Float64Array(inner.n);
  let square = 0;
  for (let j = 0; j < n; j++) {
    [re[j], im[j]] = unitRoot(square, 2 * n);
    square = (square + 2 * j + 1) % (2 * n);
    const mirrored = (inner.n - j) % inner.n;
    spectrumRe[j] = spectrumRe[mirrored] = re[j];
    spectrumIm[j] = spectrumIm[mirrored] = -im[j];
  }
  inner.forward(spectrumRe, spectrumIm);
  const [workRe, workIm] = [new Float64Array(inner.n), new Float64Array(inner.n)];
  return {
    inner,
    re,
    im,
    spectrumRe,
    spectrumIm,
    workRe,
    workIm,
  };
}
/** jk = (j^2 + k^2 - (k - j)^2) / 2 turns the transform into a convolution with the chirp. */
function bluestein(chirp, re, im) {
  const { inner, re: cr, im: ci, spectrumRe: sr, spectrumIm: si, workRe: wr, workIm: wi } = chirp;
  const n = re.length;
  for (let j = 0; j < n; j++) {
    wr[j] = re[j] * cr[j] - im[j] * ci[j];
    wi[j] = re[j] * ci[j] + im[j] * cr[j];
  }
  wr.fill(0, n);
  wi.fill(0, n);
  inner.forward(wr, wi);
  for (let k = 0; k < inner.n; k++) {
    const r = wr[k] * sr[k] - wi[k] * si[k];
    wi[k] = wr[k] * si[k] + wi[k] * sr[k];
    wr[k] = r;
  }
  inner.inverse(wr, wi);
  for (let k = 0; k < n; k++) {
    re[k] = wr[k] * cr[k] - wi[k] * ci[k];
    im[k] = wr[k] * ci[k] + wi[k] * cr[k];
  }
}
// src/js/responseTaps.ts
const responseTaps$1 = ({ response, y }, p) => {
  const { size, dim, causal } = p;
  const half = size / 2;
  const width = p.heads * dim * (causal ? 1 : 2);
  const fft = new Fft64(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let c = 0; c < p.heads * dim; c++) {
    const column = causal ? c : c + Math.floor(c / dim) * dim;
    for (let m = 0; m <= half; m++) {
      const odd = !causal && m > 0 && m < half;
      const factor = p.sine ? Math.sin((2 * Math.PI * m) / size) : 1;
      re[m] = response[m * width + column];
      im[m] = odd ? response[m * width + column + dim] * factor : 0;
      re[(size - m) % size] = re[m];
      if (odd) im[size - m] = -im[m];
    }
    fft.inverse(re, im);
    for (let r = 0; r < p.rows; r++) {
      const lag = p.firstLag + r;
      const tap = re[(lag + size) % size];
      y[r * p.heads * dim + c] = causal && lag > 0 ? 2 * tap : tap;
    }
  }
};
// src/ops/skiGrid.ts
/** Spacing of `points` inducing points that cover positions 0 … n-1 with both ends. */
function skiSpacing({ n, points }) {
  return points > 1 ? (n - 1) / (points - 1) : 0;
}
/** Row i of the interpolation matrix W (two entries that sum to 1): 1 - fraction at `point`, fraction at the next. */
function skiWeights({ n, points }, i) {
  if (points < 2)
    return {
      point: 0,
      fraction: 0,
    };
  const point = Math.min(Math.floor((i * (points - 1)) / (n - 1)), points - 2);
  return {
    point,
    fraction: (i * (points - 1) - point * (n - 1)) / (n - 1),
  };
}
/** At least two points for more than one position, never more points than positions. */
function skiCheck(op, { n, points }) {
  require(points <= n &&
    points >= Math.min(n, 2), `${op}: points must be in [${Math.min(n, 2)}, n = ${n}], got ${points}`);
}
// src/js/skiInterpolate.ts
const skiInterpolate$1 = ({ q, add, gate, y }, p) => {
  for (let b = 0; b < p.batch; b++)
    for (let i = 0; i < p.n; i++) {
      const { point, fraction } = skiWeights(p, i);
      for (let c = 0; c < p.dim; c++) {
        const from = (b * p.points + point) * p.dim + c;
        const at = (b * p.n + i) * p.dim + c;
        const next = fraction > 0 ? fraction * q[from + p.dim] : 0;
        y[at] = ((1 - fraction) * q[from] + next + (add ? add[at] : 0)) * (gate ? gate[at] : 1);
      }
    }
};
// src/js/skiRestrict.ts
const skiRestrict$1 = ({ x, z }, p) => {
  z.fill(0);
  for (let b = 0; b < p.batch; b++)
    for (let i = 0; i < p.n; i++) {
      const { point, fraction } = skiWeights(p, i);
      for (let c = 0; c < p.dim; c++) {
        const value = x[(b * p.n + i) * p.dim + c];
        const at = (b * p.points + point) * p.dim + c;
        z[at] += (1 - fraction) * value;
        if (fraction > 0) z[at + p.dim] += fraction * value;
      }
    }
};
// src/ops/skiTaps.ts
/**
 * SKI-TNN's kernel at the lags between inducing points: inverse time warp u(t) = sign(t) warp^|t| (sign(0) = 1), then the
 * piecewise-linear function of u whose values at 2 rank + 1 uniform nodes of [-1, 1] are beta_0 … beta_{rank-1}, 0,
 * alpha_0 … alpha_{rank-1}. Row r is lag (firstLag + r) s with s = (n-1) / (points-1), the spacing of the inducing points.
 * Without betas (causal), lags are not negative.
 */
const skiTaps$1 = defineOp({
  name: "skiTaps",
  params: {
    rows: "size",
    dim: "size",
    rank: "size",
    n: "size",
    points: "size",
    firstLag: "int",
    warp: "float",
    hasBetas: "flag",
  },
  operands: {
    alphas: {
      role: "in",
      shape: (p) => [p.dim, p.rank],
    },
    betas: {
      role: "in",
      optional: true,
      when: (p) => p.hasBetas,
      shape: (p) => [p.dim, p.rank],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check(p) {
    skiCheck("skiTaps", p);
    require(p.rank >= 1, `skiTaps: rank must be at least 1, got ${p.rank}`);
    require(p.warp > 0 && p.warp <= 1, `skiTaps: warp must be in (0, 1], got ${p.warp}`);
    require(p.hasBetas || p.firstLag >= 0, `skiTaps: negative lags need betas, got firstLag ${p.firstLag}`);
  },
  flops: (p) => 3 * p.rows * p.dim,
  bound: () => 32,
});
/**
 * Where row r of skiTaps lies among the nodes 0 … 2 rank: the node before it and the fraction of the way to the next.
 * In float64, because warp^lag at lag 1000 would be off by 1000 float32 roundings.
 */
function skiNode(p, row) {
  const lag = (p.firstLag + row) * skiSpacing(p);
  const distance = p.warp ** Math.abs(lag) * p.rank;
  const at = lag < 0 ? p.rank - distance : p.rank + distance;
  const node = Math.min(Math.floor(at), 2 * p.rank - 1);
  return {
    node,
    fraction: at - node,
  };
}
// src/js/skiTaps.ts
const skiTaps = ({ alphas, betas, y }, p) => {
  const valueAt = (node, c) => {
    if (node > p.rank) return alphas[c * p.rank + node - p.rank - 1];
    return node < p.rank && betas ? betas[c * p.rank + node] : 0;
  };
  for (let r = 0; r < p.rows; r++) {
    const { node, fraction } = skiNode(p, r);
    for (let c = 0; c < p.dim; c++)
      y[r * p.dim + c] = (1 - fraction) * valueAt(node, c) + fraction * valueAt(node + 1, c);
  }
};
// src/js/softmaxAttention.ts
const softmaxAttention$1 = ({ q, k, v, y }, p) => {
  const { n, heads, dim } = p;
  const weights = new Float64Array(n);
  for (let b = 0; b < p.batch; b++)
    for (let h = 0; h < heads; h++) {
      const at = (i, c) => ((b * n + i) * heads + h) * dim + c;
      for (let i = 0; i < n; i++) {
        const count = p.causal ? i + 1 : n;
        let largest = Number.NEGATIVE_INFINITY;
        for (let j = 0; j < count; j++) {
          let score = 0;
          for (let c = 0; c < dim; c++) score += q[at(i, c)] * k[at(j, c)];
          weights[j] = score * p.scale;
          largest = Math.max(largest, weights[j]);
        }
        let total = 0;
        for (let j = 0; j < count; j++) {
          weights[j] = Math.exp(weights[j] - largest);
          total += weights[j];
        }
        for (let c = 0; c < dim; c++) {
          let sum = 0;
          for (let j = 0; j < count; j++) sum += weights[j] * v[at(j, c)];
          y[at(i, c)] = sum / total;
        }
      }
    }
};
// src/js/toeplitz.ts
/** Right-angle convolution, one channel and block at a time; see the contract for the blocks' complex input. */
const toeplitz$1 = ({ x, spectrum, gate, y }, p) => {
  const { n, dim, size } = p;
  const fft = new Fft64(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const cos = Float64Array.from(re, (_, j) => Math.cos((Math.PI * j) / (2 * size)));
  const sin = Float64Array.from(re, (_, j) => Math.sin((Math.PI * j) / (2 * size)));
  const single = size >= n;
  for (let b = 0; b < p.batch; b++) {
    const at = (i, c) => (i >= 0 && i < n ? x[(b * n + i) * dim + c] : 0);
    for (let first = 0; first < n; first += size)
      for (let c = 0; c < dim; c++) {
        for (let j = 0; j < size; j++) {
          const u = at(first - p.firstLag + j, c);
          const v = single ? 0 : -at(first - size - p.firstLag + j, c);
          re[j] = u * cos[j] - v * sin[j];
          im[j] = u * sin[j] + v * cos[j];
        }
        fft.forward(re, im);
        for (let j = 0; j < size; j++) {
          const hr = spectrum[(c * size + j) * 2] * size;
          const hi = spectrum[(c * size + j) * 2 + 1] * size;
          const r = re[j] * hr - im[j] * hi;
          im[j] = re[j] * hi + im[j] * hr;
          re[j] = r;
        }
        fft.inverse(re, im);
        for (let j = 0; j < Math.min(size, n - first); j++) {
          const out = (b * n + first + j) * dim + c;
          y[out] = (re[j] * cos[j] + im[j] * sin[j]) * (gate ? gate[out] : 1);
        }
      }
  }
};
// src/js/toeplitzSpectrum.ts
/** Here in natural order, [dim, size] complex interleaved. */
const toeplitzSpectrum$1 = ({ taps, spectrum }, p) => {
  const fft = new Fft64(p.size);
  const re = new Float64Array(p.size);
  const im = new Float64Array(p.size);
  for (let c = 0; c < p.dim; c++) {
    re.fill(0);
    im.fill(0);
    for (let r = 0; r < p.rows; r++) {
      const lag = p.firstLag + r;
      const tap = taps[r * p.dim + c] / p.size;
      const slot = lag < 0 ? lag + p.size : lag;
      const angle = (Math.PI * lag) / (2 * p.size);
      re[slot] += tap * Math.cos(angle);
      im[slot] += tap * Math.sin(angle);
    }
    fft.forward(re, im);
    for (let j = 0; j < p.size; j++) {
      spectrum[(c * p.size + j) * 2] = re[j];
      spectrum[(c * p.size + j) * 2 + 1] = im[j];
    }
  }
};
// src/js/kernels.ts
/** Complete by type. */
const jsKernels = {
  activation: activation$1,
  add: add$1,
  bandConv: bandConv$1,
  decay: decay$1,
  divide: divide$1,
  embed: embed$1,
  gatherTaps: gatherTaps$1,
  gemm: gemm$1,
  gemmPack: gemmPack$1,
  gridSpread: gridSpread$1,
  gridSum: gridSum$1,
  linearAttention: linearAttention$1,
  multiply: multiply$1,
  norm,
  responseTaps: responseTaps$1,
  skiInterpolate: skiInterpolate$1,
  skiRestrict: skiRestrict$1,
  skiTaps,
  softmaxAttention: softmaxAttention$1,
  toeplitz: toeplitz$1,
  toeplitzSpectrum: toeplitzSpectrum$1,
};
// src/js/state.ts
/** State values of the js backend: float64 between runs, float32 when read out. */
var JsState = class JsState {
  #arrays;
  constructor(plan) {
    this.#arrays = new Map(plan.states.map((value) => [value.name, new Float64Array(sizeOf(value.shape))]));
  }
  /** The state a run was given, checked to be one of this backend. */
  static of(state) {
    if (!(state instanceof JsState))
      throw new ToeplitzError("internal", "this plan has state values: run needs a js state");
    return state;
  }
  get bytes() {
    return [...this.#arrays.values()].reduce((sum, array) => sum + array.byteLength, 0);
  }
  array(value) {
    const array = this.#arrays.get(value.name);
    if (!array || array.length !== sizeOf(value.shape))
      throw new ToeplitzError("internal", `state ${value.name} is not in this state or has another size`);
    return array;
  }
  reset() {
    for (const array of this.#arrays.values()) array.fill(0);
  }
  async read() {
    return Float32Array.from([...this.#arrays.values()].flatMap((array) => [...array]));
  }
  write(values) {
    let from = 0;
    for (const array of this.#arrays.values()) {
      array.set(values.subarray(from, from + array.length));
      from += array.length;
    }
  }
  dispose() {
    this.#arrays.clear();
  }
};
// src/js/backend.ts
/**
 * The float64 backend: the definition of every op, and the way to run where WebAssembly is forbidden. Nothing is rounded
 * to float32 inside a run; the caller of the API rounds the outputs.
 */
var JsBackend = class {
  name = "js";
  open(weights) {
    return new JsWorkspace(weights);
  }
  dispose() {}
};
var JsWorkspace = class {
  #weights;
  #constants = /* @__PURE__ */ new Map();
  constructor(weights) {
    this.#weights = weights;
  }
  async compile(plan, options = {}) {
    const keys = constantKeys(plan);
    const kept = keptConstants(plan);
    const missing = new Set([...kept].filter((value) => !this.#constants.has(keys.get(value))));
    const arrays = /* @__PURE__ */ new Map();
    for (const value of plan.values) if (value.data) arrays.set(value, value.data);
    const lookup = (value) => {
      const root = rootOf(value);
      let array = arrays.get(root) ?? this.#constants.get(keys.get(root))?.array;
      if (!array) array = root.kind === "weight" ? Float64Array.from(this.#weights.get(root.name)) : allocate(root);
      arrays.set(root, array);
      return array;
    };
    const steps = constantSteps(plan, missing);
    const pacer = new Pacer(options.signal);
    for (const [index, step] of steps.entries()) {
      execute(step, lookup);
      options.onProgress?.((index + 1) / steps.length);
      await pacer.pause();
    }
    const held = /* @__PURE__ */ new Map();
    const users = [];
    for (const value of kept) {
      const key = keys.get(value);
      const entry = this.#constants.get(key) ?? {
        array: lookup(value),
        users: 0,
      };
      entry.users++;
      this.#constants.set(key, entry);
      held.set(value, entry.array);
      users.push(key);
    }
    return new JsProgram(plan, held, () => this.#release(users));
  }
  createState(plan) {
    return new JsState(plan);
  }
  dispose() {
    this.#constants.clear();
  }
  #release(keys) {
    for (const key of keys) {
      const entry = this.#constants.get(key);
      if (entry && --entry.users === 0) this.#constants.delete(key);
    }
  }
};
var JsProgram = class {
  #plan;
  #constants;
  #release;
  constructor(plan, constants, release) {
    this.#plan = plan;
    this.#constants = constants;
    this.#release = release;
  }
  async run(inputs, options = {}) {
    if (!this.#release) throw new ToeplitzError("disposed", "this program was disposed");
    checkInputs(this.#plan, inputs);
    const state = options.state;
    const arrays = new Map(this.#constants);
    for (const value of this.#plan.inputs) {
      const given = inputs[value.name];
      arrays.set(value, value.dtype === "i32" ? Int32Array.from(given) : Float64Array.from(given));
    }
    for (const value of this.#plan.states) arrays.set(value, JsState.of(state).array(value));
    const lookup = (value) => {
      const root = rootOf(value);
      const array = arrays.get(root) ?? root.data ?? allocate(root);
      arrays.set(root, array);
      return array;
    };
    const pacer = new Pacer(options.signal);
    for (const step of this.#plan.steps) {
      if (step.constant) continue;
      execute(step, lookup);
      await pacer.pause();
    }
    const outputs = {};
    for (const [name, value] of Object.entries(this.#plan.outputs)) outputs[name] = Float64Array.from(lookup(value));
    return outputs;
  }
  dispose() {
    this.#release?.();
    this.#release = void 0;
  }
};
function allocate(value) {
  const size = sizeOf(value.shape);
  return value.dtype === "i32" ? new Int32Array(size) : new Float64Array(size);
}
function execute(step, lookup) {
  const args = {};
  for (const [name, value] of Object.entries(step.args)) args[name] = lookup(value);
  kernelOf(step.op)(args, step.params);
}
function kernelOf(name) {
  return jsKernels[name];
}
// src/wasm/memory.ts
const PAGE = 65536;
const ALIGNMENT = 64;
/** Kernels use 32-bit pointers, and engines give at most 65536 pages of 64 KiB. */
const LIMIT = 65536 * PAGE;
/**
 * The linear memory of one module: first-fit allocation on a sorted free list that merges neighbours, so that a device
 * whose models come and go does not grow. `guard` surrounds every block with that many bytes of a pattern that verify()
 * checks, and fills new blocks with NaN: for tests.
 */
var WasmMemory = class {
  #memory;
  #guard;
  #free = [];
  #blocks = /* @__PURE__ */ new Map();
  #top;
  #used = 0;
  constructor(memory, heapBase, guard = 0) {
    this.#memory = memory;
    this.#guard = roundUp(guard, ALIGNMENT);
    this.#top = roundUp(heapBase, ALIGNMENT);
  }
  /** Bytes in blocks that are allocated now. */
  get used() {
    return this.#used;
  }
  /** Bytes of the linear memory. */
  get size() {
    return this.#memory.buffer.byteLength;
  }
  /** A 64-byte aligned block, uninitialised; throws `memory` where the device cannot give it and stays usable. */
  allocate(bytes) {
    const size = roundUp(Math.max(bytes, 1), ALIGNMENT) + 2 * this.#guard;
    let index = this.#free.findIndex((block) => block.size >= size);
    if (index < 0) {
      this.#grow(size);
      index = this.#free.findIndex((block) => block.size >= size);
    }
    const block = this.#free[index];
    const start = block.at;
    if (block.size === size) this.#free.splice(index, 1);
    else {
      block.at += size;
      block.size -= size;
    }
    const at = start + this.#guard;
    this.#blocks.set(at, size);
    this.#used += size;
    if (this.#guard > 0) this.bytes(start, size).fill(255);
    return at;
  }
  free(at) {
    const size = this.#blocks.get(at);
    if (size === void 0) throw new ToeplitzError("internal", `wasm memory: ${at} is not an allocated block`);
    this.#blocks.delete(at);
    this.#used -= size;
    this.#release(at - this.#guard, size);
  }
  floats(at, length) {
    return new Float32Array(this.#memory.buffer, at, length);
  }
  ints(at, length) {
    return new Int32Array(this.#memory.buffer, at, length);
  }
  bytes(at, length) {
    return new Uint8Array(this.#memory.buffer, at, length);
  }
  /** With guards: throws `internal` if any byte around an allocated block was written. */
  verify() {
    if (this.#guard === 0) return;
    for (const [at, size] of this.#blocks)
      if (
        [this.bytes(at - this.#guard, this.#guard), this.bytes(at + size - 2 * this.#guard, this.#guard)].some(
          (guard) => guard.some((byte) => byte !== 255),
        )
      )
        throw new ToeplitzError("internal", `wasm memory: a guard of the block at ${at} was overwritten`);
  }
  #grow(size) {
    const last = this.#free.at(-1);
    const tail = last && last.at + last.size === this.#top ? last.size : 0;
    const top = this.#top + size - tail;
    const have = this.#memory.buffer.byteLength;
    if (top > have) {
      const generous = Math.min(roundUp(Math.max(top, have + have / 8), PAGE), LIMIT);
      if (top > LIMIT || !(this.#tryGrow(generous - have) || this.#tryGrow(roundUp(top, PAGE) - have)))
        throw new ToeplitzError(
          "memory",
          `wasm memory: ${size} bytes more were asked for, ${this.#used} are in use, and the engine refused to grow`,
        );
    }
    this.#release(this.#top, top - this.#top);
    this.#top = top;
  }
  #tryGrow(bytes) {
    try {
      this.#memory.grow(bytes / PAGE);
      return true;
    } catch {
      return false;
    }
  }
  #release(at, size) {
    let index = this.#free.findIndex((block) => block.at > at);
    if (index < 0) index = this.#free.length;
    this.#free.splice(index, 0, {
      at,
      size,
    });
    for (const i of [index, index - 1]) {
      const [left, right] = [this.#free[i], this.#free[i + 1]];
      if (left && right && left.at + left.size === right.at) {
        left.size += right.size;
        this.#free.splice(i + 1, 1);
      }
    }
  }
};
// src/wasm/shared.ts
/** Blocks of linear memory that several users share by key; a block is freed when its last user lets go. */
var SharedBlocks = class {
  #memory;
  #blocks = /* @__PURE__ */ new Map();
  constructor(memory) {
    this.#memory = memory;
  }
  has(key) {
    return this.#blocks.has(key);
  }
  /** The address under `key`, for one more user; `make` is called where there is none yet. */
  acquire(key, make) {
    let block = this.#blocks.get(key);
    if (!block) {
      block = {
        at: make(),
        users: 0,
      };
      this.#blocks.set(key, block);
    }
    block.users++;
    return block.at;
  }
  release(key) {
    const block = this.#blocks.get(key);
    if (!block || --block.users > 0) return;
    this.#blocks.delete(key);
    this.#memory.free(block.at);
  }
};
// src/wasm/device.ts
/** What every workspace of one wasm backend shares: the module, its memory, and the tables of the kernels. */
var WasmDevice = class {
  module;
  memory;
  tables;
  /** Guard bytes around every array, for tests; 0 otherwise. */
  guard;
  disposed = false;
  constructor(module, guard) {
    this.module = module;
    this.guard = guard;
    this.memory = new WasmMemory(module.memory, module.heapBase, guard);
    this.tables = new SharedBlocks(this.memory);
  }
  /** A block holding these values. */
  upload(data) {
    const at = this.memory.allocate(data.length * 4);
    this.memory.floats(at, data.length).set(data);
    return at;
  }
};
// src/ops/activation.ts
/** y = act(x), elementwise. */
const activation = defineOp({
  name: "activation",
  params: {
    length: "size",
    act: activations,
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.length],
    },
  },
  check() {},
  flops: (p) => 8 * p.length,
  bound: () => 32,
});
// src/ops/add.ts
/** y = a + b elementwise; b [length] is used for every one of the `batch` rows of a. */
const add = defineOp({
  name: "add",
  params: {
    batch: "size",
    length: "size",
  },
  operands: {
    a: {
      role: "in",
      shape: (p) => [p.batch, p.length],
    },
    b: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.length],
    },
  },
  check() {},
  flops: (p) => p.batch * p.length,
  bound: () => 32,
});
// src/ops/bandConv.ts
/**
 * Direct convolution with few taps, x and y [batch, n, dim] channel-last, taps [taps, dim], row r is lag firstLag + r:
 * y_i = sum_r taps[r] x_{i - firstLag - r}, x zero outside [0, n). Small Toeplitz products and SKI's sparse part.
 * Optional epilogues: y = (… ) * gate + add.
 */
const bandConv = defineOp({
  name: "bandConv",
  params: {
    batch: "size",
    n: "size",
    dim: "size",
    taps: "size",
    firstLag: "int",
    hasGate: "flag",
    hasAdd: "flag",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.dim],
    },
    taps: {
      role: "in",
      shape: (p) => [p.taps, p.dim],
    },
    gate: {
      role: "in",
      optional: true,
      when: (p) => p.hasGate,
      shape: (p) => [p.batch, p.n, p.dim],
    },
    add: {
      role: "in",
      optional: true,
      when: (p) => p.hasAdd,
      shape: (p) => [p.batch, p.n, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.dim],
    },
  },
  check() {},
  flops: (p) => 2 * p.batch * p.n * p.dim * Math.min(p.taps, 2 * p.n),
  bound: (p) => 16 + 4 * Math.sqrt(p.taps),
});
// src/ops/decay.ts
/**
 * Exponential decay of a Toeplitz kernel (TNN paper, "exponential decay"): y[r, c] = g[c]^|lag| * taps[r, c] with
 * lag = firstLag + r. `fixed`: g = gamma. `learned` (tnn_pytorch's multi decay): g = lambda + (1 - lambda) sigmoid(gamma).
 * Powers are formed in float64: at lag 1000 a float32 gamma would be off by 1000 roundings.
 */
const decay = defineOp({
  name: "decay",
  params: {
    rows: "size",
    dim: "size",
    firstLag: "int",
    kind: ["fixed", "learned"],
    lambda: "float",
  },
  operands: {
    taps: {
      role: "in",
      shape: (p) => [p.rows, p.dim],
    },
    gamma: {
      role: "in",
      shape: (p) => [p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check() {},
  flops: (p) => 2 * p.rows * p.dim,
  bound: () => 32,
});
// src/ops/divide.ts
/** y = a / b elementwise; b [length] is used for every one of the `batch` rows of a. */
const divide = defineOp({
  name: "divide",
  params: {
    batch: "size",
    length: "size",
  },
  operands: {
    a: {
      role: "in",
      shape: (p) => [p.batch, p.length],
    },
    b: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.length],
    },
  },
  check() {},
  flops: (p) => p.batch * p.length,
  bound: () => 32,
});
// src/ops/embed.ts
/** y[r] = scale * weight[tokens[r]]; a token outside [0, vocab) reads as row 0 (callers check tokens before). */
const embed = defineOp({
  name: "embed",
  params: {
    rows: "size",
    vocab: "size",
    dim: "size",
    scale: "float",
  },
  operands: {
    tokens: {
      role: "in",
      dtype: "i32",
      shape: (p) => [p.rows],
    },
    weight: {
      role: "in",
      shape: (p) => [p.vocab, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim],
    },
  },
  check() {},
  flops: (p) => p.rows * p.dim,
  bound: () => 8,
});
// src/ops/gatherTaps.ts
/**
 * Rows of a kernel in another order, number and layout: y[r, c repeat + k] = source[index[r], c] for k = 0 … repeat - 1,
 * zero where index[r] < 0. `transposed`: the source is stored [dim, sourceRows], as depthwise convolutions and FastRPB
 * store theirs. Optional: `extra` is added to row extraRow (a skip term is a tap of lag 0). Indices are whole numbers.
 */
const gatherTaps = defineOp({
  name: "gatherTaps",
  params: {
    rows: "size",
    sourceRows: "size",
    dim: "size",
    repeat: "size",
    transposed: "flag",
    hasExtra: "flag",
    extraRow: "int",
  },
  operands: {
    source: {
      role: "in",
      shape: (p) => (p.transposed ? [p.dim, p.sourceRows] : [p.sourceRows, p.dim]),
    },
    index: {
      role: "in",
      shape: (p) => [p.rows],
    },
    extra: {
      role: "in",
      optional: true,
      when: (p) => p.hasExtra,
      shape: (p) => [p.dim * p.repeat],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.dim * p.repeat],
    },
  },
  check(p) {
    require(p.sourceRows <= 2 ** 24, `gatherTaps: at most 2^24 rows have exact float32 indices, got ${p.sourceRows}`);
  },
  flops: () => 0,
  bound: (p) => (p.hasExtra ? 8 : 0),
});
/** Lays a weight [outDim, inDim] (PyTorch's Linear) out for `gemm`. Depends on weights only, so it runs once, at load. */
const gemmPack = defineOp({
  name: "gemmPack",
  params: {
    inDim: "size",
    outDim: "size",
  },
  operands: {
    weight: {
      role: "in",
      shape: (p) => [p.outDim, p.inDim],
    },
    packed: {
      role: "out",
      packed: true,
      shape: (p) => [roundUp(p.outDim, 8), p.inDim],
    },
  },
  check() {},
  flops: () => 0,
  bound: () => 0,
});
// src/ops/gemm.ts
/**
 * A linear layer with its epilogue, rows at a time:
 * `y = act(x W^T + bias) * gate + residual`, x [rows, inDim], W [outDim, inDim] packed by `gemmPack`.
 */
const gemm = defineOp({
  name: "gemm",
  params: {
    rows: "size",
    inDim: "size",
    outDim: "size",
    act: activations,
    hasBias: "flag",
    hasGate: "flag",
    hasResidual: "flag",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.rows, p.inDim],
    },
    weight: {
      role: "in",
      packed: true,
      shape: (p) => [roundUp(p.outDim, 8), p.inDim],
    },
    bias: {
      role: "in",
      optional: true,
      when: (p) => p.hasBias,
      shape: (p) => [p.outDim],
    },
    gate: {
      role: "in",
      optional: true,
      when: (p) => p.hasGate,
      shape: (p) => [p.rows, p.outDim],
    },
    residual: {
      role: "in",
      optional: true,
      when: (p) => p.hasResidual,
      shape: (p) => [p.rows, p.outDim],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.outDim],
    },
  },
  check() {},
  flops: (p) => 2 * p.rows * p.inDim * p.outDim,
  bound: (p) => (16 + 4 * Math.sqrt(p.inDim)) * (p.act === "exp" ? 4 : 1),
});
// src/ops/gridSpread.ts
/** A square grid from two lines, lines [2, batch, side, dim]: y[b, i, j] = lines[0, b, i] + lines[1, b, j]. */
const gridSpread = defineOp({
  name: "gridSpread",
  params: {
    batch: "size",
    side: "size",
    dim: "size",
  },
  operands: {
    lines: {
      role: "in",
      shape: (p) => [2, p.batch, p.side, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.side, p.side, p.dim],
    },
  },
  check() {},
  flops: (p) => p.batch * p.side * p.side * p.dim,
  bound: () => 16,
});
// src/ops/gridSum.ts
/**
 * Sums of a square grid along both of its axes, x [batch, side, side, dim]: sums [2, batch, side, dim] has, first, the sum
 * of each row (over j of x[b, i, j]) and, second, of each column (over i). What 2-D FastRPB multiplies by its 1-D kernel.
 */
const gridSum = defineOp({
  name: "gridSum",
  params: {
    batch: "size",
    side: "size",
    dim: "size",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.batch, p.side, p.side, p.dim],
    },
    sums: {
      role: "out",
      shape: (p) => [2, p.batch, p.side, p.dim],
    },
  },
  check() {},
  flops: (p) => 2 * p.batch * p.side * p.side * p.dim,
  bound: (p) => 16 + 4 * Math.sqrt(p.side),
});
/**
 * Linear attention, heads of `dim` channels side by side in q, k, v, y [batch, n, heads dim], per sequence and head:
 * y_i = sum_j (phi(q_i) . phi(k_j)) v_j / (sum_j phi(q_i) . phi(k_j) + eps), over j <= i if causal, over all j otherwise.
 * - sikf: phi(x) = exp(x - c) elementwise. c = 0 if causal (any other shift would look ahead), otherwise the mean over
 *   positions and channels of q plus that of k: the shift cancels in the ratio but keeps exp in range.
 * - elu+1: phi(x) = elu(x) + 1.
 */
const linearAttention = defineOp({
  name: "linearAttention",
  params: {
    batch: "size",
    n: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    features: ["sikf", "elu+1"],
    eps: "float",
  },
  operands: {
    q: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    k: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    v: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
  },
  check() {},
  flops: (p) => p.batch * p.n * p.heads * p.dim * (4 * p.dim + 16),
  bound: (p) => 48 + 4 * Math.sqrt(p.dim) + 4 * Math.sqrt(p.n),
});
// src/ops/multiply.ts
/** y = a * b elementwise; b [length] is used for every one of the `batch` rows of a. */
const multiply = defineOp({
  name: "multiply",
  params: {
    batch: "size",
    length: "size",
  },
  operands: {
    a: {
      role: "in",
      shape: (p) => [p.batch, p.length],
    },
    b: {
      role: "in",
      shape: (p) => [p.length],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.length],
    },
  },
  check() {},
  flops: (p) => p.batch * p.length,
  bound: () => 32,
});
// src/ops/responseTaps.ts
/**
 * FD-TNN's kernel from its frequency response: row r of y [rows, heads dim] is the tap of lag firstLag + r.
 * response [size / 2 + 1, …] is sampled at omega_m = 2 pi m / size.
 * - bidirectional: columns of each head are dim real parts, then dim imaginary parts; t = irfft(re + i im) with the
 *   imaginary parts taken as 0 at m = 0 and size / 2. Lag -l is at index size - l.
 * - causal: columns are real, e = irfft(re) is even, t_0 = e_0 and t_l = 2 e_l: the kernel that is zero at negative lags and
 *   whose response has this real part (discrete Hilbert transform).
 * `sine`: imaginary parts are multiplied by sin(omega_m) first, which makes a function of cos(omega) odd.
 */
const responseTaps = defineOp({
  name: "responseTaps",
  params: {
    size: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    sine: "flag",
    firstLag: "int",
    rows: "size",
  },
  operands: {
    response: {
      role: "in",
      shape: (p) => [p.size / 2 + 1, p.heads * p.dim * (p.causal ? 1 : 2)],
    },
    y: {
      role: "out",
      shape: (p) => [p.rows, p.heads * p.dim],
    },
  },
  check(p) {
    require(isPowerOfTwo(p.size) && p.size >= 2, `responseTaps: size must be a power of two >= 2, got ${p.size}`);
    const reach = p.size / 2;
    require(p.firstLag > -reach &&
      p.firstLag + p.rows <= reach &&
      (!p.causal ||
        p.firstLag >=
          0), `responseTaps: ${`lags ${p.firstLag} … ${p.firstLag + p.rows - 1}`} are not in ${p.causal ? 0 : 1 - reach} … ${reach - 1}`);
  },
  flops: (p) => p.heads * p.dim * p.size * (2.5 * Math.log2(p.size) + 5),
  bound: (p) => 32 + 8 * Math.log2(p.size),
});
// src/ops/skiInterpolate.ts
/**
 * SKI's W with its epilogue: y_i = ((1 - f) q_a + f q_{a+1} + add_i) gate_i, q [batch, points, dim], y [batch, n, dim];
 * a and f as in skiRestrict. The add is the sparse part, so that sparse + low rank is one pass over y.
 */
const skiInterpolate = defineOp({
  name: "skiInterpolate",
  params: {
    batch: "size",
    n: "size",
    points: "size",
    dim: "size",
    hasAdd: "flag",
    hasGate: "flag",
  },
  operands: {
    q: {
      role: "in",
      shape: (p) => [p.batch, p.points, p.dim],
    },
    add: {
      role: "in",
      optional: true,
      when: (p) => p.hasAdd,
      shape: (p) => [p.batch, p.n, p.dim],
    },
    gate: {
      role: "in",
      optional: true,
      when: (p) => p.hasGate,
      shape: (p) => [p.batch, p.n, p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.dim],
    },
  },
  check: (p) => skiCheck("skiInterpolate", p),
  flops: (p) => (2 + Number(p.hasAdd) + Number(p.hasGate)) * p.batch * p.n * p.dim,
  bound: () => 32,
});
// src/ops/skiRestrict.ts
/**
 * SKI's W^T: z_a = sum_i W[i, a] x_i, x [batch, n, dim], z [batch, points, dim]. Row i of W has two entries: position i lies
 * between inducing points a and a + 1 (spacing (n-1) / (points-1), both ends covered), 1 - f at a and f at a + 1.
 */
const skiRestrict = defineOp({
  name: "skiRestrict",
  params: {
    batch: "size",
    n: "size",
    points: "size",
    dim: "size",
  },
  operands: {
    x: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.dim],
    },
    z: {
      role: "out",
      shape: (p) => [p.batch, p.points, p.dim],
    },
  },
  check: (p) => skiCheck("skiRestrict", p),
  flops: (p) => 3 * p.batch * p.n * p.dim,
  bound: (p) => 40 + 2 * Math.sqrt(p.n / Math.max(1, p.points)),
});
// src/ops/softmaxAttention.ts
/**
 * Softmax attention, heads of `dim` channels side by side in q, k, v, y [batch, n, heads dim]:
 * y_i = sum_j softmax_j(scale q_i . k_j) v_j, over j <= i if causal. No n x n array is made.
 */
const softmaxAttention = defineOp({
  name: "softmaxAttention",
  params: {
    batch: "size",
    n: "size",
    heads: "size",
    dim: "size",
    causal: "flag",
    scale: "float",
  },
  operands: {
    q: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    k: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    v: {
      role: "in",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
    y: {
      role: "out",
      shape: (p) => [p.batch, p.n, p.heads * p.dim],
    },
  },
  check() {},
  flops: (p) => (p.batch * p.n * p.n * p.heads * (4 * p.dim + 16)) / (p.causal ? 2 : 1),
  bound: (p) => 64 + 8 * Math.sqrt(p.dim) + 8 * Math.sqrt(p.n),
});
/**
 * The spectrum of a Toeplitz kernel in the right-angle form that `toeplitz` multiplies by.
 * taps [rows, dim], row r is lag firstLag + r, channel-last. The kernel of the right-angle circular convolution of length
 * `size` is the complex sequence k_j, j = 0 … size-1: the tap of lag l >= 0 is the real part of k_l, and the tap of lag
 * l < 0 enters k_{l+size} as -i t_l (zeta^size = i with zeta = exp(i pi / (2 size))). The spectrum is the DFT of
 * k_j zeta^j, divided by size, in an order of the backend's choice: complex values [dim rounded up to 4, size].
 */
const toeplitzSpectrum = defineOp({
  name: "toeplitzSpectrum",
  params: {
    rows: "size",
    dim: "size",
    size: "size",
    firstLag: "int",
  },
  operands: {
    taps: {
      role: "in",
      shape: (p) => [p.rows, p.dim],
    },
    spectrum: {
      role: "out",
      packed: true,
      shape: (p) => [roundUp(p.dim, 4), p.size, 2],
    },
  },
  check(p) {
    require(isPowerOfTwo(p.size), `toeplitzSpectrum: size must be a power of two, got ${p.size}`);
    require(p.firstLag > -p.size &&
      p.firstLag + p.rows <=
        p.size, `toeplitzSpectrum: lags ${p.firstLag} … ${p.firstLag + p.rows - 1} do not fit size ${p.size}`);
  },
  flops: (p) => p.dim * 5 * p.size * Math.log2(p.size || 1),
  bound: (p) => 16 + 4 * Math.log2(p.size),
});
// src/ops/index.ts
/** The one list of ops. Everything that must know every op is complete with respect to it, by type. */
const ops = {
  activation,
  add,
  bandConv,
  decay,
  divide,
  embed,
  gatherTaps,
  gemm,
  gemmPack,
  gridSpread,
  gridSum,
  linearAttention,
  multiply,
  norm: norm$1,
  responseTaps,
  skiInterpolate,
  skiRestrict,
  skiTaps: skiTaps$1,
  softmaxAttention,
  toeplitz: defineOp({
    name: "toeplitz",
    params: {
      batch: "size",
      n: "size",
      dim: "size",
      size: "size",
      firstLag: "int",
      hasGate: "flag",
    },
    operands: {
      x: {
        role: "in",
        shape: (p) => [p.batch, p.n, p.dim],
      },
      spectrum: {
        role: "in",
        packed: true,
        shape: (p) => [roundUp(p.dim, 4), p.size, 2],
      },
      gate: {
        role: "in",
        optional: true,
        when: (p) => p.hasGate,
        shape: (p) => [p.batch, p.n, p.dim],
      },
      y: {
        role: "out",
        shape: (p) => [p.batch, p.n, p.dim],
      },
    },
    check(p) {
      require(isPowerOfTwo(p.size), `toeplitz: size must be a power of two, got ${p.size}`);
      require(p.size < p.n || p.firstLag === 0, "toeplitz: firstLag is for blocks (size < n) only");
    },
    flops: (p) => p.batch * p.dim * Math.ceil(p.n / p.size) * p.size * (10 * Math.log2(p.size) + 6),
    bound: (p) => 24 + 8 * Math.log2(p.size),
  }),
  toeplitzSpectrum,
};
const contracts = ops;
function contractOf(name) {
  return contracts[name];
}
// src/wasm/kernels/elementwise.ts
/** Floats in a unit of work of the elementwise kernels; assembly/activation.ts and assembly/lib/broadcast.ts know it too. */
const ELEMENTWISE_CHUNK = 4096;
function elementwiseUnits(length) {
  return Math.ceil(length / ELEMENTWISE_CHUNK);
}
// src/wasm/kernels/activation.ts
const activationKernel = { units: (p) => elementwiseUnits(p.length) };
// src/wasm/kernels/add.ts
const addKernel = { units: (p) => elementwiseUnits(p.batch * p.length) };
// src/wasm/kernels/bandConv.ts
/** A unit is one sequence and four channels. Scratch in rows of four channels: outputs, padded x, taps in reach. */
const bandConvKernel = {
  scratch: (p) => 16 * (8 + p.n + 16 + Math.min(p.taps, 2 * p.n)),
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 4)),
};
// src/wasm/kernels/divide.ts
const divideKernel = { units: (p) => elementwiseUnits(p.batch * p.length) };
// src/wasm/kernels/gemm.ts
const ROW_BLOCK = 64;
const COLUMN_BLOCK = 128;
const gemmKernel = { units: (p) => Math.ceil(p.rows / ROW_BLOCK) * Math.ceil(p.outDim / COLUMN_BLOCK) };
// src/wasm/kernels/gridSpread.ts
/** A unit is one row of one grid. */
const gridSpreadKernel = { units: (p) => p.batch * p.side };
// src/wasm/kernels/gridSum.ts
/** A unit is one grid. */
const gridSumKernel = { units: (p) => p.batch };
// src/wasm/kernels/linearAttention.ts
/** A unit is one head of one sequence. Scratch: the tiles that assembly/linearAttention.ts lists, 32 tokens each. */
const linearAttentionKernel = {
  scratch(p) {
    const depth = roundUp(p.dim, 4);
    const width = roundUp(p.dim + 1, 8);
    return 4 * (64 * depth + 64 * width + 1024 + depth * width);
  },
  units: (p) => (p.n === 0 || p.dim === 0 ? 0 : p.batch * p.heads),
};
// src/wasm/kernels/multiply.ts
const multiplyKernel = { units: (p) => elementwiseUnits(p.batch * p.length) };
// src/wasm/kernels/norm.ts
const normKernel = { units: (p) => p.rows };
// src/wasm/kernels/ringTable.ts
/**
 * Twiddles of assembly/lib/ring.ts for a transform of `size`: entries [mu, mu^2, mu^3] (complex) of all nodes with four
 * elements or more (the root's always), then, if log2(size) is odd, the pairs. mu = exp(i theta / 4) with
 * theta = 2 pi (1/4 + reverse(node)) / nodes, rho = exp(i theta / 8).
 */
function ringTable(size) {
  const values = [];
  let nodes = 1;
  do {
    for (let node = 0; node < nodes; node++) {
      const turns = 1 + 4 * reverse(node, nodes);
      for (let power = 1; power <= 3; power++) values.push(...unitRoot(-power * turns, 16 * nodes));
    }
    nodes *= 4;
  } while (4 * nodes <= size);
  nodes /= 4;
  if (nodes * 8 === size)
    for (let node = 0; node < nodes; node++) {
      const turns = 1 + 4 * reverse(node, nodes);
      values.push(...unitRoot(-turns, 32 * nodes), ...unitRoot(-turns - 4 * nodes, 32 * nodes));
    }
  return Float32Array.from(values);
}
/** The bits of node < nodes (a power of two) in reverse. */
function reverse(node, nodes) {
  let reversed = 0;
  for (let bit = nodes / 2, rest = node; bit >= 1; bit /= 2, rest >>= 1) if (rest & 1) reversed += bit;
  return reversed;
}
// src/wasm/kernels/responseTaps.ts
/** exp(i pi m / size) / size, m = 0 … size / 2 - 1. */
function zetaTable(size) {
  const table = new Float32Array(size);
  for (let m = 0; m < size / 2; m++) {
    const [re, im] = unitRoot(-m, 2 * size);
    table.set([re / size, im / size], 2 * m);
  }
  return table;
}
/** A unit is four channels of one head. Scratch: size / 2 complex elements of four channels. */
const responseTapsKernel = {
  tables: [
    {
      key: (p) => `ring:${p.size / 2}`,
      data: (p) => ringTable(p.size / 2),
    },
    {
      key: (p) => `zeta:${p.size}`,
      data: (p) => zetaTable(p.size),
    },
  ],
  scratch: (p) => 16 * p.size,
  units: (p) => p.heads * Math.ceil(p.dim / 4),
};
// src/wasm/kernels/skiInterpolate.ts
/** A unit is 64 rows of one sequence. Scratch: their fractions. */
const skiInterpolateKernel = {
  scratch: () => 1024,
  units: (p) => p.batch * Math.ceil(p.n / 64),
};
// src/wasm/kernels/skiRestrict.ts
/** A unit is one sequence and 64 channels. Scratch: fractions of 64 rows, and two rows of sums. */
const skiRestrictKernel = {
  scratch: () => 1536,
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 64)),
};
// src/wasm/kernels/skiTaps.ts
/** The warp is evaluated here, in float64; the kernel interpolates. */
const skiTapsKernel = {
  tables: [
    {
      key: ({ rows, firstLag, n, points, rank, warp }) => `ski:${rows},${firstLag},${n},${points},${rank},${warp}`,
      data(p) {
        const table = new Float32Array(2 * p.rows);
        for (let r = 0; r < p.rows; r++) {
          const { node, fraction } = skiNode(p, r);
          table.set([node, fraction], 2 * r);
        }
        return table;
      },
    },
  ],
};
// src/wasm/kernels/softmaxAttention.ts
/** A unit is 64 queries of one head of one sequence. Scratch: the tiles that assembly/softmaxAttention.ts lists. */
const softmaxAttentionKernel = {
  scratch(p) {
    const width = roundUp(p.dim + 1, 8);
    return 4 * (64 * roundUp(p.dim, 4) + 32 * p.dim + 32 * width + 2048 + 64 * width + 64);
  },
  units: (p) => (p.dim === 0 ? 0 : p.batch * p.heads * Math.ceil(p.n / 64)),
};
// src/wasm/kernels/toeplitz.ts
/** Channel groups of a unit, and extra bytes of their elements. See assembly/toeplitz.ts and lib/ring.ts. */
const TOGETHER = 4;
const SKEW = 2304;
/** A unit is one block of one sequence and 16 channels. */
const toeplitzKernel = {
  tables: [
    {
      key: (p) => `ring:${p.size}`,
      data: (p) => ringTable(p.size),
    },
  ],
  scratch(p) {
    const gathers = p.size !== p.n || p.dim < 4 || p.size < 4;
    return TOGETHER * (32 * p.size + SKEW) + (gathers ? 64 * p.size * (p.size < 4 ? 3 : 2) : 0);
  },
  units: (p) => (p.n === 0 ? 0 : p.batch * Math.ceil(p.dim / 16) * Math.ceil(p.n / p.size)),
};
// src/wasm/kernels/toeplitzSpectrum.ts
/** A unit is a group of four channels. */
const toeplitzSpectrumKernel = {
  tables: [
    {
      key: (p) => `ring:${p.size}`,
      data: (p) => ringTable(p.size),
    },
  ],
  units: (p) => Math.ceil(p.dim / 4),
};
// src/wasm/kernels/index.ts
/** A kernel that needs nothing beside its operands and params, and is quick enough never to be cut. */
const plain = {};
/** Complete by type; instantiate() checks that each is exported with the right number of arguments. */
const wasmKernels = {
  activation: activationKernel,
  add: addKernel,
  bandConv: bandConvKernel,
  decay: plain,
  divide: divideKernel,
  embed: plain,
  gatherTaps: plain,
  gemm: gemmKernel,
  gemmPack: plain,
  gridSpread: gridSpreadKernel,
  gridSum: gridSumKernel,
  linearAttention: linearAttentionKernel,
  multiply: multiplyKernel,
  norm: normKernel,
  responseTaps: responseTapsKernel,
  skiInterpolate: skiInterpolateKernel,
  skiRestrict: skiRestrictKernel,
  skiTaps: skiTapsKernel,
  softmaxAttention: softmaxAttentionKernel,
  toeplitz: toeplitzKernel,
  toeplitzSpectrum: toeplitzSpectrumKernel,
};
// src/wasm/module.ts
/** The implementation notes of an op with its exact param type forgotten. */
function wasmKernelOf(name) {
  return wasmKernels[name];
}
/** Arguments the exported function of an op takes, by the kernel ABI. */
function arityOf(name) {
  const { operands, params } = contractOf(name);
  const kernel = wasmKernelOf(name);
  const extras = (kernel.tables?.length ?? 0) + (kernel.scratch ? 1 : 0) + (kernel.units ? 2 : 0);
  return Object.keys(operands).length + Object.keys(params).length + extras;
}
/** Throws `unsupported` where the code cannot be compiled or is not this library's. */
async function instantiate(code) {
  let exports;
  try {
    const result = await WebAssembly.instantiate(code, {});
    exports = (isSource(result) ? result.instance : result).exports;
  } catch (cause) {
    throw new ToeplitzError("unsupported", `the WebAssembly kernels cannot be instantiated: ${String(cause)}`, {
      cause,
    });
  }
  const functions = /* @__PURE__ */ new Map();
  for (const name of Object.keys(ops)) {
    const kernel = exports[name];
    if (typeof kernel !== "function" || kernel.length !== arityOf(name)) {
      const got = typeof kernel === "function" ? `${kernel.length} arguments` : "nothing";
      throw new ToeplitzError("unsupported", `wasm kernel ${name}: expected ${arityOf(name)} arguments, got ${got}`);
    }
    functions.set(name, kernel);
  }
  const { memory, heapBase } = exports;
  if (!memory || typeof heapBase !== "function")
    throw new ToeplitzError("unsupported", "the WebAssembly kernels export no memory or heapBase");
  return {
    memory,
    heapBase: heapBase(),
    functions,
  };
}
function isSource(result) {
  return typeof result === "object" && result !== null && "instance" in result;
}
// src/wasm/bind.ts
function bindStep(module, step, places) {
  const contract = contractOf(step.op);
  const kernel = wasmKernelOf(step.op);
  const params = step.params;
  const args = [];
  const moving = [];
  const push = (place) => {
    if (place.in !== "constants")
      moving.push({
        index: args.length,
        place,
      });
    args.push(place.in === "state" ? 0 : place.at);
  };
  for (const name of Object.keys(contract.operands)) {
    const value = step.args[name];
    push(
      value
        ? places.of(rootOf(value))
        : {
            in: "constants",
            at: 0,
          },
    );
  }
  for (const [name, kind] of Object.entries(contract.params))
    args.push(typeof kind === "string" ? Number(params[name]) : kind.indexOf(String(params[name])));
  for (const table of kernel.tables ?? []) args.push(places.table(table.key(params), () => table.data(params)));
  if (kernel.scratch) push(places.scratch);
  const units = kernel.units?.(params) ?? 0;
  if (kernel.units) args.push(0, units);
  return {
    step,
    call: module.functions.get(step.op),
    args,
    moving,
    units,
    flops: contract.flops(params),
  };
}
/** Bytes of scratch a step asks for. */
function scratchOf(step) {
  return wasmKernelOf(step.op).scratch?.(step.params) ?? 0;
}
/** Points the arguments at this run's block and state. */
function relocate(bound, slab, stateOf) {
  for (const { index, place } of bound.moving)
    bound.args[index] = place.in === "state" ? stateOf(place.value) : slab + place.at;
}
/** Work done between two looks at the clock: about 5 ms at 10 GFLOP/s. */
const FLOPS_PER_CUT = 5e7;
/** Into how many calls a step is cut so that each is short. */
function cutsOf(bound) {
  return Math.max(1, Math.min(bound.units, Math.ceil(bound.flops / FLOPS_PER_CUT)));
}
/** Runs the steps in order, long ones in pieces, letting the event loop in whenever a slice of time has passed. */
async function executeAll(steps, pacer) {
  for (const bound of steps) {
    const cuts = cutsOf(bound);
    if (cuts === 1) bound.call(...bound.args);
    else await executeInPieces(bound, cuts, pacer);
    if (pacer.due) await pacer.pause();
  }
}
async function executeInPieces(bound, cuts, pacer) {
  const { call, args, units } = bound;
  const [begin, end] = [args.length - 2, args.length - 1];
  try {
    for (let cut = 0; cut < cuts; cut++) {
      args[begin] = Math.floor((units * cut) / cuts);
      args[end] = Math.floor((units * (cut + 1)) / cuts);
      call(...args);
      if (pacer.due) await pacer.pause();
    }
  } finally {
    args[begin] = 0;
    args[end] = units;
  }
}
// src/wasm/slab.ts
function layOutSlab(plan, guard) {
  const steps = plan.steps.filter((step) => !step.constant);
  const slots = assignSlots(steps, outputRoots(plan));
  const offsets = /* @__PURE__ */ new Map();
  const gaps = [];
  let top = guard;
  const place = (bytes) => {
    const at = top;
    const end = at + bytes;
    top = roundUp(end, 64) + guard;
    if (guard > 0) gaps.push([end, top - end]);
    return at;
  };
  for (const value of plan.inputs) offsets.set(value, place(bytesOf(value)));
  const places = slots.bytes.map(place);
  for (const [value, slot] of slots.slotOf) offsets.set(rootOf(value), places[slot]);
  const scratch = place(Math.max(0, ...steps.map(scratchOf)));
  return {
    bytes: top,
    offsets,
    scratch,
    gaps,
  };
}
// src/wasm/state.ts
/** State values of the wasm backend: one block of linear memory, each value 64-byte aligned inside it. */
var WasmState = class WasmState {
  #memory;
  #parts = /* @__PURE__ */ new Map();
  bytes;
  #base;
  constructor(memory, plan) {
    this.#memory = memory;
    let at = 0;
    for (const value of plan.states) {
      const length = sizeOf(value.shape);
      this.#parts.set(value.name, {
        at,
        length,
      });
      at += roundUp(length * 4, 64);
    }
    this.bytes = at;
    this.#base = memory.allocate(at);
    this.reset();
  }
  /** The state a run was given, checked to be one of this backend and alive. */
  static of(state) {
    if (state instanceof WasmState) return state;
    throw new ToeplitzError("internal", "this plan has state values: run needs a wasm state");
  }
  get base() {
    if (this.#base === void 0) throw new ToeplitzError("disposed", "this stream state was disposed");
    return this.#base;
  }
  addressOf(value) {
    const part = this.#parts.get(value.name);
    if (!part || part.length !== sizeOf(value.shape))
      throw new ToeplitzError("internal", `state ${value.name} is not in this state or has another size`);
    return this.base + part.at;
  }
  reset() {
    this.#memory.bytes(this.base, this.bytes).fill(0);
  }
  async read() {
    const values = new Float32Array([...this.#parts.values()].reduce((sum, part) => sum + part.length, 0));
    let to = 0;
    for (const { at, length } of this.#parts.values()) {
      values.set(this.#memory.floats(this.base + at, length), to);
      to += length;
    }
    return values;
  }
  write(values) {
    let from = 0;
    for (const { at, length } of this.#parts.values()) {
      this.#memory.floats(this.base + at, length).set(values.subarray(from, from + length));
      from += length;
    }
  }
  dispose() {
    if (this.#base !== void 0) this.#memory.free(this.#base);
    this.#base = void 0;
  }
};
// src/wasm/program.ts
/** A compiled plan: calls that are bound but for the block each run takes. Runs of one program wait for each other. */
var WasmProgram = class {
  #device;
  #plan;
  #slab;
  #constants;
  #steps;
  #bound;
  #last = Promise.resolve();
  #disposed = false;
  #disposal;
  constructor(device, plan, constants) {
    this.#device = device;
    this.#plan = plan;
    this.#constants = constants;
    this.#slab = layOutSlab(plan, device.guard);
    const places = {
      of: (root) => {
        if (root.kind === "state")
          return {
            in: "state",
            value: root,
          };
        const offset = this.#slab.offsets.get(root);
        if (offset !== void 0)
          return {
            in: "slab",
            at: offset,
          };
        return {
          in: "constants",
          at: constants.addressOf(root),
        };
      },
      table: constants.table,
      scratch: {
        in: "slab",
        at: this.#slab.scratch,
      },
    };
    const steps = plan.steps.filter((step) => !step.constant);
    this.#steps = steps.map((step) => bindStep(device.module, step, places));
  }
  run(inputs, options = {}) {
    const result = this.#last.then(() => this.#run(inputs, options));
    this.#last = result.catch(() => void 0);
    return result;
  }
  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#disposal?.();
    this.#last = this.#last.then(() => this.#constants.release());
  }
  /** Called once, when the program is disposed. */
  onDispose(listener) {
    this.#disposal = listener;
  }
  async #run(inputs, options) {
    this.#check();
    checkInputs(this.#plan, inputs);
    const pacer = new Pacer(options.signal, () => this.#check());
    const { memory } = this.#device;
    const state = this.#plan.states.length > 0 ? WasmState.of(options.state) : void 0;
    const slab = memory.allocate(this.#slab.bytes);
    try {
      this.#rebind(slab, state);
      for (const value of this.#plan.inputs) this.#upload(slab, value, inputs[value.name]);
      await executeAll(this.#steps, pacer);
      this.#checkGaps(slab);
      return this.#download(slab);
    } finally {
      memory.free(slab);
    }
  }
  #check() {
    if (this.#disposed || this.#device.disposed) throw new ToeplitzError("disposed", "this program was disposed");
  }
  #rebind(slab, state) {
    const base = state?.base ?? 0;
    if (this.#bound?.slab === slab && this.#bound.state === base) return;
    const stateOf = (value) => (state ? state.addressOf(value) : 0);
    for (const step of this.#steps) relocate(step, slab, stateOf);
    this.#bound = {
      slab,
      state: base,
    };
  }
  #upload(slab, value, data) {
    const at = slab + this.#slab.offsets.get(value);
    const { memory } = this.#device;
    (value.dtype === "i32" ? memory.ints(at, data.length) : memory.floats(at, data.length)).set(data);
  }
  #download(slab) {
    const outputs = {};
    for (const [name, value] of Object.entries(this.#plan.outputs)) {
      const root = rootOf(value);
      const offset = this.#slab.offsets.get(root);
      const at = offset === void 0 ? this.#constants.addressOf(root) : slab + offset;
      outputs[name] = this.#device.memory.floats(at, sizeOf(value.shape)).slice();
    }
    return outputs;
  }
  #checkGaps(slab) {
    for (const [at, length] of this.#slab.gaps) {
      if (this.#device.memory.bytes(slab + at, length).every((byte) => byte === 255)) continue;
      throw new ToeplitzError("internal", `a kernel wrote outside its operands, near byte ${at} of its run's block`);
    }
  }
};
// src/wasm/workspace.ts
/** One model in linear memory: its constants, shared by key between its programs, freed with the last that needs them. */
var WasmWorkspace = class {
  #device;
  #weights;
  #constants;
  #programs = /* @__PURE__ */ new Set();
  #disposed = false;
  constructor(device, weights) {
    this.#device = device;
    this.#weights = weights;
    this.#constants = new SharedBlocks(device.memory);
  }
  async compile(plan, options = {}) {
    this.#check();
    const keys = constantKeys(plan);
    const kept = keptConstants(plan);
    const missing = new Set([...kept].filter((value) => !this.#constants.has(keys.get(value))));
    const tables = [];
    try {
      const made = await this.#evaluate(plan, missing, keys, tables, options);
      const program = new WasmProgram(this.#device, plan, this.#hold(kept, keys, made));
      this.#programs.add(program);
      program.onDispose(() => this.#programs.delete(program));
      return program;
    } finally {
      if (!this.#device.disposed) for (const key of tables) this.#device.tables.release(key);
    }
  }
  createState(plan) {
    this.#check();
    return new WasmState(this.#device.memory, plan);
  }
  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const program of [...this.#programs]) program.dispose();
  }
  /** Runs the constant steps that `wanted` needs; everything but the wanted values is freed again. */
  async #evaluate(plan, wanted, keys, tables, options) {
    const steps = constantSteps(plan, wanted);
    const lastUse = /* @__PURE__ */ new Map();
    for (const [index, step] of steps.entries()) for (const value of rootsOf(step)) lastUse.set(value, index);
    const addresses = /* @__PURE__ */ new Map();
    const pacer = new Pacer(options.signal);
    try {
      for (const [index, step] of steps.entries()) {
        await this.#evaluateStep(step, addresses, keys, tables, pacer);
        this.#check();
        for (const value of rootsOf(step)) {
          const at = addresses.get(value);
          if (lastUse.get(value) !== index || wanted.has(value) || at === void 0) continue;
          this.#device.memory.free(at);
          addresses.delete(value);
        }
        options.onProgress?.((index + 1) / steps.length);
        if (pacer.due) await pacer.pause();
      }
      for (const value of wanted) if (!addresses.has(value)) addresses.set(value, this.#source(value));
      return addresses;
    } catch (error) {
      for (const at of addresses.values()) if (!this.#device.disposed) this.#device.memory.free(at);
      throw error;
    }
  }
  async #evaluateStep(step, addresses, keys, tableKeys, pacer) {
    const { memory, tables, module } = this.#device;
    const used = [];
    const scratch = memory.allocate(scratchOf(step));
    try {
      await executeAll(
        [
          bindStep(module, step, {
            of: (root) => {
              const shared = keys.get(root);
              if (this.#constants.has(shared) && !addresses.has(root)) {
                used.push(shared);
                return {
                  in: "constants",
                  at: this.#constants.acquire(shared, () => this.#source(root)),
                };
              }
              const at = addresses.get(root) ?? this.#source(root);
              addresses.set(root, at);
              return {
                in: "constants",
                at,
              };
            },
            table: (key, make) => {
              tableKeys.push(key);
              return tables.acquire(key, () => this.#device.upload(make()));
            },
            scratch: {
              in: "constants",
              at: scratch,
            },
          }),
        ],
        pacer,
      );
    } finally {
      memory.free(scratch);
      for (const key of used) this.#constants.release(key);
    }
  }
  /** A new block for a value that no step has written yet: a weight or a table with its data, else room for a result. */
  #source(value) {
    if (value.kind === "weight") return this.#device.upload(this.#weights.get(value.name));
    if (value.data) return this.#device.upload(Float32Array.from(value.data));
    return this.#device.memory.allocate(bytesOf(value));
  }
  #hold(kept, keys, made) {
    const held = /* @__PURE__ */ new Map();
    const tableKeys = [];
    for (const value of kept) {
      const key = keys.get(value);
      const fresh = made.get(value);
      if (fresh !== void 0 && this.#constants.has(key)) this.#device.memory.free(fresh);
      held.set(
        value,
        this.#constants.acquire(key, () => fresh ?? this.#source(value)),
      );
    }
    return {
      addressOf: (root) => held.get(root),
      table: (key, make) => {
        tableKeys.push(key);
        return this.#device.tables.acquire(key, () => this.#device.upload(make()));
      },
      release: () => {
        if (this.#device.disposed) return;
        for (const value of held.keys()) this.#constants.release(keys.get(value));
        for (const key of tableKeys) this.#device.tables.release(key);
      },
    };
  }
  #check() {
    if (this.#disposed || this.#device.disposed) throw new ToeplitzError("disposed", "this model was disposed");
  }
};
function rootsOf(step) {
  return new Set(Object.values(step.args).map(rootOf));
}
// src/wasm/backend.ts
/** The WebAssembly backend. Kernels run on the calling thread; long runs let the event loop in between steps. */
var WasmBackend = class WasmBackend {
  name = "wasm";
  #device;
  constructor(device) {
    this.#device = device;
  }
  /** Throws `unsupported` where the code cannot be instantiated. */
  static async create(code, options = {}) {
    return new WasmBackend(new WasmDevice(await instantiate(code), options.guard ?? 0));
  }
  /** Bytes of linear memory in use and reserved. */
  get memory() {
    return {
      used: this.#device.memory.used,
      size: this.#device.memory.size,
    };
  }
  open(weights) {
    return new WasmWorkspace(this.#device, weights);
  }
  dispose() {
    this.#device.disposed = true;
  }
};
// src/wasm/probe.ts
/**
 * Feature detection: a module of one function that uses the feature validates or does not.
 * Bytes: header; type () -> v128; one function; body. Sources: the WebAssembly SIMD and relaxed SIMD specifications.
 */
const HEADER = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0];
/** i32.const 0; i8x16.splat */
const SIMD = [...HEADER, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];
/** Three times (i32.const 0; i8x16.splat), then f32x4.relaxed_madd (0xfd 0x85 0x02) */
const RELAXED = [...HEADER, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11];
function validates(bytes) {
  try {
    return typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(bytes));
  } catch {
    return false;
  }
}
const hasSimd = () => validates(SIMD);
const hasRelaxedSimd = () => validates(RELAXED);
// src/runtime/choose.ts
const order = ["wasm", "js"];
async function chooseBackend(options) {
  const wanted = namesOf(options.backend ?? "auto");
  const rejected = [];
  for (const name of wanted) {
    throwIfAborted(options.signal);
    try {
      const { backend, relaxed } = await open$1(name, options);
      const first = rejected.length === 0 ? "the first choice" : "the first choice that works";
      return {
        backend,
        report: {
          backend: name,
          why: wanted.length === 1 ? "asked for" : `${first} of ${wanted.join(", ")}`,
          rejected,
          simd: hasSimd(),
          relaxed,
          threads: 1,
          gpu: null,
        },
      };
    } catch (error) {
      if (error instanceof ToeplitzError && error.code === "aborted") throw error;
      rejected.push({
        backend: name,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  throw new ToeplitzError(
    "unsupported",
    `no backend works here: ${rejected.map(({ backend, reason }) => `${backend}: ${reason}`).join("; ")}`,
  );
}
function namesOf(wanted) {
  const names = wanted === "auto" ? order : typeof wanted === "string" ? [wanted] : wanted;
  for (const name of names)
    if (!["webgpu", "wasm", "js"].includes(name))
      throw new ToeplitzError("argument", `backend: expected auto, webgpu, wasm or js, got ${String(name)}`);
  if (names.length === 0) throw new ToeplitzError("argument", "backend: expected at least one name, got an empty list");
  return names;
}
async function open$1(name, options) {
  if (name === "js")
    return {
      backend: new JsBackend(),
      relaxed: false,
    };
  if (name === "webgpu") throw new ToeplitzError("unsupported", "there is no WebGPU backend in this version");
  if (options.wasm !== void 0)
    return {
      backend: await WasmBackend.create(await resolveCode(options.wasm)),
      relaxed: options.relaxed === true,
    };
  if (!hasSimd()) throw new ToeplitzError("unsupported", "WebAssembly SIMD is missing or forbidden here");
  const relaxed = options.relaxed ?? hasRelaxedSimd();
  if (relaxed && !hasRelaxedSimd()) throw new ToeplitzError("unsupported", "this engine has no relaxed SIMD");
  return {
    backend: await WasmBackend.create(await loadKernels(relaxed ? "relaxed" : "simd")),
    relaxed,
  };
}
async function resolveCode(source) {
  if (typeof source !== "string" && !(source instanceof URL) && !(source instanceof Response)) return source;
  try {
    const response = source instanceof Response ? source : await fetch(source);
    if (response.ok) return await response.arrayBuffer();
    throw new ToeplitzError("network", `wasm kernels: HTTP status ${response.status} from ${response.url}`);
  } catch (cause) {
    if (cause instanceof ToeplitzError) throw cause;
    throw new ToeplitzError("network", `wasm kernels: cannot fetch ${String(source)}`, { cause });
  }
}
// src/plan/builder.ts
/** Collects values and steps; every shape is checked against the op's contract as it is added. */
var PlanBuilder = class {
  #values = [];
  #steps = [];
  #inputs = [];
  #states = [];
  #weights = /* @__PURE__ */ new Map();
  #outputs = {};
  #scope = "";
  /** Names the part of the model that `build` adds, nested with dots. */
  scoped(name, build) {
    const outer = this.#scope;
    this.#scope = outer && name ? `${outer}.${name}` : outer || name;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }
  input(name, shape, dtype = "f32") {
    const value = this.#add({
      name,
      kind: "input",
      shape,
      dtype,
    });
    this.#inputs.push(value);
    return value;
  }
  /** A tensor of the checkpoint, by its full name; asking twice gives the same memory. */
  weight(name, shape) {
    const known = this.#weights.get(name);
    if (known) return this.reshape(known, shape);
    const value = this.#add({
      name,
      kind: "weight",
      shape,
      constant: true,
    });
    this.#weights.set(name, value);
    return value;
  }
  table(name, shape, data) {
    if (data.length !== sizeOf(shape))
      throw new ToeplitzError("internal", `table ${name}: ${data.length} values for shape ${formatShape(shape)}`);
    return this.#add({
      name,
      kind: "table",
      shape,
      constant: true,
      data,
    });
  }
  /** An array that lives from run to run, zero at first; its name must be unique in the plan. */
  state(name, shape) {
    const value = this.#add({
      name,
      kind: "state",
      shape,
    });
    this.#states.push(value);
    return value;
  }
  /** The same memory under another shape. */
  reshape(value, shape) {
    if (sameShape(value.shape, shape)) return value;
    if (value.packed || sizeOf(shape) !== sizeOf(value.shape)) {
      const message = `cannot view ${formatShape(value.shape)} as ${formatShape(shape)}`;
      throw new ToeplitzError("shape", `${this.#where(value.name)}: ${message}`);
    }
    const { name, kind, dtype, constant } = value;
    return this.#add({
      name,
      kind,
      shape,
      dtype,
      constant,
      base: value,
    });
  }
  /** Adds one step. Returns its outputs, typed by the op's contract. */
  apply(name, params, args) {
    const op = contractOf(name);
    this.#checkParams(op, params);
    const all = this.#checkedReads(op, params, args);
    const constant = Object.values(all).every((value) => value.constant);
    const results = {};
    for (const [operandName, operand] of Object.entries(op.operands)) {
      if (operand.role !== "out") continue;
      const { dtype = "f32", packed = false } = operand;
      const shape = operand.shape(params);
      const value = this.#add({
        name: this.#where(name, "."),
        kind: "step",
        shape,
        dtype,
        packed,
        constant,
      });
      results[operandName] = value;
      all[operandName] = value;
    }
    this.#steps.push({
      op: name,
      params,
      args: all,
      scope: this.#scope,
      constant,
    });
    return results;
  }
  output(name, value) {
    this.#outputs[name] = value;
  }
  finish() {
    return {
      values: this.#values,
      steps: this.#steps,
      inputs: this.#inputs,
      states: this.#states,
      outputs: this.#outputs,
    };
  }
  #add(init) {
    const value = {
      dtype: "f32",
      packed: false,
      constant: false,
      ...init,
      id: this.#values.length,
    };
    sizeOf(value.shape);
    this.#values.push(value);
    return value;
  }
  #where(what, separator = ": ") {
    return this.#scope ? `${this.#scope}${separator}${what}` : what;
  }
  #checkedReads(op, params, args) {
    const all = {};
    for (const [name, operand] of Object.entries(op.operands)) {
      if (operand.role === "out") continue;
      const value = args[name];
      const wanted = operand.when ? operand.when(params) : true;
      if (wanted !== (value !== void 0)) {
        const problem = wanted ? "is missing" : "was given although the params do not ask for it";
        throw new ToeplitzError("internal", `${this.#where(op.name)}: operand ${name} ${problem}`);
      }
      if (!value) continue;
      const { dtype = "f32", packed = false } = operand;
      const shape = operand.shape(params);
      if (!sameShape(shape, value.shape) || value.dtype !== dtype || value.packed !== packed) {
        const expected = describe({
          dtype,
          packed,
          shape,
        });
        const message = `operand ${name} (${value.name}): expected ${expected}, got ${describe(value)}`;
        throw new ToeplitzError("shape", `${this.#where(op.name)}: ${message}`);
      }
      all[name] = value;
    }
    return all;
  }
  #checkParams(op, params) {
    for (const [name, kind] of Object.entries(op.params)) {
      if (isParam(kind, params[name])) continue;
      const message = `${name}: expected ${typeof kind === "string" ? `a ${kind}` : `one of ${kind.join(", ")}`}, got ${String(params[name])}`;
      throw new ToeplitzError("argument", `${this.#where(op.name)}: ${message}`);
    }
    op.check(params);
  }
};
function describe(value) {
  return `${value.packed ? "packed " : ""}${value.dtype}${formatShape(value.shape)}`;
}
/** Kernels take 32-bit integers, so sizes end below 2^31. */
function isParam(kind, value) {
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "float") return typeof value === "number" && Number.isFinite(value);
  if (kind === "size") return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
  if (kind === "int") return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
  return typeof value === "string" && kind.includes(value);
}
// src/plan/explain.ts
/**
 * The plan as a table: what runs once at load, what runs each time, where each value lives (c = constant, s = slot of the
 * temporaries) and what it costs. Stable text: tests keep goldens of it.
 */
function explain(plan) {
  const steps = plan.steps.filter((step) => !step.constant);
  const slots = assignSlots(steps, outputRoots(plan));
  const nameOf = (value) => {
    const root = rootOf(value);
    const slot = slots.slotOf.get(root);
    if (slot !== void 0) return `s${slot}`;
    return root.kind === "step" ? `c${root.id}` : root.name;
  };
  const named = ([name, value]) => `${name} = ${nameOf(value)} ${formatShape(value.shape)}`;
  const inputs = plan.inputs.map((value) => `${value.name} ${value.dtype}${formatShape(value.shape)}`);
  const kept = [...keptConstants(plan)].reduce((sum, value) => sum + bytesOf(value), 0);
  const temporary = slots.bytes.reduce((sum, bytes) => sum + bytes, 0);
  const state = plan.states.reduce((sum, value) => sum + bytesOf(value), 0);
  const memory = [
    `constants ${formatBytes(kept)}`,
    `temporaries ${formatBytes(temporary)} in ${slots.bytes.length} slots`,
    ...(state > 0 ? [`state ${formatBytes(state)}`] : []),
  ];
  return [
    `inputs   ${inputs.join(", ")}`,
    ...section(
      "at load",
      plan.steps.filter((step) => step.constant),
      nameOf,
    ),
    ...section("each run", steps, nameOf),
    `outputs  ${Object.entries(plan.outputs).map(named).join(", ")}`,
    `memory   ${memory.join(", ")}`,
  ].join("\n");
}
function section(title, steps, nameOf) {
  if (steps.length === 0) return [];
  const flops = steps.map((step) => contractOf(step.op).flops(step.params));
  const total = flops.reduce((sum, count) => sum + count, 0);
  const rows = steps.map((step, index) => {
    const operands = contractOf(step.op).operands;
    const list = (out) =>
      Object.entries(step.args)
        .filter(([name]) => (operands[name].role === "out") === out)
        .map(([, value]) => nameOf(value))
        .join(", ");
    return [
      `${list(true)} = ${step.op}(${list(false)})`,
      formatParams(step.params),
      formatCount(flops[index]),
      step.scope,
    ];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const text = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
  return [`${title}  (${steps.length} steps, ${formatCount(total)}flop)`, ...text];
}
function formatParams(params) {
  return Object.entries(params)
    .filter(([, value]) => value !== false && value !== "none")
    .map(([name, value]) => (value === true ? name : `${name}=${value}`))
    .join(" ");
}
function formatCount(count) {
  const units = ["", "k", "M", "G", "T"];
  let unit = 0;
  let scaled = count;
  for (; scaled >= 999.5 && unit < units.length - 1; unit++) scaled /= 1e3;
  return `${unit === 0 ? Math.round(scaled) : scaled.toPrecision(3)} ${units[unit]}`;
}
function formatBytes(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
// src/runtime/model.ts
/** How many compiled extents a model keeps; the one used longest ago makes room. */
const KEPT_PROGRAMS = 8;
/** The plan of a layer for one extent: inputs by the layer's names, one output y. */
function planOf(layer, extent) {
  const b = new PlanBuilder();
  const values = Object.entries(layer.inputs(extent)).map(([name, spec]) => [
    name,
    b.input(name, spec.shape, spec.dtype),
  ]);
  const inputs = Object.fromEntries(values);
  b.output("y", layer.build(b, extent, inputs, new Weights(b)));
  return b.finish();
}
/** A layer with its weights on a device. */
var Model = class Model {
  layer;
  #workspace;
  #programs = /* @__PURE__ */ new Map();
  #onDispose;
  #disposed = false;
  /** Made by Device.load. */
  constructor(layer, workspace, onDispose) {
    this.layer = layer;
    this.#workspace = workspace;
    this.#onDispose = onDispose;
  }
  /**
   * Runs the layer. Inputs are flat row-major arrays by the layer's names, for [batch, n, …]; the result is a fresh array.
   * Throws `shape` or `argument` on bad input, `aborted` when the signal fires.
   */
  async run(inputs, extent, options = {}) {
    const checked = this.#extent(extent);
    if (checked.batch * checked.n === 0) return /* @__PURE__ */ new Float32Array(0);
    const { y } = await (await this.#program(checked, options.signal)).run(inputs, { signal: options.signal });
    return y instanceof Float32Array ? y : Float32Array.from(y);
  }
  /** Compiles for an extent ahead of the first run. */
  async compile(extent, options = {}) {
    const checked = this.#extent(extent);
    if (checked.batch * checked.n > 0) await this.#program(checked, options.signal);
  }
  /** The plan for an extent, printed: steps, where they run, what they cost. */
  explain(extent) {
    return explain(planOf(this.layer, this.#extent(extent)));
  }
  /** A model of another layer over the same weights that shares what the two have in common on the device. */
  sharing(layer) {
    this.#check();
    return new Model(layer, this.#workspace, () => void 0);
  }
  /** Frees what the model holds on its device. Safe to call twice. */
  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#programs.clear();
    this.#workspace.dispose();
    this.#onDispose();
  }
  [Symbol.dispose]() {
    this.dispose();
  }
  #extent({ batch = 1, n }) {
    this.#check();
    checkInteger("batch", batch, 0, 2 ** 31 - 1);
    checkInteger("n", n, 0, 2 ** 31 - 1);
    sizeOf([batch, n]);
    return {
      batch,
      n,
    };
  }
  #check() {
    if (this.#disposed) throw new ToeplitzError("disposed", `this ${this.layer.name} model was disposed`);
  }
  async #program(extent, signal) {
    const key = `${extent.batch} ${extent.n}`;
    const cached = this.#programs.get(key);
    if (cached) {
      this.#programs.delete(key);
      this.#programs.set(key, cached);
      try {
        return await cached;
      } catch (error) {
        if (signal?.aborted || !(error instanceof ToeplitzError && error.code === "aborted")) throw error;
        return this.#program(extent, signal);
      }
    }
    const compiled = this.#workspace.compile(planOf(this.layer, extent), { signal });
    this.#programs.set(key, compiled);
    compiled.catch(() => this.#programs.get(key) === compiled && this.#programs.delete(key));
    const program = await compiled;
    for (const [oldest, old] of this.#programs) {
      if (this.#programs.size <= KEPT_PROGRAMS) break;
      this.#programs.delete(oldest);
      old.then((each) => each.dispose()).catch(() => void 0);
    }
    return program;
  }
};
// src/checkpoint/float16.ts
/**
 * Conversions between float32 and the two 16-bit floats, as bits. Widening is exact (NaN payloads and signed zeros
 * included); narrowing rounds to nearest, ties to even, as IEEE 754 hardware does.
 */
/** float16 (1 sign, 5 exponent, 10 fraction bits; IEEE 754 binary16) to float32. */
function float16ToFloat32(bits) {
  const values = new Float32Array(bits.length);
  const out = new Uint32Array(values.buffer);
  for (let i = 0; i < bits.length; i++) {
    const h = bits[i];
    const sign = (h & 32768) << 16;
    const exponent = (h >> 10) & 31;
    const fraction = h & 1023;
    if (exponent === 31) out[i] = sign | 2139095040 | (fraction << 13);
    else if (exponent > 0) out[i] = sign | ((exponent + 112) << 23) | (fraction << 13);
    else values[i] = (sign === 0 ? 2 ** -24 : -(2 ** -24)) * fraction;
  }
  return values;
}
/** bfloat16 (the upper half of a float32) to float32. */
function bfloat16ToFloat32(bits) {
  const out = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) out[i] = bits[i] << 16;
  return new Float32Array(out.buffer);
}
// src/checkpoint/toFloat32.ts
/**
 * The values of a tensor in float32, row-major. F16, BF16 and the integers up to 16 bits are exact; F64, I32 and U32 are
 * rounded to nearest. F32 data is returned itself, not copied.
 * @throws ToeplitzError `argument` for dtypes that do not hold real numbers of that size: C64, I64, U64 and the 8-bit floats.
 */
function toFloat32(tensor) {
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
// src/runtime/weights.ts
/**
 * The weights of a layer, each found and of the right shape before anything runs. Throws `missing` or `shape` naming the
 * layer, the weight, what was expected and what came. Tensors are converted to float32 when a plan first reads them.
 */
function checkWeights(layer, input) {
  const entries = /* @__PURE__ */ new Map();
  for (const [name, shape] of Object.entries(layer.weights)) {
    const entry = find(input, name);
    const where = `${layer.name}: weight ${name}`;
    if (!entry) throw new ToeplitzError("missing", `${where}: expected ${formatShape(shape)}, got nothing`);
    if (!(entry.shape ? sameShape(squeeze(entry.shape), squeeze(shape)) : entry.length === sizeOf(shape))) {
      const got = entry.shape ? formatShape(entry.shape) : `${entry.length} values`;
      throw new ToeplitzError("shape", `${where}: expected ${formatShape(shape)}, got ${got}`);
    }
    entries.set(name, entry);
  }
  const get = (name) => {
    const entry = entries.get(name);
    if (!entry) throw new ToeplitzError("internal", `${layer.name}: weight ${name} is read but not declared`);
    return entry.values();
  };
  layer.checkWeights?.(get);
  return { get };
}
function find(input, name) {
  if (isCheckpoint(input)) {
    const tensor = input.get(name);
    return (
      tensor && {
        shape: tensor.shape,
        length: sizeOf(tensor.shape),
        values: () => toFloat32(tensor),
      }
    );
  }
  const array = Object.hasOwn(input, name) ? input[name] : void 0;
  if (array === void 0) return void 0;
  if (!(array instanceof Float32Array))
    throw new ToeplitzError("argument", `weight ${name}: expected a Float32Array, got ${typeof array}`);
  return {
    shape: void 0,
    length: array.length,
    values: () => array,
  };
}
function isCheckpoint(input) {
  return typeof input.get === "function";
}
/** Checkpoints differ in extents of one: [heads, 1, dim] against [1, 1, heads * dim] and the like. */
function squeeze(shape) {
  return shape.filter((extent) => extent !== 1);
}
// src/runtime/device.ts
/** A backend that was chosen for this machine, and the models on it. Made by openDevice. */
var Device = class extends EventTarget {
  #backend;
  #report;
  #models = /* @__PURE__ */ new Set();
  #disposed = false;
  constructor(backend, report) {
    super();
    this.#backend = backend;
    this.#report = report;
  }
  get backend() {
    return this.#backend.name;
  }
  /** What was chosen, why, and what was not, with reasons. */
  report() {
    return this.#report;
  }
  /** Checks the weights against the layer and makes a model. Throws `missing` or `shape` naming the weight. */
  async load(layer, weights, options = {}) {
    this.#check();
    if (options.signal?.aborted)
      throw new ToeplitzError("aborted", "loading was aborted", { cause: options.signal.reason });
    const model = new Model(layer, this.#backend.open(checkWeights(layer, weights)), () => this.#models.delete(model));
    this.#models.add(model);
    return model;
  }
  /** Disposes every model on the device, then the backend. Safe to call twice. */
  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const model of [...this.#models]) model.dispose();
    this.#backend.dispose();
  }
  [Symbol.dispose]() {
    this.dispose();
  }
  #check() {
    if (this.#disposed) throw new ToeplitzError("disposed", "this device was disposed");
  }
};
/**
 * Opens the best device there is, or the one asked for. Throws `unsupported` with the reason for every backend that was
 * tried where none works.
 */
async function openDevice(options = {}) {
  const { backend, report } = await chooseBackend(options);
  return new Device(backend, report);
}
// bench/lib/noise.ts
/** max |got - want| / rms(want). */
function relativeError(got, want) {
  let worst = 0;
  let square = 0;
  for (let i = 0; i < want.length; i++) {
    const error = Math.abs(got[i] - want[i]);
    if (!(error <= worst)) worst = error;
    square += want[i] ** 2;
  }
  return worst / Math.sqrt(square / want.length);
}
/** Throws if a contender is wrong: a bench of wrong results times nothing. */
function validate(name, got, want, bound = 1e-4) {
  const error = relativeError(got, want);
  if (!(error <= bound)) throw new Error(`${name}: error ${error} of rms, more than ${bound}: not timed`);
}
// bench/models.ts
const { values } = parseArgs({
  options: {
    builds: {
      type: "string",
      default: "simd,relaxed",
    },
    rounds: {
      type: "string",
      default: "7",
    },
    scores: {
      type: "boolean",
      default: false,
    },
  },
});
const rounds = Number(values.rounds);
const folder = new URL("../../models/moby-tnn/", import.meta.url);
const file = (name) => readFileSync(new URL(name, folder));
const expected = readSafetensors(file("expected.safetensors"));
const {
  prompt,
  greedy_200: greedy,
  nll_nats_per_char_by_length: scores,
} = JSON.parse(file("expected.json").toString());
const text = file("valid.txt").toString();
const median = (samples) => samples.sort((a, b) => a - b)[samples.length >> 1];
async function open(build) {
  const lm = await loadTnnLm(
    await openDevice({
      backend: "wasm",
      wasm: new Uint8Array(readFileSync(new URL(`../../build/${build}.wasm`, import.meta.url))),
    }),
    folder,
  );
  const tokens = Int32Array.from(expected.get("tokens").data, Number);
  validate(`moby-tnn ${build}`, await lm.logits(tokens), expected.get("logits").data, 2e-5);
  return lm;
}
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
async function continuation(lm) {
  let made = "";
  for await (const piece of lm.generate(prompt, {
    maxTokens: 200,
    temperature: 0,
  }))
    made += piece;
  return made;
}
const builds = values.builds.split(",");
const models = /* @__PURE__ */ new Map();
for (const build of builds) models.set(build, await open(build));
console.log(`| moby-tnn, one thread | ${builds.join(" | ")} |\n|---|${builds.map(() => "---|").join("")}`);
for (const n of [512, 4096]) {
  const tokens = [...models.values()][0].encode(text.slice(0, n));
  const samples = new Map(builds.map((build) => [build, []]));
  for (let round = -1; round < rounds; round++)
    for (const [build, lm] of models) {
      const ms = await timed(() => lm.logits(tokens));
      if (round >= 0) samples.get(build).push(ms);
    }
  console.log(
    `| ms for all logits at n = ${n} | ${builds.map((build) => median(samples.get(build)).toFixed(1)).join(" | ")} |`,
  );
}
const rates = [];
for (const [build, lm] of models) {
  if ((await continuation(lm)) !== greedy) throw new Error(`${build}: greedy text differs from PyTorch's: not timed`);
  const samples = [];
  for (let round = 0; round < rounds; round++) samples.push(await timed(() => continuation(lm)));
  rates.push((2e5 / median(samples)).toFixed(0));
}
console.log(`| tokens/s, greedy, 200 after a prompt of ${prompt.length} | ${rates.join(" | ")} |`);
if (values.scores) {
  console.log(
    `\n| nats per character by length | PyTorch | ${builds.join(" | ")} |\n|---|---|${builds.map(() => "---|").join("")}`,
  );
  for (const [length, score] of Object.entries(scores)) {
    const windows = Math.max(1, Math.floor(14336 / Number(length)));
    const row = [];
    for (const lm of models.values()) {
      const tokens = lm.encode(text.slice(0, windows * Number(length) + 1));
      let sum = 0;
      for (let w = 0; w < windows; w++)
        sum += await lm.score(tokens.subarray(w * Number(length), (w + 1) * Number(length) + 1));
      row.push((sum / windows).toFixed(4));
    }
    console.log(`| ${length} | ${score} | ${row.join(" | ")} |`);
  }
}
process.exit(0);
