import { ToeplitzError } from "../core/errors.js";
import { contractOf, type OpName, ops } from "../ops/index.js";
import type { ParamValues } from "../ops/op.js";
import type { WasmCode } from "./code.js";
import { wasmKernels } from "./kernels/index.js";
import type { WasmKernel } from "./kernels/kernel.js";

export type WasmFunction = (...args: number[]) => void;

/** An instantiated module: its memory and one function per op, arity checked. */
export interface WasmModule {
  readonly memory: WebAssembly.Memory;
  readonly heapBase: number;
  readonly functions: ReadonlyMap<OpName, WasmFunction>;
}

/** The implementation notes of an op with its exact param type forgotten. */
export function wasmKernelOf(name: OpName): WasmKernel<ParamValues> {
  return wasmKernels[name] as WasmKernel<ParamValues>;
}

/** Arguments the exported function of an op takes, by the kernel ABI. */
export function arityOf(name: OpName): number {
  const { operands, params } = contractOf(name);
  const kernel = wasmKernelOf(name);
  const extras = (kernel.tables?.length ?? 0) + (kernel.scratch ? 1 : 0) + (kernel.units ? 2 : 0);
  return Object.keys(operands).length + Object.keys(params).length + extras;
}

/**
 * Instantiates the kernels, over `shared` memory where that is given: then the code must be a threaded build.
 * Throws `unsupported` where the code cannot be compiled or is not this library's.
 */
export async function instantiate(code: WasmCode, shared?: WebAssembly.Memory): Promise<WasmModule> {
  let exports: WebAssembly.Exports;
  try {
    // both forms of the result are unpacked by shape: instanceof fails across realms
    const imports: WebAssembly.Imports = shared ? { env: { memory: shared } } : {};
    const result: unknown = await WebAssembly.instantiate(code as BufferSource, imports);
    const instance = isSource(result) ? result.instance : (result as WebAssembly.Instance);
    exports = instance.exports;
  } catch (cause) {
    throw new ToeplitzError("unsupported", `the WebAssembly kernels cannot be instantiated: ${String(cause)}`, {
      cause,
    });
  }
  const functions = new Map<OpName, WasmFunction>();
  for (const name of Object.keys(ops) as OpName[]) {
    const kernel = exports[name];
    if (typeof kernel !== "function" || kernel.length !== arityOf(name)) {
      const got = typeof kernel === "function" ? `${kernel.length} arguments` : "nothing";
      throw new ToeplitzError("unsupported", `wasm kernel ${name}: expected ${arityOf(name)} arguments, got ${got}`);
    }
    functions.set(name, kernel as WasmFunction);
  }
  const memory = shared ?? exports["memory"];
  const { heapBase } = exports;
  if (!memory || typeof heapBase !== "function") {
    throw new ToeplitzError("unsupported", "the WebAssembly kernels export no memory or heapBase");
  }
  return { memory: memory as WebAssembly.Memory, heapBase: (heapBase as () => number)(), functions };
}

function isSource(result: unknown): result is WebAssembly.WebAssemblyInstantiatedSource {
  return typeof result === "object" && result !== null && "instance" in result;
}
