import { ToeplitzError } from "../core/errors.js";
import { untilAborted } from "./abort.js";
import { PIECE } from "./bytes.js";
import { fileStream } from "./file.js";
import { httpStream } from "./http.js";
import type { ByteStream } from "./stream.js";

/** Where bytes can come from: a path (where there is a file system), a URL, a Blob or File, or memory. */
export type ByteSource = string | URL | Blob | Memory;
export type Memory = ArrayBuffer | Uint8Array;

/** A scheme has two letters at least, so that `C:\\model` is a path. */
const URL_SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** Opens a source. Whether it exists shows when its chunks are asked for. */
export function openBytes(source: Exclude<ByteSource, Memory>, signal: AbortSignal | undefined): ByteStream {
  if (source instanceof Blob) return blobStream(source, signal);
  if (typeof source !== "string" && !(source instanceof URL)) {
    throw new ToeplitzError("argument", `expected a path, URL, Blob, ArrayBuffer or Uint8Array, got ${typeof source}`);
  }
  const where = shorten(String(source));
  const path = filePath(source);
  return path === undefined ? httpStream(String(source), where, signal) : fileStream(path, where, signal);
}

/** Whether a source is a path here, and not a URL that must be fetched. */
export function isPath(source: string | URL): boolean {
  return filePath(source) !== undefined;
}

/** The path, where `source` is one: in Node, Deno and Bun a string without a scheme. In a browser it is relative to the page. */
function filePath(source: string | URL): string | URL | undefined {
  if (typeof process === "undefined" || typeof process.versions?.node !== "string") return undefined;
  if (typeof source === "string" && !URL_SCHEME.test(source)) return source;
  if (!/^file:/i.test(String(source))) return undefined;
  try {
    return new URL(source);
  } catch (cause) {
    throw new ToeplitzError("argument", `${shorten(String(source))}: not a valid URL`, { cause });
  }
}

function shorten(location: string): string {
  return location.length > 200 ? `${location.slice(0, 100)}…${location.slice(-80)}` : location;
}

function blobStream(blob: Blob, signal: AbortSignal | undefined): ByteStream {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < blob.size; at += PIECE) {
      const piece = blob.slice(at, at + PIECE).arrayBuffer();
      yield new Uint8Array(await untilAborted(piece, signal));
    }
  }
  return { where: "Blob", size: () => blob.size, chunks };
}
