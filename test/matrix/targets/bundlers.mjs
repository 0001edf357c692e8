import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkGenerated } from "../lib/outcome.mjs";
import { execQuiet } from "../lib/process.mjs";
import { serveFolders } from "../lib/server.mjs";
import { load } from "../lib/tools.mjs";

/** Each bundles `entry` for the web to `folder`/browser.js, and `others` beside it, without any option about this package. */
const bundlers = {
  async esbuild(entry, folder, others) {
    const { build } = await load("esbuild");
    const options = { bundle: true, format: "esm", splitting: true, minify: true, logLevel: "silent" };
    const { warnings } = await build({ entryPoints: { browser: entry, ...others }, outdir: folder, ...options });
    refuse(warnings.map(({ text }) => text));
  },
  async rollup(entry, folder, others) {
    const { rollup } = await load("rollup");
    const nodeResolve = await load("@rollup/plugin-node-resolve");
    const warnings = [];
    const onwarn = ({ message }) => void warnings.push(message);
    const bundle = await rollup({
      input: { browser: entry, ...others },
      plugins: [(nodeResolve.nodeResolve ?? nodeResolve)({ browser: true })],
      onwarn,
    });
    await bundle.write({ dir: folder, format: "es" });
    await bundle.close();
    refuse(warnings);
  },
  webpack: (entry, folder) => webpackLike("webpack", entry, folder),
  rspack: (entry, folder) => webpackLike("@rspack/core", entry, folder),
  async vite(entry, folder) {
    const { build } = await load("vite");
    const warnings = [];
    const customLogger = {
      info() {},
      warn: (text) => warnings.push(text),
      warnOnce: (text) => warnings.push(text),
      error: (text) => warnings.push(text),
      clearScreen() {},
      hasErrorLogged: () => false,
      hasWarned: false,
    };
    const rollupOptions = {
      input: entry,
      preserveEntrySignatures: "allow-extension",
      output: { entryFileNames: "browser.js" },
    };
    await build({
      root: join(entry, ".."),
      base: "./", // the page is not at the server's root
      configFile: false,
      customLogger,
      logLevel: "warn",
      build: { outDir: folder, rollupOptions },
    });
    refuse(warnings);
  },
};

async function webpackLike(name, entry, folder) {
  const module = await load(name);
  const compiler = (module.rspack ?? module.webpack ?? module)({
    mode: "production",
    target: "web",
    entry,
    context: join(entry, ".."),
    output: { path: folder, filename: "browser.js", publicPath: "auto" },
    performance: { hints: false },
  });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, done) => (error ? reject(error) : resolve(done))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  const { errors, warnings } = stats.toJson({ errors: true, warnings: true });
  refuse([...errors, ...warnings].map(({ message }) => message));
}

function refuse(warnings) {
  if (warnings.length > 0) throw new Error(`it warned: ${warnings.join("\n")}`);
}

/** Bundles an app with a bundler, once; resolves to the folder with browser.js in it. */
export function bundleWith(name, packed, { entry, others = [] } = { entry: "browser" }) {
  const folder = join(packed.consumer, `bundle-${name}-${entry}`);
  const fileOf = (module) => join(packed.consumer, `${module}.js`);
  const beside = Object.fromEntries(others.map((module) => [module, fileOf(module)]));
  packed.bundles[folder] ??= bundlers[name](fileOf(entry), folder, beside).then(() => folder);
  return packed.bundles[folder];
}

export const bundlerNames = Object.keys(bundlers);

/** What a bundler whose output for the web is an ES module makes, in Node. */
export const bundleInNode = (name, version, find) => ({
  name: `${name} bundle in Node ${version}`,
  async run(packed) {
    const folder = await bundleWith(name, packed);
    const server = await serveFolders({ model: packed.model });
    try {
      const bundle = pathToFileURL(join(folder, "browser.js")).href;
      const args = [join(packed.consumer, "runBundle.js"), bundle, `${server.url}model/`, packed.prompt];
      return checkGenerated(JSON.parse(await execQuiet(find(), args)), packed);
    } finally {
      await server.close();
    }
  },
});
