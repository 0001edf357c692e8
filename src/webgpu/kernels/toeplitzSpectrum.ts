import type { OpParams } from "../../ops/index.js";
import { paddedDim } from "./fftShape.js";
import type { KernelLimits, Pass, WebgpuKernel } from "./kernel.js";
import { columnConstants, longShape, rowConstants, slicesOf, workScratch } from "./longShape.js";
import { type FusedShape, fusedShape, productTables } from "./rightAngle.js";

type SpectrumParams = OpParams<"toeplitzSpectrum">;

/** As toeplitz: the spectrum's layout is fusedShape's, and the long spectrum's is rowConstants'. */
export const toeplitzSpectrumKernel: WebgpuKernel<SpectrumParams> = {
  tables: productTables,
  scratch: (p, limits) => workScratch(p.size, fusedShape(p, limits) ? [] : slices(p, limits)),
  passes: (p, limits) => {
    const fused = fusedShape(p, limits);
    return fused ? fusedPass(p, fused) : longPasses(p, limits);
  },
};

function fusedPass({ rows, dim, firstLag }: SpectrumParams, { suffix, shape }: FusedShape): readonly Pass[] {
  return [
    {
      shader: `toeplitzSpectrum${suffix}`,
      entry: "toeplitzSpectrum",
      constants: { ...shape },
      params: { rows, dim, padded: paddedDim(dim), firstLag },
      groups: Math.ceil(dim / shape.CHANNELS),
    },
  ];
}

function slices({ dim, size }: SpectrumParams, limits: KernelLimits) {
  return slicesOf(size, 1, dim, rowConstants(size, dim, limits).CHANNELS, limits);
}

function longPasses(p: SpectrumParams, limits: KernelLimits): readonly Pass[] {
  const { rows, dim, size, firstLag } = p;
  const shader = "toeplitzSpectrumLong";
  const shape = longShape(size);
  return slices(p, limits).flatMap(({ channel0, width }) => {
    const params = { rows, dim, padded: paddedDim(dim), firstLag, channel0, width };
    const alongRows = rowConstants(size, dim, limits);
    const alongColumns = columnConstants(size, width, limits);
    const columnGroups = Math.ceil((shape.columns * width) / alongColumns.CHANNELS);
    const rowGroups = shape.rows * Math.ceil(width / alongRows.CHANNELS);
    return [
      { shader, entry: "toeplitzSpectrumColumns", constants: alongColumns, params, groups: columnGroups },
      { shader, entry: "toeplitzSpectrumRows", constants: alongRows, params, groups: rowGroups },
    ];
  });
}
