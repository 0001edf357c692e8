import type { OpParams } from "../../ops/index.js";
import { fftShape, paddedDim } from "./fftShape.js";
import type { KernelLimits, Pass, WebgpuKernel } from "./kernel.js";
import { columnConstants, fftTables, isLong, longShape, rowConstants, slicesOf, workScratch } from "./longShape.js";

type ToeplitzParams = OpParams<"toeplitz">;

/** One fused dispatch where a block fits workgroup memory, else three for every slice of the blocks and channels. */
export const toeplitzKernel: WebgpuKernel<ToeplitzParams> = {
  tables: fftTables,
  scratch: (p, limits) => workScratch(p.size, isLong(p.size, limits) ? slices(p, limits) : []),
  passes: (p, limits) => (isLong(p.size, limits) ? longPasses(p, limits) : fusedPass(p, limits)),
};

function fusedPass({ batch, n, dim, size, firstLag, hasGate }: ToeplitzParams, limits: KernelLimits): readonly Pass[] {
  const shape = fftShape(size, dim, limits);
  const workgroups = batch * Math.ceil(n / size) * Math.ceil(dim / shape.CHANNELS);
  return [
    {
      shader: "toeplitz",
      constants: { ...shape, HAS_GATE: hasGate, BLOCKS: size < n },
      params: { batch, n, dim, padded: paddedDim(dim), firstLag, workgroups },
      groups: workgroups,
    },
  ];
}

function slices({ batch, n, dim, size }: ToeplitzParams, limits: KernelLimits) {
  const { CHANNELS } = rowConstants(size, dim, limits); // the spectrum's groups of channels may not be cut
  return slicesOf(size, batch * Math.ceil(n / size), dim, CHANNELS, limits);
}

function longPasses(p: ToeplitzParams, limits: KernelLimits): readonly Pass[] {
  const { n, dim, size, firstLag, hasGate } = p;
  const shader = "toeplitzLong";
  const flags = { HAS_GATE: hasGate, BLOCKS: size < n };
  const { rows, columns } = longShape(size);
  return slices(p, limits).flatMap((slice) => {
    const params = { n, dim, padded: paddedDim(dim), firstLag, ...slice };
    const alongRows = rowConstants(size, dim, limits);
    const alongColumns = columnConstants(size, slice.width, limits);
    const rowGroups = slice.units * rows * Math.ceil(slice.width / alongRows.CHANNELS);
    const columnGroups = slice.units * Math.ceil((columns * slice.width) / alongColumns.CHANNELS);
    const pass = (entry: string, constants: object, groups: number): Pass => {
      return { shader, entry, constants: { ...constants, ...flags }, params, groups };
    };
    return [
      pass("toeplitzColumns", alongColumns, columnGroups),
      pass("toeplitzRows", alongRows, rowGroups),
      pass("toeplitzFinish", alongColumns, columnGroups),
    ];
  });
}
