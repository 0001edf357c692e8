import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { exec } from "../lib/process.mjs";
import { load } from "./bundlers.mjs";

const KB = 1024;

/** What a page that imports `from` must fetch before anything runs: the entry and what it imports statically, minified. */
async function downloadOf(packed, from) {
  const { build } = await load("esbuild");
  const contents = `import * as all from "${from}"; console.log(all);`;
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: packed.consumer },
    outdir: join(packed.folder, "size"),
    bundle: true,
    format: "esm",
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    absWorkingDir: packed.folder,
    logLevel: "silent",
  });
  const needed = new Set();
  const visit = (path) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const { path: next, kind } of metafile.outputs[path].imports) if (kind === "import-statement") visit(next);
  };
  visit(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint !== undefined));
  const files = outputFiles.filter(({ path }) => [...needed].some((name) => path === join(packed.folder, name)));
  return files.reduce((sum, { contents: bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}

function within(bytes, limit, what) {
  const said = `${(bytes / KB).toFixed(1)} KB ${what}, limit ${limit} KB`;
  if (bytes > limit * KB) throw new Error(said);
  return said;
}

const entry = (from, limit) => ({
  name: `size of ${from}`,
  run: async (packed) => within(await downloadOf(packed, from), limit, "gzip, kernels not counted"),
});

export const sizes = [
  entry("toeplitz", 60),
  entry("toeplitz/fft", 25),
  entry("toeplitz/safetensors", 10),
  {
    name: "size of the package without models",
    async run(packed) {
      const archive = join(packed.folder, "bare.tgz");
      const modules = join(packed.consumer, "node_modules");
      await exec("tar", ["-czf", archive, "--exclude=models/moby-*", "-C", modules, "toeplitz"]);
      const { stdout } = await exec("stat", ["-c", "%s", archive]);
      return within(Number(stdout), 400, "as .tgz");
    },
  },
];
