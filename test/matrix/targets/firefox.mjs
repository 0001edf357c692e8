import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Absent, checkGenerated } from "../lib/outcome.mjs";
import { serveFolders } from "../lib/server.mjs";
import { bundleWith } from "./bundlers.mjs";

const candidates = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
const TIME_LIMIT_MS = 120_000;
const prefs = `user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("app.normandy.enabled", false);`;

/** Opens a page in headless Firefox, which nothing drives: the page posts its result to the server. */
async function visit(packed, folders) {
  const command = candidates.find((path) => path !== undefined && existsSync(path));
  if (command === undefined) throw new Absent("no Firefox here; set FIREFOX to its path");
  const profile = await mkdtemp(join(packed.folder, "firefox-"));
  await writeFile(join(profile, "user.js"), prefs);
  let done;
  const result = new Promise((resolve) => {
    done = resolve;
  });
  const server = await serveFolders(folders, {}, (body) => done(JSON.parse(body)));
  const query = new URLSearchParams({ model: `${server.url}model/`, prompt: packed.prompt, tokens: 20, post: "1" });
  const args = ["--no-remote", "--profile", profile, `${server.url}app/index.html?${query}`];
  const child = spawn(command, args, { env: { ...process.env, MOZ_HEADLESS: "1" }, stdio: "ignore" });
  let timer;
  const late = new Promise((_, reject) => {
    child.on("error", reject);
    timer = setTimeout(() => reject(new Error(`no result in ${TIME_LIMIT_MS / 1000} s`)), TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
    await server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

export const firefoxTarget = {
  name: "esbuild bundle in Firefox",
  async run(packed) {
    const app = [await bundleWith("esbuild", packed), packed.consumer];
    return checkGenerated(await visit(packed, { app, model: packed.model }), packed);
  },
};
