import type { OpParams } from "../../ops/index.js";
import { fftShape } from "./fftShape.js";
import type { KernelLimits, Pass, WebgpuKernel } from "./kernel.js";
import { columnConstants, fftTables, isLong, longShape, rowConstants, slicesOf, workScratch } from "./longShape.js";

type ResponseParams = OpParams<"responseTaps">;

/** Two real channels are one complex transform. */
export const responseTapsKernel: WebgpuKernel<ResponseParams> = {
  tables: fftTables((p, limits) => isLong(p.size, limits)),
  scratch: (p, limits) => workScratch(p.size, isLong(p.size, limits) ? slices(p, limits) : []),
  passes: (p, limits) => (isLong(p.size, limits) ? longPasses(p, limits) : fusedPass(p, limits)),
};

const pairsOf = ({ heads, dim }: ResponseParams) => Math.ceil((heads * dim) / 2);

function common({ rows, heads, dim, causal, firstLag }: ResponseParams) {
  return { rows, dim, channels: heads * dim, columns: heads * dim * (causal ? 1 : 2), firstLag };
}

function fusedPass(p: ResponseParams, limits: KernelLimits): readonly Pass[] {
  const shape = fftShape(p.size, pairsOf(p), limits);
  return [
    {
      shader: "responseTaps",
      constants: { ...shape, CAUSAL: p.causal, SINE: p.sine },
      params: common(p),
      groups: p.rows === 0 ? 0 : Math.ceil(pairsOf(p) / shape.CHANNELS),
    },
  ];
}

function slices(p: ResponseParams, limits: KernelLimits) {
  return p.rows === 0 ? [] : slicesOf(p.size, 1, pairsOf(p), 1, limits);
}

function longPasses(p: ResponseParams, limits: KernelLimits): readonly Pass[] {
  const shader = "responseTapsLong";
  const flags = { CAUSAL: p.causal, SINE: p.sine };
  const shape = longShape(p.size);
  return slices(p, limits).flatMap(({ channel0, width }) => {
    const params = { ...common(p), pair0: channel0, width };
    const alongRows = rowConstants(p.size, width, limits);
    const alongColumns = columnConstants(p.size, width, limits);
    const rowGroups = shape.rows * Math.ceil(width / alongRows.CHANNELS);
    const columnGroups = Math.ceil((shape.columns * width) / alongColumns.CHANNELS);
    return [
      { shader, entry: "responseTapsRows", constants: { ...alongRows, ...flags }, params, groups: rowGroups },
      { shader, entry: "responseTapsColumns", constants: { ...alongColumns, ...flags }, params, groups: columnGroups },
    ];
  });
}
