import { unitRoot } from "../../core/unitRoot.js";
import { type FftShape, fftShape, largestSize } from "./fftShape.js";
import type { KernelLimits, WebgpuTable } from "./kernel.js";

/** Bytes that the intermediate of a long transform may take; more is done in slices. */
const WORK_BYTES = 128 * 2 ** 20;
const POINT = 8;

/** A transform too long for workgroup memory as rows x columns; columns is rows or twice that. */
export interface LongShape {
  readonly rows: number;
  readonly columns: number;
}

export function isLong(size: number, limits: KernelLimits): boolean {
  return size > largestSize(limits);
}

export function longShape(size: number): LongShape {
  const rows = 2 ** Math.floor(Math.log2(size) / 2);
  return { rows, columns: size / rows };
}

/** Constants of shaders/lib/long.wgsl where the workgroups transform rows of `dim` channels. */
export function rowConstants(size: number, dim: number, limits: KernelLimits) {
  return constants(size, fftShape(longShape(size).columns, dim, limits), 1);
}

/** The same where they transform columns, of which there are `width` for every one of the shape. */
export function columnConstants(size: number, width: number, limits: KernelLimits) {
  const { rows, columns } = longShape(size);
  return constants(size, fftShape(rows, columns * width, limits), columns / rows);
}

function constants(size: number, shape: FftShape, rootStep: number) {
  const { rows, columns } = longShape(size);
  return { ...shape, ROOT_STEP: rootStep, ROWS: rows, COLUMNS: columns, FINE: fineSteps(size) };
}

export interface Sized {
  readonly size: number;
}
/** Whether a transform goes in four steps. */
type Long<P> = (p: P, limits: KernelLimits) => boolean;

/** roots: of the transform, or of the rows of a long one, of which its columns take every one or every second. */
const rootsTable = <P extends Sized>(long: Long<P>): WebgpuTable<P> => ({
  key: (p, limits) => `roots:${long(p, limits) ? longShape(p.size).columns : p.size}`,
  data: (p, limits) => {
    const length = long(p, limits) ? longShape(p.size).columns : p.size;
    const roots = new Float32Array(2 * length);
    for (let j = 0; j < length; j++) roots.set(unitRoot(-j, 4 * length), 2 * j);
    return roots;
  },
});

/** exp(2 pi i j / (4 size)) in two factors: j below fineSteps, then multiples of fineSteps. */
const circleTable: WebgpuTable<Sized> = {
  key: ({ size }) => `circle:${size}`,
  data: ({ size }) => {
    const fine = fineSteps(size);
    const coarse = (4 * size) / fine;
    const table = new Float32Array(2 * (fine + coarse));
    for (let j = 0; j < fine; j++) table.set(unitRoot(-j, 4 * size), 2 * j);
    for (let j = 0; j < coarse; j++) table.set(unitRoot(-j, coarse), 2 * (fine + j));
    return table;
  },
};

/** What shaders/lib/fft.wgsl, unrolled.wgsl and long.wgsl read. */
export const fftTables = <P extends Sized>(long: Long<P>) => ({ roots: rootsTable(long), circle: circleTable });

function fineSteps(size: number): number {
  return 2 ** Math.ceil(Math.log2(4 * size) / 2);
}

/** A range of units (blocks, sequences) and of channels that is transformed at a time. */
export interface Slice {
  readonly unit0: number;
  readonly units: number;
  readonly channel0: number;
  readonly width: number;
}

/** Cuts `units` x `dim` channels so that the intermediate of each slice fits; widths are multiples of `group`. */
export function slicesOf(size: number, units: number, dim: number, group: number, limits: KernelLimits): Slice[] {
  const points = Math.floor(Math.min(WORK_BYTES, limits.maxStorageBufferBindingSize) / POINT);
  const width = Math.min(dim, Math.max(group, Math.floor(points / size / group) * group));
  const depth = width < dim ? 1 : Math.max(1, Math.floor(points / (size * dim)));
  const slices: Slice[] = [];
  for (let unit0 = 0; unit0 < units; unit0 += depth) {
    for (let channel0 = 0; channel0 < dim; channel0 += width) {
      const size = { units: Math.min(depth, units - unit0), width: Math.min(width, dim - channel0) };
      slices.push({ unit0, channel0, ...size });
    }
  }
  return slices;
}

/** Scratch for the intermediate of the largest slice; none where nothing is sliced. */
export function workScratch(size: number, slices: readonly Slice[]): Readonly<Record<string, number>> {
  const bytes = Math.max(0, ...slices.map(({ units, width }) => units * width * size * POINT));
  return bytes > 0 ? { work: bytes } : {};
}
