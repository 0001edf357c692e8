import { fftShape } from "./fftShape.js";
import type { KernelLimits, Pass } from "./kernel.js";
import { columnConstants, isLong, longShape, rowConstants, type Slice, slicesOf, workScratch } from "./longShape.js";

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
  return workScratch(product.size, isLong(product.size, limits) ? slices(product, limits) : []);
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
  if (!isLong(size, limits)) {
    const shape = fftShape(size, dim, limits);
    const workgroups = units * Math.ceil(dim / shape.CHANNELS);
    return [{ shader, constants: { ...shape, ...flags }, params: { ...params, workgroups }, groups: workgroups }];
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
