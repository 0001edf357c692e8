// The built page in headless Chromium, as a visitor uses it: node demo/test/e2e.mjs [--shots FOLDER] [--only PART_OF_A_NAME]. Run it by `npm run demo:test`.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const { values } = parseArgs({
  options: {
    shots: { type: "string" },
    port: { type: "string", default: "0" },
    only: { type: "string", default: "" },
  },
});
const dist = fileURLToPath(new URL("../dist", import.meta.url));

/**
 * First token after the page begins to load, in ms, and the longest task of the page while text is written: limits for a busy
 * machine. On a quiet one the first is 1000.
 */
const FIRST_TOKEN_MS = Number(process.env.DEMO_FIRST_TOKEN_MS ?? 3000);
const LONGEST_TASK_MS = Number(process.env.DEMO_LONGEST_TASK_MS ?? 100);

const { url, close: closeServer } = await serve(dist, Number(values.port));

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
assert.ok(executablePath, "no Chromium here; set CHROMIUM to its path");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

async function shot(page, name, options) {
  if (values.shots === undefined) return;
  mkdirSync(values.shots, { recursive: true });
  await page.screenshot({ path: join(values.shots, `${name}.png`), ...options });
}

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (!["warning", "error"].includes(message.type()) || /No available adapters/.test(message.text())) return;
    complaints.push(message.text());
  });
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) =>
      globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: "longtask",
      buffered: true,
    });
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

const textOf = (page, id) => page.locator(`#${id}`).textContent();

/** Does something that makes the page write, when it writes nothing else, and waits for what it then says: not for the text before. */
async function writesAfter(page, action, said) {
  await page.waitForFunction(() => document.getElementById("generate").dataset.running === undefined);
  await page.evaluate(() => {
    document.getElementById("write-status").textContent = "";
  });
  await action();
  await statusIs(page, "write-status", said, 120_000);
}

const statusIs = async (page, id, pattern, timeout = 60_000) => {
  const source = pattern.source;
  await page
    .waitForFunction(([id, source]) => new RegExp(source).test(document.getElementById(id).textContent), [id, source], {
      timeout,
    })
    .catch(async () => {
      throw new Error(
        `#${id}: expected ${source} within ${timeout / 1000} s, got ${JSON.stringify(await textOf(page, id))}`,
      );
    });
};

const checks = {
  async "it writes by itself, soon, without holding up the page"() {
    const { page, complaints, close } = await open();
    await page.waitForFunction(() => document.getElementById("text-made").textContent.length > 20);
    const first = Number(await page.locator("#first").getAttribute("data-ms"));
    await page.evaluate(() => {
      globalThis.longTasks.length = 0;
    });
    await page.waitForTimeout(500);
    await shot(page, "desktop-writing");
    await statusIs(page, "write-status", /^1000 characters/);
    const longest = Math.max(0, ...(await page.evaluate(() => globalThis.longTasks)));
    assert.equal((await textOf(page, "text-made")).length, 1000);
    assert.ok(Number((await textOf(page, "rate")).replace(/e.*/, "")) > 0, "there is a rate");
    assert.match(await textOf(page, "bytes"), /B$/);
    assert.match(await textOf(page, "why"), /Why wasm/);
    assert.ok(first < FIRST_TOKEN_MS, `the first token came after ${first} ms, expected under ${FIRST_TOKEN_MS}`);
    assert.ok(longest < LONGEST_TASK_MS, `a task of the page took ${longest} ms, expected under ${LONGEST_TASK_MS}`);
    assert.deepEqual(complaints, []);
    await close();
    return `first token after ${first.toFixed(0)} ms, ${longest.toFixed(0)} ms the longest task while writing`;
  },

  async "stop stops, clear clears"() {
    const { page, close } = await open();
    await statusIs(page, "write-status", /characters in/); // the text that it writes by itself
    await page.waitForFunction(() => document.getElementById("generate").dataset.running === undefined);
    await page.fill("#tokens", "20000");
    await page.click("#generate");
    await page.waitForFunction(() => document.getElementById("text-made").textContent.length > 50);
    await page.click("#generate");
    await statusIs(page, "write-status", /^Stopped/);
    const length = (await textOf(page, "text-made")).length;
    await page.waitForTimeout(200);
    assert.equal((await textOf(page, "text-made")).length, length, "nothing more comes after the stop");
    assert.ok(length < 20_000);
    await page.click("#again");
    assert.equal(await textOf(page, "text-made"), "");
    await close();
    return `stopped after ${length} characters`;
  },

  async "every backend and strategy that is here writes"() {
    const { page, close } = await open();
    await statusIs(page, "write-status", /characters in/);
    await page.fill("#tokens", "60");
    const done = [];
    for (const backend of ["wasm-simd", "wasm-relaxed", "js"]) {
      await writesAfter(page, () => page.selectOption("#backend", backend), /^60 characters/);
      done.push(await textOf(page, "device"));
    }
    assert.deepEqual(done, ["wasm", "wasm relaxed", "js"]);
    await writesAfter(page, () => page.selectOption("#backend", "auto"), /^60 characters/);
    const sizes = [];
    for (const strategy of ["window", "tiled", "etsc", "modal"]) {
      await page.selectOption("#strategy", strategy);
      await writesAfter(page, () => page.click("#generate"), /^60 characters/);
      sizes.push(`${strategy} ${await textOf(page, "bytes")}`);
    }
    await writesAfter(page, () => page.selectOption("#backend", "webgpu"), /^60 characters|does not open here/);
    await close();
    return sizes.join(", ");
  },

  async "kernels, matrix, states, length, spectrum, race and check are drawn"() {
    const { page, complaints, close } = await open();
    await page.fill("#tokens", "50");
    const drawn = (id) => page.waitForFunction((id) => Number(document.getElementById(id).dataset.drawn) > 0, id);
    await page.locator("#kernels").scrollIntoViewIfNeeded();
    await drawn("kernel-plot");
    await drawn("heatmap");
    const colors = await page.locator("#heatmap").evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
    assert.ok(colors > 8, `the matrix has ${colors} colours`);
    const channel = () => page.locator("#kernel-table tbody tr").nth(1).textContent();
    const before = await channel();
    await page.focus("#channel");
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await channel(), before, "the arrow key shows another channel");
    await page.locator("#heatmap").hover({ position: { x: 20, y: 100 } });
    assert.match(await textOf(page, "matrix-at"), /Row \d+, column \d+, distance/);
    await page.locator("#modal-plot").scrollIntoViewIfNeeded(); // it begins by itself
    await statusIs(page, "modal-status", /states on average/, 120_000);
    await drawn("modal-plot");
    await shot(page, "desktop-kernels");
    await page.locator("#length").scrollIntoViewIfNeeded();
    await page.click("#score");
    await statusIs(page, "length-status", /difference from PyTorch is/, 180_000);
    const off = Number(/is (\S+) nats/.exec(await textOf(page, "length-status"))[1]);
    assert.ok(off < 2e-4, `scores are off by ${off}`);
    await shot(page, "desktop-length");
    await page.locator("#fft").scrollIntoViewIfNeeded();
    await drawn("spectrum-plot");
    await page.fill("#points", "997");
    await page.locator("#points").blur();
    await statusIs(page, "fft-status", /^real 997|997 = /);
    await shot(page, "desktop-fft");
    await page.locator("#bench").scrollIntoViewIfNeeded();
    await page.click("#race");
    await statusIs(page, "race-status", /checked against float64/, 120_000);
    await page.click("#copy");
    const report = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    assert.ok(
      report.rows.length >= 10 && report.rows.every(({ microseconds, error }) => microseconds > 0 && error < 1e-5),
    );
    await shot(page, "desktop-bench");
    await page.locator("#check").scrollIntoViewIfNeeded();
    await page.click("#self-test");
    await statusIs(page, "check-status", /within their bounds/, 120_000);
    const rows = await page.locator("#check-table tbody tr").count();
    assert.ok(rows > 20, `the check has ${rows} rows`);
    await shot(page, "desktop-check");
    await shot(page, "desktop-full", { fullPage: true });
    assert.deepEqual(complaints, []);
    await close();
    return `scores within ${off} of PyTorch, ${report.rows.length} timings, ${rows} operations checked`;
  },

  async "phone, dark, and what axe says of both"() {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const violations = [];
    for (const [name, options] of [
      ["phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }],
      ["dark", { colorScheme: "dark" }],
      ["light", {}],
    ]) {
      const { page, close } = await open(options);
      await statusIs(page, "write-status", /characters in/);
      await page.locator("#fft").scrollIntoViewIfNeeded();
      await page.waitForFunction(() => Number(document.getElementById("spectrum-plot").dataset.drawn) > 0);
      await page.locator("#kernels").scrollIntoViewIfNeeded();
      await page.waitForFunction(() => Number(document.getElementById("heatmap").dataset.drawn) > 0);
      const [scroll, client] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(scroll <= client, `${name} scrolls sideways: ${scroll} > ${client}`);
      await page.evaluate(axe);
      const found = await page.evaluate(async () =>
        (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      );
      violations.push(...found.map((text) => `${name}: ${text}`));
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(300);
      await shot(page, name);
      await shot(page, `${name}-full`, { fullPage: true });
      await close();
    }
    assert.deepEqual(violations, []);
    return "no violation";
  },

  async "the keyboard reaches everything"() {
    const { page, close } = await open();
    await statusIs(page, "write-status", /characters in/);
    const reached = new Set();
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement?.id || document.activeElement?.className || ""));
    }
    for (const id of [
      "theme",
      "prompt",
      "backend",
      "strategy",
      "temperature",
      "generate",
      "text",
      "layer",
      "channel",
      "reduce",
      "score",
      "keep",
      "race",
      "self-test",
    ])
      assert.ok(reached.has(id), `Tab does not reach #${id}`);
    await page.focus("#theme");
    const dark = () => page.evaluate(() => document.documentElement.dataset.theme);
    await page.keyboard.press("Enter");
    assert.equal(await dark(), "dark");
    await close();
    return `${reached.size} stops`;
  },
};

let failed = 0;
try {
  for (const [name, check] of Object.entries(checks)) {
    if (!name.includes(values.only)) continue;
    const began = performance.now();
    try {
      const detail = await check();
      console.log(`ok      ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${name}: ${detail}`);
    } catch (error) {
      failed++;
      console.log(
        `FAILED  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${name}: ${error.message}`,
      );
    }
  }
} finally {
  await browser.close();
  closeServer();
}
process.exitCode = failed === 0 ? 0 : 1;
