// Makes a folder, under 64 MiB, that tests and measures the WebGPU backend on a machine with a GPU, without network or Node:
//   node scripts/gpuBundle.mjs [FOLDER]      default build/gpuBundle
// It carries Deno (test/runtimes, by scripts/installWebgpu.sh), the Vulkan loader, the bundled tests and bench, their fixtures
// and moby-tnn. There: sh run.sh
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { copyFile, cp, mkdir, readdir, realpath, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";
import { bundleTests } from "./lib/suite.mjs";

const LIMIT = 64 * 2 ** 20;
const LOADER = "/usr/lib/x86_64-linux-gnu/libvulkan.so.1";
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, "build/gpuBundle"));
const parts = join(root, "scripts/gpuBundle");

async function denoBinary() {
  const { resolve: find } = createRequire(join(root, "test/runtimes/package.json"));
  return find("@deno/linux-x64-glibc/package.json").replace("package.json", "deno");
}

async function sizeOf(path) {
  const entry = await stat(path);
  if (!entry.isDirectory()) return entry.size;
  const sizes = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, "lib"), { recursive: true });
await bundleTests({ input: "scripts/gpuBundle/entry.ts", file: join(folder, "toeplitz.js") });
for (const name of ["main.js", "run.sh", "rivals.py"]) await copyFile(join(parts, name), join(folder, name));
await cp(join(root, "test/fixtures"), join(folder, "test/fixtures"), { recursive: true });
await cp(join(root, "models/moby-tnn"), join(folder, "models/moby-tnn"), { recursive: true });
if (existsSync(LOADER)) await copyFile(await realpath(LOADER), join(folder, "lib/libvulkan.so.1"));
await pipeline(
  createReadStream(await denoBinary()),
  createGzip({ level: 9 }),
  createWriteStream(join(folder, "deno.gz")),
);
const bytes = await sizeOf(folder);
const mib = (bytes / 2 ** 20).toFixed(1);
console.log(`${folder}: ${mib} MiB`);
if (bytes >= LIMIT) {
  console.error(`gpuBundle: expected less than 64 MiB, got ${mib}`);
  process.exit(1);
}
