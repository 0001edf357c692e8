import { ToeplitzError } from "../core/errors.js";
import { untilAborted } from "./abort.js";
import { PIECE } from "./bytes.js";
import type { ByteStream } from "./stream.js";

type FileSystem = typeof import("node:fs/promises");

/** A file, read piece by piece. Node, Deno and Bun only. */
export function fileStream(path: string | URL, where: string, signal: AbortSignal | undefined): ByteStream {
  let size: number | undefined;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    // Behind a variable and only here: bundlers for the web then leave it alone.
    const fileSystem = "node:fs/promises";
    const fs: FileSystem = await import(/* webpackIgnore: true */ /* @vite-ignore */ fileSystem);
    try {
      // Asked before opening: opening a pipe would wait for its other end.
      const status = await untilAborted(fs.stat(path), signal);
      if (!status.isFile()) throw new ToeplitzError("argument", `${where}: expected a file, got something else`);
      size = status.size;
      yield* pieces(fs, path, size, signal);
    } catch (cause) {
      throw cause instanceof ToeplitzError ? cause : fileError(cause, where);
    }
  }
  return { where, size: () => size, chunks };
}

async function* pieces(
  fs: FileSystem,
  path: string | URL,
  size: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
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

function fileError(cause: unknown, where: string): ToeplitzError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return new ToeplitzError("missing", `${where}: no such file`, { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ToeplitzError("unsupported", `${where}: the file cannot be read: ${reason}`, { cause });
}
