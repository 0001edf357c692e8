import { ToeplitzError } from "../core/errors.js";
import type { WorkerLike } from "./ports.js";

/**
 * A worker that runs the package's own script. Throws where there are no workers. In a file of its own: what the worker itself
 * loads must not start one, or bundlers see a circle.
 */
export function startWorker(): WorkerLike {
  if (typeof Worker === "function") {
    return new Worker(new URL("./main.js", import.meta.url), { type: "module", name: "toeplitz" });
  }
  const threads = typeof process === "object" ? process.getBuiltinModule?.("node:worker_threads") : undefined;
  if (!threads) throw new ToeplitzError("unsupported", "there are no workers here");
  return new threads.Worker(new URL("./main.js", import.meta.url), { name: "toeplitz" });
}
