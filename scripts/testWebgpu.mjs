// The test files that test/portable/suite.ts names (ops, layers, a model), on WebGPU in another runtime than the tests' own:
//   node scripts/testWebgpu.mjs chromium|firefox|deno|bun [regular expression of test names]
// Prints the tables and the times of the groups, and a summary. Exit code 1 on a failure; a runtime that is not installed is
// skipped with its reason, or is a failure where REQUIRE (comma separated) names it. scripts/installWebgpu.sh installs them.
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleSuite } from "./lib/suite.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [runtime, filter = "."] = process.argv.slice(2);
const SWIFTSHADER = "/usr/lib/chromium/vk_swiftshader_icd.json";
const LAVAPIPE = "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json";
const TIME_LIMIT_MS = 600_000; // Firefox needs minutes on a busy machine
const DAWN_TOGGLE = "use_vulkan_zero_initialize_workgroup_memory_extension"; // off: seconds per pipeline on SwiftShader

const pattern = JSON.stringify(filter);

/** A browser is told to open a page, which posts its lines and its result back. */
const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
const post = (path, body) => fetch(path, { method: "POST", body });
console.log = (line) => post("/line", line);
globalThis.suiteRoot = location.origin + "/";
try {
  const { runSuite } = await import("/build/suite/page.js");
  if (!navigator.gpu) throw new Error("this page has no navigator.gpu");
  await post("/result", JSON.stringify(await runSuite(navigator.gpu, new RegExp(${pattern}))));
} catch (error) {
  await post("/result", JSON.stringify({ adapter: "", passed: 0, failures: [String(error?.stack ?? error)] }));
}
</script>`;

const firefoxPrefs = {
  "dom.webgpu.enabled": true,
  "gfx.webgpu.ignore-blocklist": true,
  "datareporting.policy.dataSubmissionEnabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "app.normandy.enabled": false,
};

const script = (gpu) => `
globalThis.suiteRoot = ${JSON.stringify(pathToFileURL(root).href)};
const { runSuite } = await import(${JSON.stringify(pathToFileURL(join(root, "build/suite/suite.js")).href)});
${gpu}
const result = await runSuite(gpu, new RegExp(${pattern}));
console.log("RESULT " + JSON.stringify(result));
(globalThis.process ?? { exit: globalThis.Deno?.exit }).exit(0);
`;

const runtimes = {
  chromium: {
    absent: () => !existsSync("/usr/bin/chromium") && "/usr/bin/chromium is not installed",
    run: () =>
      inBrowser((url, profile) => ({
        command: "/usr/bin/chromium",
        args: [
          "--headless=new",
          "--no-sandbox",
          "--no-first-run",
          "--enable-unsafe-webgpu",
          "--use-webgpu-adapter=swiftshader",
          `--disable-dawn-features=${DAWN_TOGGLE}`,
          `--user-data-dir=${profile}`,
          url,
        ],
      })),
  },
  firefox: {
    absent: () =>
      (!existsSync("/usr/bin/firefox-esr") && "/usr/bin/firefox-esr is not installed") ||
      (!existsSync(LAVAPIPE) && `${LAVAPIPE} is not installed`),
    run: () =>
      inBrowser(async (url, profile) => {
        const prefs = Object.entries(firefoxPrefs).map(([name, value]) => `user_pref("${name}", ${value});`);
        await writeFile(join(profile, "user.js"), prefs.join("\n"));
        const env = { VK_DRIVER_FILES: LAVAPIPE, MOZ_HEADLESS: "1" };
        return { command: "/usr/bin/firefox-esr", args: ["--no-remote", "--profile", profile, url], env };
      }),
  },
  deno: {
    absent: () =>
      (!binary("deno") && "npm package deno is not in test/runtimes") ||
      (!existsSync(LAVAPIPE) && `${LAVAPIPE} is not installed`),
    run: () =>
      inProcess(script("const gpu = navigator.gpu;"), (file) => ({
        command: binary("deno"),
        args: ["run", "-A", "--no-config", "--unstable-webgpu", file],
        env: { VK_DRIVER_FILES: LAVAPIPE },
      })),
  },
  bun: {
    absent: () =>
      (!binary("bun") && "npm package bun is not in test/runtimes") ||
      (!existsSync(join(root, "test/runtimes/node_modules/webgpu")) && "npm package webgpu is not in test/runtimes") ||
      (!existsSync(SWIFTSHADER) && `${SWIFTSHADER} is not installed`),
    run: () => {
      const webgpu = createRequire(join(root, "test/runtimes/package.json")).resolve("webgpu");
      const open = `const { create } = await import(${JSON.stringify(webgpu)});
const gpu = create(["disable-dawn-features=${DAWN_TOGGLE}"]);`;
      const env = { VK_DRIVER_FILES: SWIFTSHADER };
      return inProcess(script(open), (file) => ({ command: binary("bun"), args: [file], env }));
    },
  },
};

function binary(name) {
  const path = join(root, "test/runtimes/node_modules/.bin", name);
  return existsSync(path) && path;
}

function start({ command, args, env }) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (text) => {
    errors = (errors + text).slice(-4000);
  });
  return { child, errors: () => errors };
}

/** Rejects when the time is over or the process ends before there is a result. */
function failing({ child, errors }, what) {
  return new Promise((_, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no result from ${what} in ${TIME_LIMIT_MS / 1000} s`)),
      TIME_LIMIT_MS,
    );
    child.on("error", reject);
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`${what} ended with code ${code} and no result\n${errors()}`));
    });
    child.on("kill", () => clearTimeout(timer));
  });
}

async function inProcess(text, how) {
  const folder = await mkdtemp(join(tmpdir(), "webgpu-suite-"));
  const file = join(folder, "run.mjs");
  await writeFile(file, text);
  const started = start(await how(file));
  const result = new Promise((resolve) => {
    let rest = "";
    started.child.stdout.on("data", (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        if (line.startsWith("RESULT ")) resolve(JSON.parse(line.slice(7)));
        else console.log(line);
      }
    });
  });
  return finish(started, result, folder);
}

async function inBrowser(how) {
  const folder = await mkdtemp(join(tmpdir(), "webgpu-suite-"));
  let done;
  const result = new Promise((resolve) => {
    done = resolve;
  });
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      let body = "";
      for await (const chunk of request) body += chunk;
      if (request.url === "/line") console.log(body);
      else done(JSON.parse(body));
      response.end();
    } else if (request.url === "/") {
      response.setHeader("content-type", "text/html").end(page);
    } else {
      await sendFile(new URL(request.url, "http://localhost").pathname, response);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const started = start(await how(`http://127.0.0.1:${server.address().port}/`, folder));
  try {
    return await finish(started, result, folder);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const served = ["build/suite", "models", "test/fixtures"].map((folder) => join(root, folder));

async function sendFile(path, response) {
  const file = join(root, path);
  const stat = served.some((folder) => file.startsWith(folder)) && statSync(file, { throwIfNoEntry: false });
  if (!stat) response.writeHead(404).end();
  else if (stat.isDirectory()) response.end(JSON.stringify(await readdir(file)));
  else {
    const type = extname(file) === ".js" ? "text/javascript" : "application/octet-stream";
    response.setHeader("content-type", type).end(await readFile(file));
  }
}

async function finish(started, result, folder) {
  try {
    return await Promise.race([result, failing(started, runtime)]);
  } finally {
    started.child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

async function main() {
  const chosen = runtimes[runtime];
  if (!chosen) {
    console.error(`usage: node scripts/testWebgpu.mjs ${Object.keys(runtimes).join("|")} [names]`);
    return 2;
  }
  const absent = chosen.absent();
  if (absent) {
    const required = (process.env.REQUIRE ?? "").split(",").includes(runtime);
    console.log(`webgpu in ${runtime}: ${required ? "required, but" : "skipped,"} ${absent}`);
    return required ? 1 : 0;
  }
  await bundleSuite();
  const began = Date.now();
  const { adapter, passed, failures } = await chosen.run();
  for (const failure of failures) console.log(`  FAILED ${failure}`);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`webgpu in ${runtime} (${adapter}): ${passed} passed, ${failures.length} failed, ${seconds} s`);
  return failures.length === 0 && passed > 0 ? 0 : 1;
}

process.exit(
  await main().catch((error) => {
    console.error(`webgpu in ${runtime}: ${error.message}`);
    return 1;
  }),
);
