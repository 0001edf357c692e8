import { ToeplitzError } from "../core/errors.js";
import { sizeOf } from "../core/shape.js";
import type { State } from "../plan/backend.js";
import type { Plan, Value } from "../plan/plan.js";

/** State values of the js backend, in float64. */
export class JsState implements State {
  readonly #arrays: Map<string, Float64Array>;

  constructor(plan: Plan) {
    this.#arrays = new Map(plan.states.map((value) => [value.name, new Float64Array(sizeOf(value.shape))]));
  }

  /** The state a run was given, checked to be one of this backend. */
  static of(state: State | undefined): JsState {
    if (!(state instanceof JsState))
      throw new ToeplitzError("internal", "this plan has state values: run needs a js state");
    return state;
  }

  get bytes(): number {
    return [...this.#arrays.values()].reduce((sum, array) => sum + array.byteLength, 0);
  }

  array(value: Value): Float64Array {
    const array = this.#arrays.get(value.name);
    if (!array || array.length !== sizeOf(value.shape)) {
      throw new ToeplitzError("internal", `state ${value.name} is not in this state or has another size`);
    }
    return array;
  }

  reset(): void {
    for (const array of this.#arrays.values()) array.fill(0);
  }

  async read(): Promise<Float64Array> {
    const values = new Float64Array(this.bytes / Float64Array.BYTES_PER_ELEMENT);
    let to = 0;
    for (const array of this.#arrays.values()) {
      values.set(array, to);
      to += array.length;
    }
    return values;
  }

  write(values: Float32Array | Float64Array): void {
    let from = 0;
    for (const array of this.#arrays.values()) {
      array.set(values.subarray(from, from + array.length));
      from += array.length;
    }
  }

  dispose(): void {
    this.#arrays.clear();
  }
}
