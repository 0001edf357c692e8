import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Fault } from "./fault.js";
import { faults } from "./run.js";

const document = new URL("../../docs/faults.md", import.meta.url);

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
