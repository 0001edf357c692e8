// Two files of results side by side; a change is marked where the quartile ranges are apart. Exit status 1 for bad input only.
//   npm run bench -- --compare before.jsonl after.jsonl
import { readFileSync } from "node:fs";
import { BadResults, compareResults, formatComparison, parseResults } from "./lib/compareResults.js";

const files = process.argv.slice(2);

function read(file: string) {
  try {
    return parseResults(file, readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof BadResults) throw error;
    throw new BadResults(`${file}: ${(error as Error).message}`);
  }
}

try {
  if (files.length !== 2) throw new BadResults(`expected two files of results, got ${files.length}`);
  const [before, after] = files.map(read);
  console.log(formatComparison(compareResults(before, after)));
} catch (error) {
  if (!(error instanceof BadResults)) throw error;
  console.error(`compare: ${error.message}`);
  process.exit(1);
}
