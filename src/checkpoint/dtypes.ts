/**
 * The element types of a safetensors file that a typed array can hold. Of the format's list only the sub-byte ones (F4,
 * F6_E2M3, F6_E3M2) are missing. F16, BF16 and the 8-bit floats keep their raw bits; C64 is interleaved (re, im).
 */
const table = {
  BOOL: { bytes: 1, lanes: 1, array: Uint8Array },
  U8: { bytes: 1, lanes: 1, array: Uint8Array },
  I8: { bytes: 1, lanes: 1, array: Int8Array },
  F8_E5M2: { bytes: 1, lanes: 1, array: Uint8Array },
  F8_E4M3: { bytes: 1, lanes: 1, array: Uint8Array },
  F8_E8M0: { bytes: 1, lanes: 1, array: Uint8Array },
  I16: { bytes: 2, lanes: 1, array: Int16Array },
  U16: { bytes: 2, lanes: 1, array: Uint16Array },
  F16: { bytes: 2, lanes: 1, array: Uint16Array },
  BF16: { bytes: 2, lanes: 1, array: Uint16Array },
  I32: { bytes: 4, lanes: 1, array: Int32Array },
  U32: { bytes: 4, lanes: 1, array: Uint32Array },
  F32: { bytes: 4, lanes: 1, array: Float32Array },
  C64: { bytes: 8, lanes: 2, array: Float32Array },
  F64: { bytes: 8, lanes: 1, array: Float64Array },
  I64: { bytes: 8, lanes: 1, array: BigInt64Array },
  U64: { bytes: 8, lanes: 1, array: BigUint64Array },
} as const;

export type CheckpointDtype = keyof typeof table;

/** The typed array that holds the elements of `D`. */
export type DataOf<D extends CheckpointDtype> = InstanceType<(typeof table)[D]["array"]>;

/** One tensor: row-major `data` of `shape`, in little-endian order as on every platform that JavaScript runs on. */
export type Tensor = {
  [D in CheckpointDtype]: { readonly dtype: D; readonly shape: readonly number[]; readonly data: DataOf<D> };
}[CheckpointDtype];

interface DtypeInfo {
  /** Bytes of one element. */
  readonly bytes: number;
  /** Typed array entries of one element. */
  readonly lanes: number;
  readonly array: TypedArrayConstructor;
}

type TypedArray = Tensor["data"];
interface TypedArrayConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): TypedArray;
}

export const dtypeNames = Object.keys(table) as readonly CheckpointDtype[];

export function isDtype(name: string): name is CheckpointDtype {
  return Object.hasOwn(table, name);
}

export function dtypeInfo(dtype: CheckpointDtype): DtypeInfo {
  return table[dtype];
}

/**
 * A tensor over `bytes`, whose length fits dtype and shape already. A view of the same memory where the address is a
 * multiple of the array's element size, a copy where it is not.
 */
export function makeTensor(dtype: CheckpointDtype, shape: readonly number[], bytes: Uint8Array): Tensor {
  const { array: Constructor } = table[dtype];
  const unit = Constructor.BYTES_PER_ELEMENT;
  // Not slice(): on a Buffer of Node that is a view.
  const aligned = bytes.byteOffset % unit === 0 ? bytes : new Uint8Array(bytes);
  // Shared memory is as good; the common supertype of the constructors just does not say so.
  const data = new Constructor(aligned.buffer as ArrayBuffer, aligned.byteOffset, aligned.byteLength / unit);
  // The table pairs each dtype with its own constructor; a union of 17 pairs is beyond what inference can follow.
  return { dtype, shape, data } as Tensor;
}
