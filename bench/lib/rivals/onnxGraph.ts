import { requireRival, rivalFile } from "./packages.js";

type Attribute = number | readonly number[] | string;
type ElementType = "float32" | "int64";

interface Encoder {
  encode(message: object): { finish(): Uint8Array };
  create(message: object): object;
}

const elementTypes: Readonly<Record<ElementType, number>> = { float32: 1, int64: 7 };
const IR_VERSION = 8;
const OPSET = 17;

/** An ONNX model being put together: values are names. */
export class OnnxGraph {
  readonly #nodes: object[] = [];
  readonly #constants: object[] = [];
  readonly #inputs: object[] = [];
  readonly #outputs: object[] = [];
  #names = 0;

  input(name: string, shape: readonly number[], type: ElementType = "float32"): string {
    this.#inputs.push(valueInfo(name, shape, type));
    return name;
  }

  /** Declares a value as an output. */
  output(name: string, shape: readonly number[]): void {
    this.#outputs.push(valueInfo(name, shape, "float32"));
  }

  constant(data: Float32Array | BigInt64Array, shape: readonly number[]): string {
    const name = this.#fresh();
    const type = data instanceof Float32Array ? "float32" : "int64";
    const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.push({ dims: shape, dataType: elementTypes[type], name, rawData: raw });
    return name;
  }

  scalar(value: number): string {
    return this.constant(Float32Array.of(value), []);
  }

  /** Adds a node; its only output is named, by default afresh. Whole numbers become INT attributes, `floats` names those that are not. */
  node(
    op: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    name = this.#fresh(),
  ): string {
    const attribute = Object.entries(attributes).map(([key, value]) => attributeProto(key, value));
    this.#nodes.push({ input: inputs, output: [name], opType: op, attribute });
    return name;
  }

  bytes(): Uint8Array {
    const { loadSync } = requireRival("protobufjs") as {
      loadSync(path: string): { lookupType(name: string): Encoder };
    };
    const model = loadSync(rivalFile("onnx.proto")).lookupType("onnx.ModelProto");
    const graph = {
      name: "graph",
      node: this.#nodes,
      initializer: this.#constants,
      input: this.#inputs,
      output: this.#outputs,
    };
    return model
      .encode(model.create({ irVersion: IR_VERSION, graph, opsetImport: [{ domain: "", version: OPSET }] }))
      .finish();
  }

  #fresh(): string {
    return `v${this.#names++}`;
  }
}

function attributeProto(name: string, value: Attribute): object {
  if (typeof value === "string") return { name, s: new TextEncoder().encode(value), type: 3 };
  if (typeof value !== "number") return { name, ints: value, type: 7 };
  return Number.isInteger(value) ? { name, i: value, type: 2 } : { name, f: value, type: 1 };
}

function valueInfo(name: string, shape: readonly number[], type: ElementType): object {
  const dim = shape.map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType: elementTypes[type], shape: { dim } } } };
}
