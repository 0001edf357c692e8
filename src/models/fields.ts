import { ToeplitzError } from "../core/errors.js";

/** The fields of a config.json, read one by one with their checks; at the end none may be left that nobody read. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #read = new Set<string>();

  constructor(value: unknown) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw configError(`expected an object, got ${describe(value)}`);
    }
    // Own fields only, so that `constructor` and the like are absent unless written.
    this.#values = new Map(Object.entries(value));
  }

  /** An integer in [min, max]. */
  integer(name: string, min: number, max: number, fallback?: number): number {
    const value = this.#take(name) ?? fallback;
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
      throw this.#unexpected(name, `an integer in [${min}, ${max}]`);
    }
    return value;
  }

  /** A number above `above` and up to `max`. */
  number(name: string, above: number, max: number, fallback?: number): number {
    const value = this.#take(name) ?? fallback;
    if (typeof value !== "number" || !(value > above && value <= max)) {
      throw this.#unexpected(name, `a number above ${above}, at most ${max}`);
    }
    return value;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.#take(name) ?? fallback;
    if (typeof value !== "boolean") throw this.#unexpected(name, "true or false");
    return value;
  }

  /** One of a list of names. */
  name<T extends string>(name: string, allowed: readonly T[], fallback?: T): T {
    const value = this.#take(name) ?? fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw this.#unexpected(name, `one of ${allowed.join(", ")}`);
    return found;
  }

  /** Passes over a field that says nothing about the arithmetic. */
  ignore(name: string): void {
    this.#read.add(name);
  }

  /** Throws if a field was not read: an option that is not understood must not be passed over. Names with _ are notes. */
  end(): void {
    for (const name of this.#values.keys()) {
      if (this.#read.has(name) || name.startsWith("_")) continue;
      throw configError(`unknown field ${shown(name)}, expected some of ${[...this.#read].join(", ")}`);
    }
  }

  #take(name: string): unknown {
    this.#read.add(name);
    return this.#values.get(name);
  }

  #unexpected(name: string, expected: string): ToeplitzError {
    const got = this.#values.has(name) ? describe(this.#values.get(name)) : "nothing";
    return configError(`${name}: expected ${expected}, got ${got}`);
  }
}

export function configError(problem: string, cause?: unknown): ToeplitzError {
  return new ToeplitzError("config", `config.json: ${problem}`, { cause });
}

/** A value for an error message: short, whatever it is. */
function describe(value: unknown): string {
  if (typeof value === "string") return shown(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
