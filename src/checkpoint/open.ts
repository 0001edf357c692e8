import { throwIfAborted } from "../core/errors.js";
import { ByteSink } from "./bytes.js";
import type { Checkpoint } from "./checkpoint.js";
import { type Header, PREFIX_LENGTH, parseHeader, readHeaderLength } from "./header.js";
import { checkFileLength, checkpointOf, readFile, readSafetensors } from "./safetensors.js";
import { type ByteSource, openBytes } from "./source.js";

export interface LoadProgress {
  /** Bytes that have come in. */
  readonly loaded: number;
  /** Bytes of the whole file, as its own header tells. */
  readonly total: number;
}

export interface OpenOptions {
  readonly signal?: AbortSignal;
  /** Called from the moment on that the header has come in, and with `loaded === total` at the end. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Reads a safetensors file from a path (Node, Deno, Bun), a URL, a Blob or memory. The header is checked as soon as it is
 * there: a malformed file is refused before its data is read, and never makes more memory be taken than it holds.
 * A broken download goes on where it stopped if the server serves ranges.
 * @throws ToeplitzError `checkpoint` for a malformed file, `missing` for a path that does not exist, `network` for a URL
 * that cannot be read, `aborted` promptly when the signal fires.
 */
export async function openSafetensors(source: ByteSource, options: OpenOptions = {}): Promise<Checkpoint> {
  const { signal, onProgress } = options;
  throwIfAborted(signal);
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) {
    const checkpoint = readSafetensors(source);
    onProgress?.({ loaded: source.byteLength, total: source.byteLength });
    return checkpoint;
  }
  const stream = openBytes(source, signal);
  const { where } = stream;
  const sink = new ByteSink();
  let header: Header | undefined;
  for await (const chunk of stream.chunks()) {
    throwIfAborted(signal);
    sink.append(chunk);
    if (header === undefined) {
      const size = stream.size();
      header = tryHeader(sink.bytes(), where, size);
      if (header === undefined) continue;
      if (size !== undefined) checkFileLength(header, size, where);
      sink.expect(header.fileLength, size !== undefined);
    }
    if (sink.length > header.fileLength) checkFileLength(header, sink.length, where);
    onProgress?.({ loaded: sink.length, total: header.fileLength });
    throwIfAborted(signal);
  }
  const file = sink.bytes();
  // Without a header the file has ended too soon; reading it as it is tells how much is missing.
  return header === undefined ? readFile(file, where) : checkpointOf(file, header, where);
}

/** The header, if all of it has come in. */
function tryHeader(bytes: Uint8Array, where: string, size: number | undefined): Header | undefined {
  if (bytes.length < PREFIX_LENGTH) return undefined;
  const end = PREFIX_LENGTH + readHeaderLength(bytes, where, size);
  return bytes.length < end ? undefined : parseHeader(bytes.subarray(PREFIX_LENGTH, end), where);
}
