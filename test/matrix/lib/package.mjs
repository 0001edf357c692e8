import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exec } from "./process.mjs";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
const app = fileURLToPath(new URL("../app/", import.meta.url));

/** Packs the package as it would be published and installs it in an empty folder, next to the apps that use it. */
export async function installPacked() {
  const folder = await mkdtemp(join(tmpdir(), "toeplitz-matrix-"));
  await exec(process.execPath, ["scripts/build.mjs", "--if-stale"], { cwd: root, timeout: 300_000 });
  const packed = await exec("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  const [{ filename, size, files }] = JSON.parse(packed.stdout);
  const tarball = join(folder, filename);
  const consumer = join(folder, "consumer");
  await mkdir(consumer);
  await writeFile(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await exec("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", tarball], { cwd: consumer });
  await cp(app, consumer, { recursive: true });
  const model = join(consumer, "node_modules/toeplitz/models/moby-tnn");
  const expected = JSON.parse(await readFile(join(model, "expected.json"), "utf8"));
  return {
    folder,
    tarball,
    consumer,
    model,
    bundles: {},
    size,
    modelSize: files.filter(({ path }) => path.startsWith("models/")).reduce((sum, file) => sum + file.size, 0),
    prompt: expected.prompt,
    continuation: expected.greedy_200.slice(0, 20),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
