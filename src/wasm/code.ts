/** A WebAssembly.Module, for declarations that must compile where TypeScript has no WebAssembly (Node's types alone). */
export interface WasmModuleLike {
  readonly [Symbol.toStringTag]?: string;
}

/** Bytes or a compiled module; a module keeps this working where compiling bytes is forbidden (edge workers). */
export type WasmCode = Uint8Array<ArrayBuffer> | ArrayBuffer | WasmModuleLike;
