// The WebGPU conformance cases in another runtime than the tests' own:
//   node scripts/testWebgpu.mjs chromium|firefox|deno|bun [regular expression of ops]
// Prints a line for each op and a summary. Exit code 1 on a failure; a runtime that is not installed is skipped with its
// reason, or is a failure where REQUIRE (comma separated) names it. scripts/installWebgpu.sh installs them all.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [runtime, filter = "."] = process.argv.slice(2);
const SWIFTSHADER = "/usr/lib/chromium/vk_swiftshader_icd.json";
const LAVAPIPE = "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json";
const TIME_LIMIT_MS = 600_000; // Firefox needs minutes on a busy machine
const DAWN_TOGGLE = "use_vulkan_zero_initialize_workgroup_memory_extension"; // off: seconds per pipeline on SwiftShader

/** A browser is told to open a page, which posts its lines and its result back. */
const page = `<!doctype html><meta charset="utf-8"><script type="module">
const post = (path, body) => fetch(path, { method: "POST", body });
try {
  const { runSuite } = await import("/build/suite/test/webgpu/suite.js");
  if (!navigator.gpu) throw new Error("this page has no navigator.gpu");
  await post("/result", JSON.stringify(await runSuite(navigator.gpu, (line) => post("/line", line), new RegExp(FILTER))));
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
import { runSuite } from ${JSON.stringify(join(root, "build/suite/test/webgpu/suite.js"))};
${gpu}
const result = await runSuite(gpu, (line) => console.log(line), new RegExp(${JSON.stringify(filter)}));
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
      const open = `import { create } from ${JSON.stringify(webgpu)};
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
        else console.log(`  ${line}`);
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
      if (request.url === "/line") console.log(`  ${body}`);
      else done(JSON.parse(body));
      response.end();
    } else if (request.url === "/") {
      response.setHeader("content-type", "text/html").end(page.replace("FILTER", JSON.stringify(filter)));
    } else {
      const file = join(root, new URL(request.url, "http://localhost").pathname);
      const type = extname(file) === ".js" ? "text/javascript" : "application/octet-stream";
      if (!file.startsWith(join(root, "build/suite")) || !existsSync(file)) response.writeHead(404).end();
      else response.setHeader("content-type", type).end(await readFile(file));
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
    console.error(`usage: node scripts/testWebgpu.mjs ${Object.keys(runtimes).join("|")} [ops]`);
    return 2;
  }
  const absent = chosen.absent();
  if (absent) {
    const required = (process.env.REQUIRE ?? "").split(",").includes(runtime);
    console.log(`webgpu in ${runtime}: ${required ? "required, but" : "skipped,"} ${absent}`);
    return required ? 1 : 0;
  }
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const built = spawn(process.execPath, [tsc, "-p", "tsconfig.suite.json"], { cwd: root, stdio: "inherit" });
  if ((await new Promise((resolve) => built.on("exit", resolve))) !== 0) return 1;
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
