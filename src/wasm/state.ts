import { ToeplitzError } from "../core/errors.js";
import { roundUp } from "../core/math.js";
import { sizeOf } from "../core/shape.js";
import type { State } from "../plan/backend.js";
import type { Plan, Value } from "../plan/plan.js";
import type { WasmMemory } from "./memory.js";

/** State values of the wasm backend: one block of linear memory, each value 64-byte aligned inside it. */
export class WasmState implements State {
  readonly #memory: WasmMemory;
  readonly #parts = new Map<string, { at: number; length: number }>();
  readonly bytes: number;
  #base: number | undefined;

  constructor(memory: WasmMemory, plan: Plan) {
    this.#memory = memory;
    let at = 0;
    for (const value of plan.states) {
      const length = sizeOf(value.shape);
      this.#parts.set(value.name, { at, length });
      at += roundUp(length * 4, 64);
    }
    this.bytes = at;
    this.#base = memory.allocate(at);
    this.reset();
  }

  /** The state a run was given, checked to be one of this backend and alive. */
  static of(state: State | undefined): WasmState {
    if (state instanceof WasmState) return state;
    throw new ToeplitzError("internal", "this plan has state values: run needs a wasm state");
  }

  get base(): number {
    if (this.#base === undefined) throw new ToeplitzError("disposed", "this stream state was disposed");
    return this.#base;
  }

  addressOf(value: Value): number {
    const part = this.#parts.get(value.name);
    if (!part || part.length !== sizeOf(value.shape)) {
      throw new ToeplitzError("internal", `state ${value.name} is not in this state or has another size`);
    }
    return this.base + part.at;
  }

  reset(): void {
    this.#memory.bytes(this.base, this.bytes).fill(0);
  }

  async read(): Promise<Float32Array> {
    const values = new Float32Array([...this.#parts.values()].reduce((sum, part) => sum + part.length, 0));
    let to = 0;
    for (const { at, length } of this.#parts.values()) {
      values.set(this.#memory.floats(this.base + at, length), to);
      to += length;
    }
    return values;
  }

  write(values: Float32Array | Float64Array): void {
    let from = 0;
    for (const { at, length } of this.#parts.values()) {
      this.#memory.floats(this.base + at, length).set(values.subarray(from, from + length));
      from += length;
    }
  }

  dispose(): void {
    if (this.#base !== undefined) this.#memory.free(this.#base);
    this.#base = undefined;
  }
}
