import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** All records of bench/results, or of a folder named on the command line; of several of one work and contender the last counts. */
export function readResults(folder = process.argv[2] ?? `${root}bench/results`) {
  const records = new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  for (const file of files.sort()) {
    for (const line of readFileSync(`${folder}/${file}`, "utf8").split("\n").filter(Boolean)) {
      const record = JSON.parse(line);
      const { bench, kind, shape, contender, build } = record;
      records.set([bench, kind, JSON.stringify(shape), contender, build].join(), record);
    }
  }
  return [...records.values()];
}

/** Records of one family as flat rows: the shape's numbers beside the rest. */
export function rowsOf(records, bench, kinds) {
  return records
    .filter((record) => record.bench === bench && (!kinds || kinds.includes(record.kind)))
    .map((record) => ({ ...record, ...record.shape }));
}
