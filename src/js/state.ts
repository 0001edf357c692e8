import { ToeplitzError } from "../core/errors.js";
import { sizeOf } from "../core/shape.js";
import type { State } from "../plan/backend.js";
import type { Plan, Value } from "../plan/plan.js";

/** State values of the js backend: float64 between runs, float32 when read out. */
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

  async read(): Promise<Float32Array> {
    return Float32Array.from([...this.#arrays.values()].flatMap((array) => [...array]));
  }

  write(values: Float32Array): void {
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
