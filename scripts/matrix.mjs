// Packs the package, installs it in an empty folder and uses it everywhere it should work: npm run test:matrix -- --help
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Absent } from "../test/matrix/lib/outcome.mjs";
import { installPacked } from "../test/matrix/lib/package.mjs";
import { bundleInNode } from "../test/matrix/targets/bundlers.mjs";
import { checkers, consumer, consumers } from "../test/matrix/targets/checkers.mjs";
import {
  bundleInChromium,
  policyTargets,
  secondEntryInChromium,
  viteDev,
  workerInChromium,
} from "../test/matrix/targets/chromium.mjs";
import { httpExamples, workerExample } from "../test/matrix/targets/examples.mjs";
import { firefoxTarget } from "../test/matrix/targets/firefox.mjs";
import { sourceMaps } from "../test/matrix/targets/maps.mjs";
import { nextTarget } from "../test/matrix/targets/next.mjs";
import { readmeInOtherNodes, readmeTargets } from "../test/matrix/targets/readme.mjs";
import { nodes, otherNodes, runtimes, thisNode } from "../test/matrix/targets/runtimes.mjs";
import { sizes } from "../test/matrix/targets/sizes.mjs";
import { workerdTargets } from "../test/matrix/targets/workerd.mjs";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    core: { type: "boolean", default: false },
    readme: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** What the gate runs: small installs, a minute or two. */
const core = [
  ...runtimes,
  ...readmeTargets,
  ...httpExamples,
  bundleInNode("esbuild", thisNode.name.split(" ")[1], thisNode.find),
  ...["esbuild", "vite"].map(bundleInChromium),
  viteDev,
  workerInChromium("vite"),
  secondEntryInChromium("esbuild"),
  ...policyTargets,
  consumer("6.0 (this repository's)", "typescript/bin/tsc"),
  ...checkers,
  sourceMaps,
  ...sizes,
];

/** Half a gigabyte of runtimes, bundlers and platforms more. */
const outer = [
  ...otherNodes,
  ...readmeInOtherNodes,
  ...["rollup", "vite"].map((name) => bundleInNode(name, "22", nodes[0].find)),
  ...["rollup", "webpack", "rspack"].map(bundleInChromium),
  ...["webpack", "rspack"].map((bundler) => workerInChromium(bundler)),
  secondEntryInChromium("rollup"),
  firefoxTarget,
  ...workerdTargets,
  workerExample,
  nextTarget,
  ...consumers,
];

const targets = values.core ? core : [...core, ...outer];

if (values.help) {
  console.log(`npm run test:matrix -- [--core] [--only TEXT] [--readme] [--keep]
  --core           without the outer ring
  --only TEXT      the targets whose name contains TEXT
  --readme         writes the table into README.md
  --keep           leaves the folder with the installed package behind, and says where
Core ring:
${core.map(({ name }) => `  ${name}`).join("\n")}
Outer ring:
${outer.map(({ name }) => `  ${name}`).join("\n")}`);
} else {
  process.exitCode = (await main()) ? 0 : 1;
}

async function main() {
  for (const folder of ["test/runtimes", "test/matrix", ...(values.core ? [] : ["test/matrix/outer"])]) install(folder);
  const packed = await installPacked();
  const rows = [];
  try {
    for (const target of targets.filter(({ name }) => name.includes(values.only))) {
      const began = performance.now();
      const row = { name: target.name, ...(await outcomeOf(target, packed)) };
      rows.push(row);
      const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
      console.log(`${row.result.padEnd(6)}  ${seconds.padStart(6)}  ${row.name.padEnd(49)}  ${row.detail}`);
    }
  } finally {
    if (values.keep) console.log(`left in ${packed.folder}`);
    else await packed.dispose();
  }
  const count = (result) => rows.filter((row) => row.result === result).length;
  const size = `${kilobytes(packed.size)} packed, of which the models are ${kilobytes(packed.modelSize)} unpacked`;
  console.log(`\n${count("ok")} ok, ${count("failed")} failed, ${count("absent")} absent; tarball ${size}`);
  if (values.readme) await writeTable(rows);
  // Where the gate runs, nothing may be absent.
  const missing = process.env.REQUIRE === undefined ? 0 : count("absent");
  return rows.length > 0 && count("failed") + missing === 0;
}

/** The packages of a folder, unless they are there. */
function install(folder) {
  const cwd = fileURLToPath(new URL(`../${folder}`, import.meta.url));
  if (existsSync(`${cwd}/node_modules`)) return;
  console.error(`installing the packages of ${folder}`);
  const args = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 });
}

async function outcomeOf(target, packed) {
  try {
    return { result: "ok", detail: await target.run(packed) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { result: error instanceof Absent ? "absent" : "failed", detail: text.trim().slice(0, 3000) };
  }
}

/** Between the marks of README.md: what was run, and how it went. */
async function writeTable(rows) {
  const file = new URL("../README.md", import.meta.url);
  const line = ({ name, result, detail }) =>
    `| ${name} | ${result} | ${result === "ok" ? detail.replaceAll("|", "\\|") : ""} |`;
  const table = ["| where | result | |", "| --- | --- | --- |", ...rows.map(line)].join("\n");
  const text = await readFile(file, "utf8");
  const marked = /(<!-- matrix -->\n)[\s\S]*?(<!-- \/matrix -->)/;
  if (!marked.test(text)) throw new Error("README.md has no <!-- matrix --> marks");
  await writeFile(
    file,
    text.replace(marked, (_, begin, end) => `${begin}\n${table}\n\n${end}`),
  );
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(0)} KB`;
}
