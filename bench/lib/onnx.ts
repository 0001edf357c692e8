/**
 * ONNX models written by hand: the few messages of onnx.proto that a MatMul needs, in protobuf's wire format (a key is
 * field << 3 | type; type 0 is a varint, type 2 bytes with their length before them).
 */
type Bytes = readonly Uint8Array[];

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

const int = (field: number, value: number): Bytes => [varint(field << 3), varint(value)];

function bytes(field: number, content: Bytes): Bytes {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return [varint((field << 3) | 2), varint(length), ...content];
}

const text = (field: number, value: string): Bytes => bytes(field, [new TextEncoder().encode(value)]);

const FLOAT = 1;
const IR_VERSION = 8;
const OPSET = 13;

/** ValueInfoProto of a float32 array. */
function info(name: string, shape: readonly number[]): Bytes {
  const dims = shape.flatMap((extent) => bytes(1, int(1, extent)));
  const type = bytes(1, [...int(1, FLOAT), ...bytes(2, dims)]);
  return [...text(1, name), ...bytes(2, type)];
}

/** y = x w with x [rows, inDim] an input and w [inDim, outDim] a constant, as the bytes of a model. */
export function matMulModel(rows: number, inDim: number, outDim: number, w: Float32Array): Uint8Array {
  const node = [...text(1, "x"), ...text(1, "w"), ...text(2, "y"), ...text(4, "MatMul")];
  const weight = [
    ...int(1, inDim),
    ...int(1, outDim),
    ...int(2, FLOAT),
    ...text(8, "w"),
    ...bytes(9, [new Uint8Array(w.buffer, w.byteOffset, w.byteLength)]),
  ];
  const graph = [
    ...bytes(1, node),
    ...text(2, "matMul"),
    ...bytes(5, weight),
    ...bytes(11, info("x", [rows, inDim])),
    ...bytes(12, info("y", [rows, outDim])),
  ];
  const model = [...int(1, IR_VERSION), ...bytes(7, graph), ...bytes(8, int(2, OPSET))];
  return Buffer.concat(model);
}
