import { Checkpoint } from "./checkpoint.js";
import { makeTensor, type Tensor } from "./dtypes.js";
import { type Header, malformed, PREFIX_LENGTH, parseHeader, readHeaderLength } from "./header.js";

/**
 * Reads a safetensors file that is in memory. Tensors are views of `bytes` where their alignment allows, copies where it
 * does not; nothing else is allocated in proportion to what the file claims rather than to what it holds.
 * @throws ToeplitzError `checkpoint`, naming what is wrong, for a malformed file.
 */
export function readSafetensors(bytes: Uint8Array | ArrayBuffer): Checkpoint {
  return readFile(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), "safetensors");
}

/** Reads a whole file, called `where` in errors. */
export function readFile(file: Uint8Array, where: string): Checkpoint {
  const length = readHeaderLength(file, where, file.length);
  return checkpointOf(file, parseHeader(file.subarray(PREFIX_LENGTH, PREFIX_LENGTH + length), where), where);
}

/** The checkpoint of a whole file whose header has been parsed. */
export function checkpointOf(file: Uint8Array, header: Header, where: string): Checkpoint {
  checkFileLength(header, file.length, where);
  const tensors = header.tensors.map(({ name, dtype, shape, begin, end }): [string, Tensor] => {
    const data = file.subarray(header.dataStart + begin, header.dataStart + end);
    return [name, makeTensor(dtype, shape, data)];
  });
  return new Checkpoint(tensors, header.metadata);
}

/** The tensors must end where the file ends. */
export function checkFileLength(header: Header, fileLength: number, where: string): void {
  if (fileLength === header.fileLength) return;
  const problem = fileLength < header.fileLength ? "truncated" : "bytes behind the last tensor";
  throw malformed(where, `${problem}: expected ${header.fileLength} bytes by the header, got ${fileLength}`);
}
