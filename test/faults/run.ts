import { afterAll, describe, expect, test } from "vitest";
import { ToeplitzError } from "../../src/core/errors.js";
import { describeBackends, jsBackend, type TestBackend, webgpuBackend } from "../lib/backends.js";
import { everywhereFaults } from "./everywhere.js";
import type { Fault } from "./fault.js";
import { fileFaults } from "./files.js";
import { gpuFaults } from "./gpu.js";
import { collectedBytes } from "./held.js";
import { wasmFaults } from "./wasm.js";
import { workerFaults, workers } from "./worker.js";

export const faults: readonly Fault[] = [
  ...gpuFaults,
  ...wasmFaults,
  ...workerFaults,
  ...everywhereFaults,
  ...fileFaults,
];
/** Nothing may hang: each has an end within this. */
const HANG_MS = 20_000;

async function outcomeOf(fault: Fault): Promise<string> {
  try {
    await fault.inject();
    return "recovered";
  } catch (error) {
    if (error instanceof ToeplitzError && error.code === fault.outcome) return error.code;
    throw error;
  }
}

/** Array buffers and linear memories may be larger by this after a fault: the engine counts things of its own there. */
const SLACK_BYTES = 64 * 1024;

/** A fault must leave nothing behind when it is over; what is made once and kept is not made at its second coming. */
async function checkNothingLeft(fault: Fault): Promise<void> {
  let growth = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3 && growth > SLACK_BYTES; i++) {
    const before = await collectedBytes();
    expect(await outcomeOf(fault)).toBe(fault.outcome);
    growth = (await collectedBytes()) - before;
  }
  expect(growth, "bytes of arrays and linear memories left behind").toBeLessThanOrEqual(SLACK_BYTES);
}

const body = (backend: Fault["backend"]) => {
  test.each(faults.filter((fault) => fault.backend === backend))(
    "during $during: $what -> $outcome",
    { timeout: HANG_MS },
    checkNothingLeft,
  );
};

const absent: Readonly<Partial<Record<Fault["backend"], TestBackend>>> = { webgpu: webgpuBackend, js: jsBackend };

/** Every fault of these backends, each a test. */
export function injectAll(...backends: readonly Fault["backend"][]): void {
  for (const backend of backends) {
    const needs = absent[backend];
    if (needs) describeBackends([needs], () => body(backend));
    else describe(backend, () => body(backend));
  }
  afterAll(() => {
    for (const worker of workers) expect(worker.threadId, "every worker has ended").toBe(-1);
  });
}
