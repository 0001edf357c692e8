import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { ToeplitzError } from "../../src/core/errors.js";
import { describeBackends, jsBackend, type TestBackend, webgpuBackend } from "../lib/backends.js";
import { everywhereFaults } from "./everywhere.js";
import type { Fault } from "./fault.js";
import { fileFaults } from "./files.js";
import { gpuFaults } from "./gpu.js";
import { wasmFaults } from "./wasm.js";
import { workerFaults, workers } from "./worker.js";

const faults: readonly Fault[] = [...gpuFaults, ...wasmFaults, ...workerFaults, ...everywhereFaults, ...fileFaults];
const document = new URL("../../docs/faults.md", import.meta.url);
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

const body = (backend: Fault["backend"]) => {
  test.each(faults.filter((fault) => fault.backend === backend))(
    "during $during: $what -> $outcome",
    { timeout: HANG_MS },
    async (fault) => expect(await outcomeOf(fault)).toBe(fault.outcome),
  );
};

const absent: Readonly<Partial<Record<Fault["backend"], TestBackend>>> = { webgpu: webgpuBackend, js: jsBackend };
for (const backend of [...new Set(faults.map((fault) => fault.backend))]) {
  const needs = absent[backend];
  if (needs) describeBackends([needs], () => body(backend));
  else describe(backend, () => body(backend));
}

afterAll(() => {
  for (const worker of workers) expect(worker.threadId, "every worker has ended").toBe(-1);
});

/** Rows are (fault, moment); a column says on which backends it is injected. */
function table(): string {
  const rows = new Map<string, { fault: Fault; backends: string[] }>();
  for (const fault of faults) {
    const key = [fault.during, fault.what, fault.outcome].join("\n");
    const row = rows.get(key) ?? { fault, backends: [] };
    row.backends.push(fault.backend);
    rows.set(key, row);
  }
  const lines = [...rows.values()].map(({ fault, backends }, index) => {
    const outcome = fault.outcome === "recovered" ? "recovered" : `\`${fault.outcome}\``;
    return `| ${index + 1} | ${fault.what} | ${fault.during} | ${backends.join(", ")} | ${outcome} |`;
  });
  return ["| | fault | during | on | outcome |", "| - | - | - | - | - |", ...lines].join("\n");
}

test("docs/faults.md lists them all, and there are enough", () => {
  const [begin, end] = ["<!-- made by test/faults -->", "<!-- end -->"];
  const text = readFileSync(document, "utf8");
  const made = `${begin}\n\n${faults.length} injections.\n\n${table()}\n\n${end}`;
  const wanted = text.replace(new RegExp(`${begin}[\\s\\S]*${end}`), () => made);
  if (process.env["UPDATE_DOCS"]) writeFileSync(document, wanted);
  else expect(text, "UPDATE_DOCS=1 npx vitest run test/faults writes it").toBe(wanted);
  expect(table().split("\n").length - 2).toBeGreaterThanOrEqual(40);
});
