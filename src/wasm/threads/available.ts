import { ToeplitzError } from "../../core/errors.js";

const PAGE = 65536;
/** At least what a threaded build declares. */
const INITIAL_PAGES = 16;
/** A shared memory names its largest size up front, and some engines reserve that: from all of 4 GiB down to 256 MiB. */
const MAXIMA = [65536, 32768, 16384, 4096];

/** Why threads are impossible here, or undefined. */
export function whyNoThreads(): string | undefined {
  if (globalThis.crossOriginIsolated === false) {
    return "the page is not cross-origin isolated (it needs the COOP and COEP headers)";
  }
  if (typeof SharedArrayBuffer === "undefined") return "there is no SharedArrayBuffer";
  return undefined;
}

/** The memory of a threaded build. Throws `unsupported` where there is no shared memory, `memory` where none is left. */
export function createSharedMemory(): WebAssembly.Memory {
  const reason = whyNoThreads();
  if (reason) throw new ToeplitzError("unsupported", `threads: ${reason}`);
  let cause: unknown;
  for (const maximum of MAXIMA) {
    try {
      return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared: true });
    } catch (error) {
      cause = error;
    }
  }
  const least = (MAXIMA[MAXIMA.length - 1] * PAGE) / 2 ** 20;
  throw new ToeplitzError("memory", `threads: the engine gives no shared memory, not even of ${least} MiB`, { cause });
}

/** Threads for `auto`: one a core, and no more than what the memory of a machine feeds. */
export function automaticThreads(): number {
  if (whyNoThreads()) return 1;
  const os = typeof process === "object" ? process.getBuiltinModule?.("node:os") : undefined; // Node 20 has no navigator
  return Math.min(8, os?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency ?? 1);
}
