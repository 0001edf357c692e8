import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Tests and snippets import the sources under the package's own names. */
const doors = {
  "#wasm": source("wasm/source.inline.ts"),
  "#fft-wasm": source("fft/source.inline.ts"),
  "toeplitz/layers": source("layers/public.ts"),
  "toeplitz/models": source("models/public.ts"),
  "toeplitz/convert": source("convert/public.ts"),
  "toeplitz/worker": fileURLToPath(new URL("./dist/worker/public.js", import.meta.url)), // a worker runs built files
  "toeplitz/fft": source("fft.ts"),
  "toeplitz/js": source("js.ts"),
  "toeplitz/safetensors": source("checkpoint/public.ts"),
  toeplitz: source("index.ts"),
};

export default defineConfig({
  resolve: {
    alias: [
      ...Object.entries(doors).map(([find, replacement]) => ({ find: new RegExp(`^${find}$`), replacement })),
      // its entry for Node is CommonJS that its package.json calls a module
      { find: /^wgsl_reflect$/, replacement: "wgsl_reflect/wgsl_reflect.module.js" },
    ],
  },
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, pool: "forks" },
});
