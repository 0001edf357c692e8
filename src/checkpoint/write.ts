import { ToeplitzError } from "../core/errors.js";
import { formatShape } from "../core/shape.js";
import { dtypeInfo, isDtype, type Tensor } from "./dtypes.js";
import { PREFIX_LENGTH } from "./header.js";
import { quote } from "./json.js";

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Writes a safetensors file. Tensors are laid out as the reference implementation does, wide element types first and then
 * by name, behind a header padded to a multiple of 8 bytes: every tensor is aligned to its element size.
 * @throws ToeplitzError `argument` for a bad name or dtype, `shape` where data and shape disagree.
 */
export function writeSafetensors(
  tensors: Iterable<readonly [string, Tensor]> | Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const list = [...(Symbol.iterator in tensors ? tensors : Object.entries(tensors))];
  const names = new Set<string>();
  for (const [name, tensor] of list) {
    if (name === "__metadata__" || names.has(name) || LONE_SURROGATE.test(name)) {
      throw new ToeplitzError("argument", `writeSafetensors: ${quote(name)} is reserved, repeated or not valid text`);
    }
    names.add(name);
    checkTensor(name, tensor);
  }
  for (const [key, text] of Object.entries(metadata)) {
    if (typeof text !== "string" || LONE_SURROGATE.test(`${key} ${text}`)) {
      throw new ToeplitzError(
        "argument",
        `writeSafetensors: metadata ${quote(key)}: expected text without half a surrogate pair, got ${typeof text}`,
      );
    }
  }
  list.sort(([a, x], [b, y]) => dtypeInfo(y.dtype).bytes - dtypeInfo(x.dtype).bytes || (a < b ? -1 : 1));

  const fields = Object.keys(metadata).length > 0 ? [`"__metadata__":${JSON.stringify(metadata)}`] : [];
  let end = 0;
  for (const [name, { dtype, shape, data }] of list) {
    const begin = end;
    end += data.byteLength;
    // Written field by field: an object would put names that look like integers first and lose "__proto__".
    fields.push(`${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [begin, end] })}`);
  }
  const json = `{${fields.join(",")}}`;
  const text = new TextEncoder().encode(json);
  const dataStart = PREFIX_LENGTH + Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(dataStart + end).fill(0x20, PREFIX_LENGTH, dataStart);
  new DataView(file.buffer).setBigUint64(0, BigInt(dataStart - PREFIX_LENGTH), true);
  file.set(text, PREFIX_LENGTH);
  let offset = dataStart;
  for (const [, { data }] of list) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return file;
}

function checkTensor(name: string, { dtype, shape, data }: Tensor): void {
  if (!isDtype(dtype)) throw new ToeplitzError("argument", `writeSafetensors: ${quote(name)} has an unknown dtype`);
  const { bytes, array: Expected } = dtypeInfo(dtype);
  if (!(data instanceof Expected)) {
    throw new ToeplitzError(
      "argument",
      `writeSafetensors: ${quote(name)} is ${dtype}, its data is not ${Expected.name}`,
    );
  }
  const wanted = shape.reduce((product, extent) => product * extent, bytes);
  if (wanted !== data.byteLength || shape.some((extent) => !Number.isInteger(extent) || extent < 0)) {
    const what = `${dtype} of shape ${formatShape(shape)}`;
    throw new ToeplitzError("shape", `writeSafetensors: ${quote(name)}, ${what}, holds ${data.byteLength} bytes`);
  }
}
