import { throwIfAborted } from "../core/errors.js";
import type { Dispatch } from "./bind.js";
import type { WebgpuDevice } from "./device.js";
import type { GPUCommandEncoderLike } from "./gpu.js";

export interface BoundDispatch {
  readonly dispatch: Dispatch;
  readonly group: object;
}

/** Submissions that may wait in the queue before a long run lets them finish. */
const IN_FLIGHT = 2;

/**
 * Records and submits the dispatches, in several submissions where they are long; `last` may add copies to the last one.
 * Resolves when the device has accepted everything (not: finished it).
 */
export async function submitAll(
  device: WebgpuDevice,
  dispatches: readonly BoundDispatch[],
  signal?: AbortSignal,
  last?: (encoder: GPUCommandEncoderLike) => void,
): Promise<void> {
  const accepted: Promise<void>[] = [];
  const done: Promise<unknown>[] = [];
  const chunks = chunksOf(dispatches, device.flopsPerSubmit);
  try {
    for (const [index, chunk] of chunks.entries()) {
      throwIfAborted(signal);
      const isLast = index === chunks.length - 1;
      const record = () => submitOne(device, chunk, isLast ? last : undefined);
      accepted.push(device.scoped(namesOf(chunk), record));
      if (isLast) break;
      done.push(device.idle(namesOf(chunk)));
      await done[index - IN_FLIGHT + 1];
    }
  } finally {
    await Promise.all(accepted);
  }
}

function submitOne(
  device: WebgpuDevice,
  chunk: readonly BoundDispatch[],
  last: ((encoder: GPUCommandEncoderLike) => void) | undefined,
): void {
  const encoder = device.gpu.createCommandEncoder();
  if (chunk.length > 0) {
    const pass = encoder.beginComputePass();
    for (const { dispatch, group } of chunk) {
      pass.setPipeline(dispatch.pipeline.handle);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...dispatch.grid);
    }
    pass.end();
  }
  last?.(encoder);
  device.gpu.queue.submit([encoder.finish()]);
}

function chunksOf(dispatches: readonly BoundDispatch[], flopsPerChunk: number): BoundDispatch[][] {
  const chunks: BoundDispatch[][] = [[]];
  let flops = 0;
  for (const each of dispatches) {
    if (flops > 0 && flops + each.dispatch.flops > flopsPerChunk) {
      chunks.push([]);
      flops = 0;
    }
    chunks.at(-1)!.push(each);
    flops += each.dispatch.flops;
  }
  return chunks;
}

/** The steps of a submission, for errors: all that differ, or the first and last few. */
function namesOf(chunk: readonly BoundDispatch[]): string {
  const names = [...new Set(chunk.map(({ dispatch }) => dispatch.label))];
  if (names.length === 0) return "reading outputs";
  const shown = names.length > 6 ? [...names.slice(0, 3), "…", ...names.slice(-3)] : names;
  return `kernels ${shown.join(", ")}`;
}
