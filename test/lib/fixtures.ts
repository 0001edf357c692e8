import { readdirSync, readFileSync } from "node:fs";
import type { Checkpoint } from "../../src/checkpoint/checkpoint.js";
import type { Tensor } from "../../src/checkpoint/dtypes.js";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { toFloat32 } from "../../src/checkpoint/toFloat32.js";

export type FixtureKind = "tno" | "tnn_layer" | "tnn_lm" | "fd_tno" | "fastrpb" | "ski_tno" | "sikf" | "etsc";
export type ModelName = "moby-tnn" | "moby-fd" | "moby-ski";

/** The parameters of a case, as the Python constructors name them. */
export type FixtureConfig = Readonly<Record<string, number | boolean | string>>;

const fixtureFolder = new URL("../fixtures/", import.meta.url);
const modelFolder = new URL("../../models/", import.meta.url);

/** One case of test/fixtures: inputs, weights and expected outputs by name. */
export class Fixture {
  readonly name: string;
  readonly kind: FixtureKind;
  readonly config: FixtureConfig;
  readonly tensors: Checkpoint;

  constructor(name: string) {
    this.name = name;
    this.tensors = readSafetensors(readFileSync(new URL(`${name}.safetensors`, fixtureFolder)));
    const { kind, config } = this.tensors.metadata;
    this.kind = kind as FixtureKind;
    this.config = JSON.parse(config);
  }

  get(name: string): Tensor {
    const tensor = this.tensors.get(name);
    if (tensor === undefined) throw new Error(`${this.name} has no tensor ${name}, only ${[...this.tensors.keys()]}`);
    return tensor;
  }

  shape(name: string): readonly number[] {
    return this.get(name).shape;
  }

  float32(name: string): Float32Array {
    return toFloat32(this.get(name));
  }

  /** Expected values keep their float64; float32 ones are widened. */
  float64(name: string): Float64Array {
    const tensor = this.get(name);
    return tensor.dtype === "F64" ? tensor.data : Float64Array.from(toFloat32(tensor));
  }

  /** All float32 tensors by name but those named: the weights, for device.load. */
  weights(...except: string[]): Record<string, Float32Array> {
    const entries = [...this.tensors].filter(([name, { dtype }]) => dtype === "F32" && !except.includes(name));
    return Object.fromEntries(entries.map(([name, tensor]) => [name, toFloat32(tensor)]));
  }

  number(key: string): number {
    const value = this.config[key];
    if (typeof value !== "number") throw new Error(`${this.name} has no number ${key} in its config`);
    return value;
  }
}

/** Names of all fixtures, without the ending. */
export const fixtureNames: readonly string[] = readdirSync(fixtureFolder)
  .filter((file) => file.endsWith(".safetensors"))
  .map((file) => file.slice(0, -".safetensors".length))
  .sort();

/** The cases of one kind. */
export function fixturesOf(kind: FixtureKind): Fixture[] {
  return fixtureNames.map((name) => new Fixture(name)).filter((fixture) => fixture.kind === kind);
}

/** A trained model of models/: its weights, its expected tensors and the parsed JSON files. */
export function loadModel(name: ModelName) {
  const file = (path: string) => readFileSync(new URL(`${name}/${path}`, modelFolder));
  const json = (path: string): unknown => JSON.parse(file(path).toString());
  return {
    weights: readSafetensors(file("model.safetensors")),
    expected: readSafetensors(file("expected.safetensors")),
    expectedJson: json("expected.json") as Readonly<Record<string, unknown>>,
    config: json("config.json"),
    vocab: json("vocab.json") as string[],
    folder: new URL(`${name}/`, modelFolder),
  };
}
