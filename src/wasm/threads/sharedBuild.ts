import { ToeplitzError } from "../../core/errors.js";

/** Ids of sections, in the order a module has them (WebAssembly core specification, 5.5). */
const IMPORT = 2;
const MEMORY = 5;

/** The import section of `env.memory`: a memory, shared, of 1 page and at most 65536 (5.5.5, threads proposal). */
const IMPORTED_MEMORY = [IMPORT, 18, 1, 3, ...ascii("env"), 6, ...ascii("memory"), 2, 3, 1, 0x80, 0x80, 4];

/**
 * A build of the kernels over an imported, shared memory, for threads: the same module with its own memory section replaced
 * by an import. The code is the same byte for byte, so that threads need no build of their own in the package.
 * Throws `unsupported` where the module has no memory of its own or imports something.
 */
export function sharedBuild(code: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(code instanceof Uint8Array ? code : new Uint8Array(code));
  const parts: ArrayLike<number>[] = [bytes.subarray(0, 8)];
  let replaced = false;
  let imported = false;
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [size, body] = readLength(bytes, at + 1);
    const end = body + size;
    if (id === IMPORT) throw refusal("a module that imports nothing", "one that does");
    if (id > IMPORT && !imported) {
      parts.push(IMPORTED_MEMORY);
      imported = true;
    }
    if (id === MEMORY) replaced = true;
    else parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (!replaced) throw refusal("a module with a memory of its own", "one without");
  const shared = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const part of parts) {
    shared.set(part, to);
    to += part.length;
  }
  return shared;
}

/** An unsigned LEB128 number and where it ends. */
function readLength(bytes: Uint8Array, at: number): readonly [number, number] {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
  throw refusal("WebAssembly", "something else");
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function refusal(expected: string, got: string): ToeplitzError {
  return new ToeplitzError("unsupported", `threads: the kernels: expected ${expected}, got ${got}`);
}
