/**
 * How the wasm backend calls the kernel of an op. The exported function has the op's name and takes, in this order:
 * a pointer for each operand of the contract (0 for an absent optional one), the params in the contract's order (size,
 * int, flag and enum as i32, float as f64), a pointer for each table, then `scratch` and `begin`, `end` where declared.
 */
export interface WasmKernel<P> {
  /** Constants of the implementation (twiddles), made in float64 and rounded once. Equal keys share one copy. */
  readonly tables?: readonly WasmTable<P>[];
  /** Bytes of uninitialised, 64-byte aligned memory the kernel may scribble on. */
  scratch?(p: P): number;
  /**
   * Number of independent units of work. The kernel then does units begin … end-1 only, and any way of cutting
   * [0, units) gives the same bits: this is what threads and cancellation cut along.
   */
  units?(p: P): number;
  /** Whether units go on in the scratch that the one before has left: they are then done in order, by one thread. */
  staged?(p: P): boolean;
  /** Whether the op carries a state from row to row of `n`, so that its rows may be done in several calls. Needs units. */
  readonly carries?: true;
}

export interface WasmTable<P> {
  key(p: P): string;
  data(p: P): Float32Array;
}
