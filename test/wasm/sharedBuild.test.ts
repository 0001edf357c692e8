import { expect, test } from "vitest";
import { WasmBackend } from "../../src/wasm/backend.js";
import { sharedBuild } from "../../src/wasm/threads/sharedBuild.js";
import { wasmCode } from "../lib/backends.js";

test.each(["simd", "relaxed"])("%s: the same functions over an imported memory", async (build) => {
  const own = await wasmCode(build);
  const shared = sharedBuild(own);
  const module = await WebAssembly.compile(shared);
  expect(WebAssembly.Module.imports(module)).toEqual([{ module: "env", name: "memory", kind: "memory" }]);
  const functions = (code: WebAssembly.Module) =>
    WebAssembly.Module.exports(code).filter(({ kind }) => kind === "function");
  expect(functions(module)).toEqual(functions(await WebAssembly.compile(own)));
  expect(sharedBuild(own.buffer)).toEqual(shared);
  const ends = (code: Uint8Array) => Buffer.from(code.subarray(-40_000)).toString("hex"); // inside the code section
  expect(ends(shared)).toBe(ends(own));
  // twice is once too often, and neither is anything else a build
  expect(() => sharedBuild(shared)).toThrow(/expected a module that imports nothing/);
  expect(() => sharedBuild(own.subarray(0, 8))).toThrow(/expected a module with a memory of its own/);
  expect(() => sharedBuild(new Uint8Array(20).fill(255))).toThrow(/expected WebAssembly/);
});

test("threads want bytes", async () => {
  const module = await WebAssembly.compile(await wasmCode("simd"));
  await expect(WasmBackend.create(module, { threads: 2 })).rejects.toMatchObject({ code: "unsupported" });
  const broken = (await wasmCode("simd")).slice(0, -100);
  await expect(WasmBackend.create(broken, { threads: 2 })).rejects.toMatchObject({ code: "unsupported" });
});
