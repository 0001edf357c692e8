import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const candidates = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"];
const executable = candidates.find((path) => path !== undefined && existsSync(path));

/** Why there is none here, or undefined. */
export const chromiumAbsent: string | undefined = executable ? undefined : "no Chromium here";

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".json": "application/json" };

/**
 * Opens a page that runs /page.js in headless Chromium, with WebGPU on SwiftShader, and resolves with what it posts to /result.
 * Paths are served from the folders by their first part, "" being the root.
 */
export async function visit<T>(
  folders: Readonly<Record<string, string>>,
  query: string,
  timeoutMs: number,
): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>';
  let resolve!: (result: T) => void;
  let reject!: (error: Error) => void;
  const result = new Promise<T>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    if (path === "/result") {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      response.end();
      resolve(JSON.parse(body));
      return;
    }
    if (path === "/") {
      response.setHeader("content-type", "text/html");
      response.end(page);
      return;
    }
    const [, first, ...rest] = path.split("/");
    const folder = folders[first];
    const file = folder ? join(folder, ...rest) : join(folders[""], path);
    try {
      const bytes = await readFile(file);
      response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  const args = [
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--enable-unsafe-webgpu",
    "--use-webgpu-adapter=swiftshader",
    "--disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension",
    `--user-data-dir=${profile}`,
    `http://127.0.0.1:${port}/?${query}`,
  ];
  const child = spawn(executable!, args, { stdio: "ignore" });
  child.on("error", reject);
  child.on("exit", (code) => reject(new Error(`Chromium ended with code ${code}`)));
  const timer = setTimeout(() => reject(new Error(`nothing from the page in ${timeoutMs} ms`)), timeoutMs);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
    child.removeAllListeners("exit");
    const ended = new Promise((end) => child.once("exit", end));
    child.kill("SIGKILL");
    await ended;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
