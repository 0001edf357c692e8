import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const { exports } = JSON.parse(await readFile(`${root}package.json`, "utf8")) as {
  exports: Record<string, { default?: string }>;
};

/** The package by its own names, from dist. */
const alias = Object.entries(exports)
  .filter(([, target]) => target.default !== undefined)
  .map(([path, target]) => ({
    find: new RegExp(`^toeplitz${path.slice(1)}$`),
    replacement: root + target.default?.slice(2),
  }));

const files = ["config.json", "model.safetensors", "vocab.json", "valid.txt", "expected.json"];

/** Serves models/moby-tnn beside the page, and copies it into the build. */
function models(): Plugin {
  return {
    name: "models",
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const name = files.find((file) => request.url?.split("?")[0] === `/models/moby-tnn/${file}`);
        if (name === undefined) return next();
        const body = await readFile(`${root}models/moby-tnn/${name}`);
        response.setHeader("Content-Length", body.length);
        response.end(body);
      });
    },
    async generateBundle() {
      for (const name of files) {
        const source = await readFile(`${root}models/moby-tnn/${name}`);
        this.emitFile({ type: "asset", fileName: `models/moby-tnn/${name}`, source });
      }
    },
  };
}

export default defineConfig({
  base: "./",
  resolve: { alias },
  plugins: [models()],
  worker: { format: "es" },
  optimizeDeps: { exclude: ["@echogarden/pffft-wasm"] },
  server: { fs: { allow: [root] } },
  // pffft's own file has a branch for Node
  build: {
    rolldownOptions: { onwarn: (warning, warn) => void (/externalized/.test(warning.message) || warn(warning)) },
    target: "es2022",
    chunkSizeWarningLimit: 1000,
  },
});
