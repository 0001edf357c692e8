import { ToeplitzError, throwIfAborted } from "../core/errors.js";
import { openBytes } from "./source.js";

/** A config or vocabulary is small; what is larger is some other file. */
const MAX_BYTES = 16 * 2 ** 20;

/**
 * A small UTF-8 text file from a path or URL.
 * @throws ToeplitzError `missing`, `network` or `aborted` as openSafetensors; `config` past 16 MiB or for broken UTF-8.
 */
export async function readText(source: string | URL, signal?: AbortSignal): Promise<string> {
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
