import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { untilAborted } from "./abort.js";
import type { ByteStream } from "./stream.js";

/** Attempts in a row that may fail without a single byte coming in. */
const MAX_FAILURES = 3;
const FIRST_DELAY_MS = 100;

/** Only HTTP has ranges that can be relied on: undici gets those of blob: URLs wrong by one byte. */
const OTHER_SCHEME = /^(?!https?:)[a-z]+:/i;

/** What one answer of the server delivers: the body from `start`, of a file of `size` bytes where the server says so. */
interface Answer {
  readonly response: Response;
  /** Whether the server serves ranges, so that a broken download can go on where it stopped. */
  readonly resumable: boolean;
  readonly size: number | undefined;
  /** The version of the file, for If-Range. */
  readonly version: string | null;
}

/**
 * A download. It asks for the range `bytes=0-`: a server that honours ranges (206) is asked for the rest when the
 * connection breaks, or when it sends less than the whole; from one that does not (200) the body is taken as it comes.
 */
export function httpStream(url: string, where: string, signal: AbortSignal | undefined): ByteStream {
  let size: number | undefined;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const first = await request(url, where, 0, null, signal);
    size = first.size;
    let answer: Answer | undefined = first;
    let at = 0;
    for (let failures = 0; ; ) {
      const before = at;
      let broken: unknown;
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
      if (broken === undefined && (size === undefined || at >= size)) return;
      failures = at > before ? 0 : failures + 1;
      if (!first.resumable || failures >= MAX_FAILURES) {
        throw networkError(where, `the download stopped after ${at} of ${size ?? "unknown"} bytes`, broken);
      }
      await pause(failures, signal);
      answer = undefined;
    }
  }
  return { where, size: () => size, chunks };
}

/** Asks for the bytes from `start` on. The first request (start 0) may be answered by the whole file, later ones may not. */
async function request(
  url: string,
  where: string,
  start: number,
  version: string | null,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const headers: Record<string, string> = { Range: `bytes=${start}-` };
  if (version !== null) headers["If-Range"] = version;
  let response: Response;
  try {
    response = await send(url, where, OTHER_SCHEME.test(url) ? { signal } : { headers, signal });
  } catch (error) {
    // A server of another origin may refuse the Range header, about which older browsers ask it first.
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
    const got = partial ? `bytes from ${range?.[1]}` : `the whole of a file that has changed (HTTP ${response.status})`;
    throw networkError(where, `expected bytes from ${start} on, got ${got}`);
  }
  const etag = response.headers.get("ETag");
  const strong = etag?.startsWith('"') ? etag : null;
  const size = partial && range !== null ? Number(range[2]) : undefined;
  return { response, resumable: partial, size, version: strong ?? response.headers.get("Last-Modified") };
}

async function send(url: string, where: string, init: RequestInit): Promise<Response> {
  try {
    return await untilAborted(fetch(url, init), init.signal ?? undefined);
  } catch (cause) {
    throwIfAborted(init.signal ?? undefined);
    throw networkError(where, "the request failed", cause);
  }
}

async function* bodyChunks(response: Response, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    // Closes the connection where the body was not read to its end; a broken body rejects, and has been reported.
    reader.cancel().catch(() => undefined);
  }
}

function pause(failures: number, signal: AbortSignal | undefined): Promise<void> {
  const delay = failures === 0 ? 0 : FIRST_DELAY_MS * 2 ** (failures - 1);
  return untilAborted(new Promise((resolve) => setTimeout(resolve, delay)), signal);
}

function networkError(where: string, problem: string, cause?: unknown): ToeplitzError {
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return new ToeplitzError("network", `${where}: ${problem}${reason}`, { cause });
}
