import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const bundled = `${root}models/moby-tnn`;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toeplitz-convert-"));
  for (const file of ["config.json", "vocab.json", "model.safetensors"])
    copyFileSync(`${bundled}/${file}`, join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function toeplitz(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}dist/cli/main.js`, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("convert writes kernels that generate loads; those of other weights are refused", () => {
  const made = toeplitz("convert", "--model", folder, "--to", "modal", "--tolerance", "3e-2", "--backend", "wasm-simd");
  expect(made).toMatchObject({ status: 0, stderr: "" });
  expect(made.stdout.match(/modal: .* states a channel, error/g)).toHaveLength(6);
  expect(made.stdout).toMatch(/converted\.safetensors: [\d,]+ bytes, /);
  const generate = (model: string) => toeplitz("generate", "--model", model, "--tokens", "5", "--temperature", "0");
  expect(generate(folder)).toEqual(generate(bundled));
  const half = join(folder, "half.safetensors");
  const halved = toeplitz("convert", "--f16", "--model", folder, "--out", half);
  expect(halved).toMatchObject({ status: 0, stderr: "" });
  expect(halved.stdout).toMatch(/numbers to float16: largest error \d\.\de-\d of a tensor's largest value/);
  copyFileSync(half, join(folder, "model.safetensors"));
  const refused = generate(folder);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/converted kernels: expected kernels of weights [0-9a-f]{16}, got [0-9a-f]{16}/);
  rmSync(join(folder, "converted.safetensors"));
  expect(generate(folder).status).toBe(0); // weights in float16 run as they are
}, 120_000);

test("bad usage of convert is told in one line", () => {
  for (const [args, message] of [
    [[], /--to: expected modal, etsc, ski, f16, got nothing/],
    [["--to", "fft"], /got fft/],
    [["--to", "ski"], /--out: expected a file for --to ski/],
    [["--to", "modal", "extra"], /expected options only, got extra/],
    [["--to", "modal", "--tolerance", "x"], /--tolerance: expected a number, got x/],
  ] as const) {
    const { status, stderr } = toeplitz("convert", ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  }
}, 60_000);
