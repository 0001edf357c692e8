// Packs the package, installs it in an empty folder and uses it everywhere it should work: npm run test:matrix -- --help
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Absent } from "../test/matrix/lib/outcome.mjs";
import { installPacked } from "../test/matrix/lib/package.mjs";
import { exec } from "../test/matrix/lib/process.mjs";
import { bundlerTargets } from "../test/matrix/targets/bundlers.mjs";
import { checkers } from "../test/matrix/targets/checkers.mjs";
import { chromiumTargets } from "../test/matrix/targets/chromium.mjs";
import { runtimes } from "../test/matrix/targets/runtimes.mjs";
import { sizes } from "../test/matrix/targets/sizes.mjs";
import { workerdTarget } from "../test/matrix/targets/workerd.mjs";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    markdown: { type: "string" },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const targets = [...runtimes, workerdTarget, ...bundlerTargets, ...chromiumTargets, ...checkers, ...sizes];

if (values.help) {
  console.log(`npm run test:matrix -- [--only TEXT] [--markdown FILE] [--keep]
  --only TEXT      the targets whose name contains TEXT
  --markdown FILE  writes the table to FILE as well
  --keep           leaves the folder with the installed package behind, and says where
Targets:
${targets.map(({ name }) => `  ${name}`).join("\n")}`);
} else {
  process.exitCode = (await main()) ? 0 : 1;
}

async function main() {
  const folder = fileURLToPath(new URL("../test/matrix/", import.meta.url));
  if (!existsSync(`${folder}node_modules`)) {
    console.error("installing the runtimes and bundlers (about 1 GB, once)");
    await exec("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: folder, timeout: 600_000 });
  }
  const packed = await installPacked();
  const rows = [];
  try {
    for (const target of targets.filter(({ name }) => name.includes(values.only))) {
      const row = { name: target.name, ...(await outcomeOf(target, packed)) };
      rows.push(row);
      console.log(`${row.result.padEnd(6)}  ${row.name.padEnd(44)}  ${row.detail}`);
    }
  } finally {
    if (values.keep) console.log(`left in ${packed.folder}`);
    else await packed.dispose();
  }
  const count = (result) => rows.filter((row) => row.result === result).length;
  const size = `${kilobytes(packed.size)} packed, of which the model is ${kilobytes(packed.modelSize)} unpacked`;
  console.log(`\n${count("ok")} ok, ${count("failed")} failed, ${count("absent")} absent; tarball ${size}`);
  if (values.markdown) await writeFile(values.markdown, markdown(rows));
  return rows.length > 0 && count("failed") === 0;
}

async function outcomeOf(target, packed) {
  try {
    return { result: "ok", detail: await target.run(packed) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { result: error instanceof Absent ? "absent" : "failed", detail: text.trim().slice(0, 1500) };
  }
}

function markdown(rows) {
  const line = ({ name, result, detail }) =>
    `| ${name} | ${result} | ${detail.split("\n")[0].replaceAll("|", "\\|")} |`;
  return ["| where | result | |", "|---|---|---|", ...rows.map(line), ""].join("\n");
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(0)} KB`;
}
