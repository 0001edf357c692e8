// The package for jsr.io, made of dist: npm run jsr [-- --dry-run]. Stages it in build/jsr and runs `deno publish` there.
// The sources cannot be its modules: their ops infer types that JSR wants written out ("slow types"), so its modules are the
// JavaScript, each file naming its declarations. The sources lie beside them, for the source maps of both packages.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { jsrName } from "./lib/published.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stage = join(root, "build/jsr");
const { version, license, exports, imports } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

/** The command, the models and what only edge platforms read stay out. */
const isLeftOut = (path) => /(^|\/)cli(\/|$)|\.wasm$|source\.(workerd|edge)\./.test(path.slice(root.length));

await rm(stage, { recursive: true, force: true });
await mkdir(stage, { recursive: true });
await cp(join(root, "dist"), join(stage, "dist"), { recursive: true, filter: (path) => !isLeftOut(path) });
const isSource = (path) => !/\/generated(\/|$)/.test(path.slice(root.length));
await cp(join(root, "src"), join(stage, "src"), { recursive: true, filter: isSource });
for (const name of ["README.md", "LICENSE", "CHANGELOG.md"]) await cp(join(root, name), join(stage, name));
for (const file of await readdir(join(stage, "dist"), { recursive: true })) {
  const path = join(stage, "dist", file);
  if (!path.endsWith(".js") || !existsSync(path.replace(/\.js$/, ".d.ts"))) continue;
  const types = `/* @ts-self-types="./${basename(path, ".js")}.d.ts" */ `; // no line more: the maps count them
  await writeFile(path, types + (await readFile(path, "utf8")));
}
const modules = Object.entries(exports).filter(([, target]) => typeof target === "object");
const config = {
  name: jsrName,
  version,
  license,
  exports: Object.fromEntries(modules.map(([path, target]) => [path, target.default])),
  imports: Object.fromEntries(Object.entries(imports).map(([name, target]) => [name, target.default])),
  publish: { exclude: ["!dist", "!dist/**"] }, // git ignores them
};
await writeFile(join(stage, "jsr.json"), JSON.stringify(config, null, 2));

const installed = ["test/runtimes", "test/matrix"].map((folder) => join(root, folder, "node_modules/.bin/deno"));
const deno = installed.find((path) => existsSync(path)) ?? "deno";
const args = ["publish", "--allow-dirty", "--no-check", ...process.argv.slice(2)];
const { status, error } = spawnSync(deno, args, { cwd: stage, stdio: "inherit" });
if (error) console.error(`deno cannot be started (npm install --prefix test/runtimes brings it): ${error.message}`);
process.exitCode = status ?? 1;
