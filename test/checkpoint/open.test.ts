import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type LoadProgress, openSafetensors } from "../../src/checkpoint/open.js";
import { writeSafetensors } from "../../src/checkpoint/write.js";
import { expectError } from "../lib/errors.js";
import { bytesOf, entry, fileOf } from "../lib/safetensorsFile.js";

const folder = mkdtempSync(join(tmpdir(), "toeplitz-open-"));
afterAll(() => rmSync(folder, { recursive: true }));

// 10 MB: three pieces of 4 MB.
const data = Float64Array.from({ length: 1_250_000 }, (_, i) => i);
const bytes = writeSafetensors({ w: { dtype: "F64", shape: [1_250_000], data } });
const path = join(folder, "näme with spaces.safetensors");
writeFileSync(path, bytes);

const streams = {
  path: () => path,
  "file: URL": () => pathToFileURL(path),
  "file: URL as text": () => pathToFileURL(path).href,
  Blob: () => new Blob([bytes.slice()]),
};
const memory = { Uint8Array: () => bytes, ArrayBuffer: () => bytes.slice().buffer };

describe.each(Object.entries({ ...streams, ...memory }))("openSafetensors of %s", (name, source) => {
  const pieces = name in memory ? 1 : 3;

  test("reads it and tells progress", async () => {
    const progress: LoadProgress[] = [];
    const checkpoint = await openSafetensors(source(), { onProgress: (p) => progress.push(p) });
    const tensor = checkpoint.get("w")!;
    expect([tensor.dtype, tensor.shape]).toEqual(["F64", [1_250_000]]);
    expect(Buffer.compare(bytesOf(tensor.data), bytesOf(data))).toBe(0);
    expect(progress.length).toBe(pieces);
    expect(progress.every(({ total }) => total === bytes.length)).toBe(true);
    expect(progress.at(-1)!.loaded).toBe(bytes.length);
  });

  test("obeys an abort", async () => {
    const signal = AbortSignal.abort("stop");
    const error = await expectError("aborted", /aborted/, () => openSafetensors(source(), { signal }));
    expect(error.cause).toBe("stop");
  });
});

describe.each(Object.entries(streams))("openSafetensors of %s", (_, source) => {
  test("obeys an abort in the middle", async () => {
    const controller = new AbortController();
    let calls = 0;
    const onProgress = () => {
      calls++;
      controller.abort();
    };
    await expectError("aborted", /aborted/, () => openSafetensors(source(), { signal: controller.signal, onProgress }));
    expect(calls).toBe(1);
  });
});

describe("openSafetensors refuses", () => {
  test("a path that is not there", async () => {
    const error = await expectError("missing", /nothing\.safetensors: no such file/, () =>
      openSafetensors(join(folder, "nothing.safetensors")),
    );
    expect(error.cause).toBeInstanceOf(Error);
    await expectError("missing", /no such file/, () => openSafetensors(join(path, "below a file")));
  });

  test("a folder and a device", async () => {
    await expectError("argument", /expected a file, got something else/, () => openSafetensors(folder));
    await expectError("argument", /expected a file, got something else/, () => openSafetensors("/dev/zero"));
  });

  test("a path that no file system takes", async () => {
    await expectError("unsupported", /the file cannot be read/, () => openSafetensors("a\0b"));
    await expectError("argument", /not a valid URL/, () => openSafetensors("file://[/x"));
  });

  test("anything else", async () => {
    await expectError("argument", /expected a path, URL, Blob, ArrayBuffer or Uint8Array, got number/, () =>
      openSafetensors(JSON.parse("7")),
    );
    await expectError("argument", /got object/, () => openSafetensors(JSON.parse("null")));
  });

  test("a short file whose header claims much, without reserving it", async () => {
    const claim = 2 ** 38;
    const hostile = join(folder, "hostile.safetensors");
    writeFileSync(hostile, fileOf(`{${entry("x", "U8", [claim], 0, claim)}}`, 100));
    const before = process.memoryUsage().arrayBuffers;
    const message = /hostile\.safetensors: truncated: expected 274877907027 bytes by the header, got 183/;
    await expectError("checkpoint", message, () => openSafetensors(hostile));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
  });
});
