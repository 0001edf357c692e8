import { existsSync } from "node:fs";
import { Absent, checkGenerated } from "../lib/outcome.mjs";
import { platformNoise } from "../lib/process.mjs";
import { serveFolders } from "../lib/server.mjs";
import { load } from "../lib/tools.mjs";
import { bundleWith } from "./bundlers.mjs";

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Opens the page of `server` in headless Chromium and resolves to what it generated. Nothing may be logged but `allowed`. */
async function visit(base, { prompt }, model, { allowed = /^$/, tokens = 20 } = {}) {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Absent("no Chromium here; set CHROMIUM to its path");
  const { chromium } = await load("playwright-core");
  // The sandbox needs privileges that containers do not give.
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const text = message.text();
      if (!["warning", "error"].includes(message.type()) || allowed.test(text) || platformNoise.test(text)) return;
      complaints.push(text);
    });
    await page.goto(`${base}?${new URLSearchParams({ model, prompt, tokens })}`);
    const finished = page.waitForSelector("body[data-result]", { state: "attached", timeout: 60_000 });
    const body = await finished.catch((error) => {
      throw new Error(`${error.message}\n${complaints.join("\n")}`);
    });
    const result = JSON.parse(await body.getAttribute("data-result"));
    if (complaints.length > 0) throw new Error(`the console says: ${complaints.join("\n")}`);
    return result;
  } finally {
    await browser.close();
  }
}

async function visitBundle(bundler, packed, { policy, app: module, ...options } = {}) {
  const headers = policy === undefined ? {} : { "Content-Security-Policy": policy };
  // The page asks for its scripts in /app: the bundle, and page.js as it is.
  const app = [await bundleWith(bundler, packed, module), packed.consumer];
  const server = await serveFolders({ app, model: packed.model }, headers);
  try {
    return await visit(`${server.url}app/index.html`, packed, `${server.url}model/`, options);
  } finally {
    await server.close();
  }
}

export const viteDev = {
  name: "vite dev in Chromium",
  async run(packed) {
    const { createServer } = await load("vite");
    const models = await serveFolders({ model: packed.model });
    const server = await createServer({
      root: packed.consumer,
      base: "/app/",
      configFile: false,
      logLevel: "error",
      server: { port: 0, host: "127.0.0.1" },
    });
    try {
      await server.listen();
      const { port } = server.httpServer.address();
      const result = await visit(`http://127.0.0.1:${port}/app/index.html`, packed, `${models.url}model/`);
      return checkGenerated(result, packed);
    } finally {
      await server.close();
      await models.close();
    }
  },
};

export const bundleInChromium = (name) => ({
  name: `${name} bundle in Chromium`,
  run: async (packed) => checkGenerated(await visitBundle(name, packed), packed),
});

/** `toeplitz/worker`, where the bundler finds the package's own worker, and where it is a second entry. */
const ownEntry = { entry: "inOwnWorker", others: ["device.worker"] };
export const workerInChromium = (bundler, app = { entry: "inWorker" }) => ({
  name: `toeplitz/worker by ${bundler} in Chromium${app === ownEntry ? ", the worker a second entry" : ""}`,
  async run(packed) {
    const result = await visitBundle(bundler, packed, { app });
    if (result.worker !== true) throw new Error("the device is not in a worker");
    return checkGenerated(result, packed);
  },
});
export const secondEntryInChromium = (bundler) => workerInChromium(bundler, ownEntry);

/** Pages whose policy forbids eval, and WebAssembly too where it has no 'wasm-unsafe-eval'. */
export const policyTargets = [
  {
    name: "Chromium, CSP script-src 'self' 'wasm-unsafe-eval'",
    run: async (packed) =>
      checkGenerated(await visitBundle("esbuild", packed, { policy: "script-src 'self' 'wasm-unsafe-eval'" }), packed),
  },
  {
    name: "Chromium, CSP script-src 'self'",
    // The js backend takes over, and Chromium reports the attempt.
    async run(packed) {
      const options = { policy: "script-src 'self'", allowed: /WebAssembly/, tokens: 4 };
      return checkGenerated(await visitBundle("esbuild", packed, options), packed, ["js"], 4);
    },
  },
];
