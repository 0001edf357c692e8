import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tool } from "../lib/outcome.mjs";
import { root } from "../lib/package.mjs";
import { exec } from "../lib/process.mjs";

const base = { strict: true, noEmit: true, skipLibCheck: false, target: "ES2022", types: [] };
const browser = { ...base, lib: ["ES2022", "DOM"] };
const settings = {
  nodenext: { ...browser, module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { ...browser, module: "ESNext", moduleResolution: "Bundler" },
};

/** A TypeScript version, on a consumer that checks every declaration of the package. */
const consumer = (version) => ({
  name: `TypeScript ${version} consumer, skipLibCheck off`,
  async run(packed) {
    const compiler = tool(`typescript-${version}/bin/tsc`);
    for (const [name, compilerOptions] of Object.entries(settings)) {
      const config = join(packed.consumer, `tsconfig.${version}.${name}.json`);
      await writeFile(config, JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
      await exec(process.execPath, [compiler, "-p", config], { cwd: packed.consumer });
    }
    return `clean with module resolution ${Object.keys(settings).join(" and ")}`;
  },
});

export const checkers = [
  consumer("5.9"),
  consumer("6"),
  consumer("7"),
  {
    name: "publint",
    async run({ tarball }) {
      const { stdout } = await exec(process.execPath, [tool("publint/src/cli.js"), "run", tarball, "--strict"]);
      if (!stdout.includes("All good!")) throw new Error(stdout);
      return "all good";
    },
  },
  {
    name: "attw, ESM only",
    async run({ tarball }) {
      const cli = tool("@arethetypeswrong/cli/dist/index.js");
      const { exports } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
      // Kernels are files, not modules: they have no types.
      const kernels = Object.keys(exports).filter((path) => path.endsWith(".wasm"));
      const excluded = ["--exclude-entrypoints", ...kernels.map((path) => path.slice(2))];
      await exec(process.execPath, [cli, tarball, "--profile", "esm-only", "--format", "ascii", ...excluded]);
      return "no problems";
    },
  },
];
