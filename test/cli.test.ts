import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = `${root}dist/cli/main.js`;

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user does; `interrupt` sends Ctrl-C when that much text has come out. */
function toeplitz(args: readonly string[], interrupt?: number): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: root });
    let out = "";
    let err = "";
    let interrupted = false;
    child.stdout.on("data", (data) => {
      out += data;
      if (interrupt === undefined || interrupted || out.length < interrupt) return;
      interrupted = true;
      child.kill("SIGINT");
    });
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

const { prompt, greedy_200: greedy } = JSON.parse(readFileSync(`${root}models/moby-tnn/expected.json`, "utf8"));

beforeAll(() => {
  expect(existsSync(main), "npm run build makes dist").toBe(true);
});

test("generate is greedy at temperature 0, on wasm and js", async () => {
  for (const backend of ["wasm-simd", "js"]) {
    const args = ["generate", "--prompt", prompt, "--tokens", "12", "--temperature", "0", "--backend", backend];
    expect(await toeplitz(args), backend).toEqual({ code: 0, out: `${prompt + greedy.slice(0, 12)}\n`, err: "" });
  }
});

test("a seed gives the same text again, another seed another", async () => {
  const run = (seed: string) => toeplitz(["generate", "--tokens", "30", "--seed", seed, "--temperature", "1.2"]);
  const [first, again, other] = [await run("7"), await run("7"), await run("8")];
  expect(first.code).toBe(0);
  expect(first.out).toBe(again.out);
  expect(first.out).not.toBe(other.out);
  expect(first.out).toHaveLength("Call me Ishmael. ".length + 31);
});

test("Ctrl-C ends generating cleanly, with what was written", async () => {
  const { code, out, err } = await toeplitz(["generate", "--tokens", "1000000"], 30);
  expect({ code, err }).toEqual({ code: 130, err: "" });
  expect(out.startsWith("Call me Ishmael. ")).toBe(true);
  expect(out.endsWith("\n")).toBe(true);
});

test("info and inspect", async () => {
  const { out } = await toeplitz(["info", "--json"]);
  expect(JSON.parse(out)).toMatchObject({ backend: "wasm", simd: true });
  expect((await toeplitz(["info", "--backend", "js"])).out).toMatch(/^backend +js, asked for/);
  const listed = await toeplitz(["inspect", "models/moby-tnn/model.safetensors"]);
  expect(listed.out).toMatch(/decoder\.embed_tokens\.weight +F32 +\[80, 128\]/);
  expect(listed.out).toMatch(/177 tensors, 1,500,416 numbers/);
});

test("errors are one line; the exit code says whose fault it is", async () => {
  const failing = async (args: string[], code: number, err: RegExp) => {
    const result = await toeplitz(args);
    expect(result.code, args.join(" ")).toBe(code);
    expect(result.err).toMatch(err);
    expect(result.err.trim().split("\n")).toHaveLength(1);
  };
  await failing(["bogus"], 2, /unknown command bogus: expected .*generate/);
  await failing(["generate", "--bogus"], 2, /bogus/);
  await failing(["generate", "--tokens", "x"], 2, /--tokens: expected a number, got x/);
  await failing(["generate", "--tokens", "-1"], 2, /tokens/);
  await failing(["generate", "--backend", "cuda"], 2, /--backend: expected auto/);
  await failing(["generate", "--model", "no/such/folder"], 1, /no\/such\/folder/);
  await failing(["generate", "--prompt", "日本"], 1, /no token for "日"/);
  await failing(["generate", "--prompt", ""], 1, /at least one token/);
  await failing(["inspect", "package.json"], 1, /package\.json/);
  await failing(["inspect"], 2, /expected one file/);
  expect((await toeplitz(["inspect", "package.json", "--verbose"])).err.split("\n").length).toBeGreaterThan(2);
});

test("help, in general and for every command", async () => {
  expect(await toeplitz(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("toeplitz <command>") });
  expect(await toeplitz([])).toMatchObject({ code: 2 });
  for (const command of ["generate", "info", "inspect"]) {
    expect(await toeplitz([command, "--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining(`usage: toeplitz ${command}`),
    });
  }
});

test("selftest checks every op, as a table and as JSON", async () => {
  const { code, out, err } = await toeplitz(["selftest", "--backend", "wasm-simd"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^toeplitz +\d\.\de-\d+ +\d\.\de-\d+ +ok$/m);
  expect(out).toMatch(/\d+ ops on wasm: all within their bounds\n$/);
  const json = JSON.parse((await toeplitz(["selftest", "--backend", "js", "--json"])).out);
  expect(json.report.backend).toBe("js");
  expect(json.results.every(({ ok, maxError }: { ok: boolean; maxError: number }) => ok && maxError === 0)).toBe(true);
});

test("info shows what was measured and what was rejected", async () => {
  const { out } = await toeplitz(["info"]);
  expect(out).toMatch(/^rejected webgpu: .*navigator\.gpu/m);
  expect(out).toMatch(/^measured wasm: .*GFLOP\/s/m);
});
