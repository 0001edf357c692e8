import { type FftShape, fftShape } from "./fftShape.js";
import type { KernelLimits, Pass } from "./kernel.js";
import {
  columnConstants,
  fftTables,
  isLong,
  longShape,
  rowConstants,
  type Slice,
  slicesOf,
  workScratch,
} from "./longShape.js";
import { unrolledShape } from "./unrolledShape.js";

/** How a product of one dispatch is done, on which its spectrum's layout depends; undefined where it takes four steps. */
export interface FusedShape {
  /** Of the shader's name. */
  readonly suffix: "" | "Unrolled";
  readonly shape: FftShape;
}

export function fusedShape(
  { size, dim }: { readonly size: number; readonly dim: number },
  limits: KernelLimits,
): FusedShape | undefined {
  const unrolled = unrolledShape(size, dim, limits);
  if (unrolled) return { suffix: "Unrolled", shape: unrolled };
  return isLong(size, limits) ? undefined : { suffix: "", shape: fftShape(size, dim, limits) };
}

/** The tables of toeplitz, tile and toeplitzSpectrum. */
export const productTables = fftTables<{ readonly size: number; readonly dim: number }>(
  (p, limits) => !fusedShape(p, limits),
);

/** A right-angle convolution of `units` blocks of `size` points and `dim` channels. */
export interface Product {
  readonly units: number;
  readonly dim: number;
  readonly size: number;
}

function slices({ units, dim, size }: Product, limits: KernelLimits): Slice[] {
  const { CHANNELS } = rowConstants(size, dim, limits); // the spectrum's groups of channels may not be cut
  return slicesOf(size, units, dim, CHANNELS, limits);
}

export function productScratch(product: Product, limits: KernelLimits): Readonly<Record<string, number>> {
  return workScratch(product.size, fusedShape(product, limits) ? [] : slices(product, limits));
}

/**
 * One dispatch of `shader` where a block fits workgroup memory, else three of shader + "Long" for every slice of the units
 * and channels: SHADERColumns, SHADERRows, SHADERFinish.
 */
export function productPasses(
  shader: "toeplitz" | "tile",
  product: Product,
  params: Readonly<Record<string, number>>,
  flags: Readonly<Record<string, boolean>>,
  limits: KernelLimits,
): readonly Pass[] {
  const { units, dim, size } = product;
  const fused = fusedShape(product, limits);
  if (fused) {
    const { suffix, shape } = fused;
    const workgroups = units * Math.ceil(dim / shape.CHANNELS);
    const all = { ...params, workgroups };
    return [
      {
        shader: `${shader}${suffix}`,
        entry: shader,
        constants: { ...shape, ...flags },
        params: all,
        groups: workgroups,
      },
    ];
  }
  const { rows, columns } = longShape(size);
  return slices(product, limits).flatMap((slice) => {
    const alongRows = rowConstants(size, dim, limits);
    const alongColumns = columnConstants(size, slice.width, limits);
    const rowGroups = slice.units * rows * Math.ceil(slice.width / alongRows.CHANNELS);
    const columnGroups = slice.units * Math.ceil((columns * slice.width) / alongColumns.CHANNELS);
    const pass = (entry: string, constants: object, groups: number): Pass => {
      const all = { ...params, ...slice };
      return {
        shader: `${shader}Long`,
        entry: `${shader}${entry}`,
        constants: { ...constants, ...flags },
        params: all,
        groups,
      };
    };
    return [
      pass("Columns", alongColumns, columnGroups),
      pass("Rows", alongRows, rowGroups),
      pass("Finish", alongColumns, columnGroups),
    ];
  });
}
