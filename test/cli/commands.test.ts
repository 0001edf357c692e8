import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { styleOf } from "../../src/cli/style.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const main = `${root}dist/cli/main.js`;

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function toeplitz(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: root, env: { ...process.env, ...env } });
    let out = "";
    let err = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

const { prompt, greedy_200: greedy } = JSON.parse(readFileSync(`${root}models/moby-tnn/expected.json`, "utf8"));

test("every command has help, and the overview names it", async () => {
  const overview = (await toeplitz(["--help"])).out;
  for (const name of Object.keys(commands)) {
    expect(overview).toContain(name);
    const { code, out } = await toeplitz([name, "--help"]);
    expect({ code, usage: out.split("\n")[0] }).toEqual({
      code: 0,
      usage: expect.stringContaining(`usage: toeplitz ${name}`),
    });
  }
});

test("bench measures, checks and reports", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toeplitz-bench-"));
  const file = join(folder, "bench.json");
  try {
    const shown = await toeplitz(["bench", "--filter", "glu", "--json", file]);
    expect({ code: shown.code, err: shown.err }).toEqual({ code: 0, err: "" });
    expect(shown.out).toMatch(/^glu, .* ms .* tokens\/s\n$/);
    const { report, rows } = JSON.parse(readFileSync(file, "utf8"));
    expect(report.backend).toBe("wasm");
    expect(rows).toHaveLength(1);
    expect(rows[0].ms).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const json = JSON.parse((await toeplitz(["bench", "--filter", "512 x 64", "--json", "-"])).out);
  expect(json.rows.map(({ name }: { name: string }) => name)).toEqual(["Toeplitz product, 512 x 64"]);
  expect(await toeplitz(["bench", "--filter", "nothing like it"])).toMatchObject({ code: 2, err: /expected part of/ });
  expect((await toeplitz(["bench", "glu"])).code).toBe(2);
});

test("JSON for scripts", async () => {
  const args = ["generate", "--prompt", prompt, "--tokens", "5", "--temperature", "0", "--json"];
  const { code, out, err } = await toeplitz(args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toMatchObject({ prompt, text: greedy.slice(0, 5), tokens: 5, backend: "wasm" });
  const filled = await toeplitz(["fill", "--text", "the white wha_e", "--json"]);
  expect(JSON.parse(filled.out)).toEqual({ text: "the white wha_e", filled: "the white whale" });
  const { results } = JSON.parse((await toeplitz(["selftest", "--json"])).out);
  expect(results.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
});

test("colours only where they are wanted", async () => {
  const sequence = "\x1b[";
  const none = { NO_COLOR: "", FORCE_COLOR: "0" };
  expect((await toeplitz(["--help"], none)).out, "not to a pipe").not.toContain(sequence);
  expect((await toeplitz(["--help"], { NO_COLOR: "", FORCE_COLOR: "1" })).out).toContain(sequence);
  expect((await toeplitz(["--help"], { NO_COLOR: "1", FORCE_COLOR: "1" })).out).not.toContain(sequence);
  expect((await toeplitz(["bogus"], { NO_COLOR: "1", FORCE_COLOR: "1" })).err).toMatch(/^toeplitz: unknown command/);
});

test("a terminal gets colours, a dumb one does not", () => {
  const before = { ...process.env };
  try {
    delete process.env["NO_COLOR"];
    delete process.env["FORCE_COLOR"];
    process.env["TERM"] = "xterm";
    expect(styleOf({ isTTY: true }).red("x")).toBe("\x1b[31mx\x1b[39m");
    expect(styleOf({}).red("x")).toBe("x");
    process.env["TERM"] = "dumb";
    expect(styleOf({ isTTY: true }).red("x")).toBe("x");
  } finally {
    process.env = before;
  }
});
