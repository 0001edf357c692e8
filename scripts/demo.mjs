// The demo page: node scripts/demo.mjs dev|build|test [options of vite, or of demo/test/e2e.mjs]
//   dev    serves it while you edit     build   static files in demo/dist     test   the built page in headless Chromium
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [what, ...rest] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const demo = `${root}demo`;

function run(command, args, cwd = demo) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

const node = (script, ...args) => run(process.execPath, [script, ...args]);

if (!["dev", "build", "test"].includes(what)) {
  console.error("usage: node scripts/demo.mjs dev|build|test");
  process.exit(2);
}
run(process.execPath, ["scripts/build.mjs", "--if-stale"], root);
if (!existsSync(`${demo}/node_modules`)) {
  run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]);
}
if (what === "dev") node("node_modules/vite/bin/vite.js", ...rest);
else {
  node("node_modules/typescript/bin/tsc", "-p", ".");
  node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", ...(what === "build" ? rest : []));
  if (what === "test") node("test/e2e.mjs", ...rest);
}
