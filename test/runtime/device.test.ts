import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openDevice } from "../../src/runtime/device.js";
import { WasmMemory } from "../../src/wasm/memory.js";

const kernels = new URL("../../build/simd.wasm", import.meta.url);

test("auto takes wasm where there is SIMD, and says why", async () => {
  const device = await openDevice();
  expect(device.report()).toMatchObject({ backend: "wasm", simd: true, why: expect.stringContaining("first choice") });
  device.dispose();
});

test("a list is tried in order, and what was rejected has a reason", async () => {
  const broken = new Uint8Array([0, 97, 115, 109]);
  const device = await openDevice({ backend: ["wasm", "js"], wasm: broken });
  expect(device.backend).toBe("js");
  expect(device.report().rejected).toEqual([
    { backend: "wasm", reason: expect.stringContaining("cannot be instantiated") },
  ]);
  device.dispose();
});

test("kernels as bytes, module, buffer and response", async () => {
  const bytes = new Uint8Array(readFileSync(kernels));
  const response = new Response(bytes, { headers: { "content-type": "application/wasm" } });
  for (const wasm of [bytes, bytes.buffer, await WebAssembly.compile(bytes), response]) {
    const device = await openDevice({ backend: "wasm", wasm });
    expect(device.backend).toBe("wasm");
    device.dispose();
  }
});

test("what cannot be opened says so", async () => {
  const failing = (options: object, code: string, message: RegExp) =>
    expect(openDevice(options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  await failing({ backend: "cuda" }, "argument", /expected auto, webgpu, wasm or js, got cuda/);
  await failing({ backend: [] }, "argument", /empty list/);
  await failing({ backend: "wasm", wasm: new Uint8Array(3) }, "unsupported", /no backend works here: wasm/);
  await failing({ backend: "wasm", wasm: new Response("no", { status: 404 }) }, "unsupported", /HTTP status 404/);
  await failing({ signal: AbortSignal.abort() }, "aborted", /aborted/);
});

test("where WebAssembly is forbidden or missing, js is chosen", async () => {
  const { WebAssembly: whole } = globalThis;
  try {
    Reflect.deleteProperty(globalThis, "WebAssembly");
    const device = await openDevice();
    expect(device.report()).toMatchObject({ backend: "js", simd: false });
    expect(device.report().rejected.map(({ backend }) => backend)).toContain("wasm");
  } finally {
    globalThis.WebAssembly = whole;
  }
});

test("wasm memory: freed blocks are merged and used again, guards are checked", () => {
  const memory = new WasmMemory(new WebAssembly.Memory({ initial: 1 }), 1000);
  const blocks = [100, 5000, 64, 1, 0].map((bytes) => memory.allocate(bytes));
  expect(new Set(blocks).size).toBe(blocks.length);
  for (const at of blocks) expect(at % 64).toBe(0);
  const { size } = memory;
  for (const i of [1, 3, 0, 4, 2]) memory.free(blocks[i]);
  expect(memory.used).toBe(0);
  expect(memory.allocate(5000)).toBe(blocks[0]);
  expect(memory.size).toBe(size);
  expect(() => memory.free(12345)).toThrow(/not an allocated block/);

  const guarded = new WasmMemory(new WebAssembly.Memory({ initial: 1 }), 0, 64);
  const at = guarded.allocate(100);
  expect(guarded.floats(at, 25).every(Number.isNaN)).toBe(true);
  guarded.verify();
  guarded.bytes(at - 1, 1)[0] = 7;
  expect(() => guarded.verify()).toThrow(/guard/);
});

test("wasm memory: a refusal is coded and leaves it usable", () => {
  const memory = new WasmMemory(new WebAssembly.Memory({ initial: 1, maximum: 2 }), 0);
  const small = memory.allocate(1000);
  expect(() => memory.allocate(10 * 65536)).toThrow(expect.objectContaining({ code: "memory" }));
  expect(() => memory.allocate(2 ** 33)).toThrow(expect.objectContaining({ code: "memory" }));
  expect(memory.allocate(60000)).toBeGreaterThan(small);
});
