import { afterEach, expect, test, vi } from "vitest";
import { WeakHandles, watch } from "../../src/runtime/finalize.js";

afterEach(() => vi.unstubAllGlobals());

test.each(["there", "missing, as in workerd of old compatibility dates"])("handles, where WeakRef is %s", (where) => {
  if (where !== "there") {
    vi.stubGlobal("WeakRef", undefined);
    vi.stubGlobal("FinalizationRegistry", undefined);
  }
  const handles = new WeakHandles<{ name: string }>();
  const [first, second] = [{ name: "first" }, { name: "second" }];
  handles.add(first);
  handles.add(second);
  expect(handles.all()).toEqual([first, second]);
  handles.delete(first);
  expect(handles.all()).toEqual([second]);
  const unwatch = watch(second, { what: "test", debug: false, release: () => undefined });
  expect(unwatch).not.toThrow();
});
