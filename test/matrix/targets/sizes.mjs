import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { exec } from "../lib/process.mjs";
import { load } from "../lib/tools.mjs";

const KB = 1024;

/** The modules a page that imports `from` makes, minified: all of them, and those it must fetch before anything runs. */
async function bundle(packed, from) {
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
  visit(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === "<stdin>"));
  const gzipOf = (path) =>
    gzipSync(outputFiles.find((file) => file.path === join(packed.folder, path)).contents, { level: 9 }).length;
  const sum = (paths) => paths.reduce((total, path) => total + gzipOf(path), 0);
  return {
    entry: sum([...needed]),
    // one of the builds is fetched, never both
    kernels: sum(Object.keys(metafile.outputs).filter((path) => /(^|\/)simd-[^/]*$/.test(path))),
  };
}

function within(bytes, limit, what) {
  const said = `${(bytes / KB).toFixed(1)} KB ${what}`;
  if (bytes > limit * KB) throw new Error(`${said}, limit ${limit} KB`);
  return said;
}

const entry = (from, limit) => ({
  name: `size of ${from}`,
  async run(packed) {
    const { entry, kernels } = await bundle(packed, from);
    const more = kernels > 0 ? `, and ${(kernels / KB).toFixed(1)} KB of kernels where there is WebAssembly` : "";
    return `${within(entry, limit, "gzip")}${more}`;
  },
});

export const sizes = [
  entry("toeplitz", 60),
  {
    name: "size of toeplitz/fft",
    async run(packed) {
      const { entry, kernels } = await bundle(packed, "toeplitz/fft");
      return within(entry + kernels, 25, "gzip, kernels counted");
    },
  },
  entry("toeplitz/js", 40),
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
