import { sizeOf } from "../core/shape.js";
import { contractOf } from "../ops/index.js";
import type { ParamValues } from "../ops/op.js";
import type { Step } from "../plan/plan.js";

/** Kernels with a state go over their rows in blocks of at most as many: cut between blocks, they give the same bits. */
const BLOCK = 64;

/** How a step that carries a state is cut along its rows. */
export interface RowCut {
  readonly batch: number;
  readonly n: number;
  /** Units of one sequence. */
  readonly units: number;
  /** Arguments that hold batch and n. */
  readonly batchAt: number;
  readonly nAt: number;
  /** Pointers, and the bytes from one row, or one sequence, to the next. */
  readonly pointers: readonly { readonly index: number; readonly row: number; readonly sequence: number }[];
}

/** For an op whose operands are [batch, n, …], [batch, …] or of neither. */
export function rowCutOf(step: Step, units: number): RowCut | undefined {
  const { operands, params } = contractOf(step.op);
  const given: ParamValues = step.params;
  const [batch, n] = [Number(given["batch"]), Number(given["n"])];
  if (batch === 0 || n < 2 * BLOCK) return undefined;
  const names = Object.keys(operands);
  const pointers = names.flatMap((name, index) => {
    if (!step.args[name]) return [];
    const bytes = (extent: object) => 4 * sizeOf(operands[name].shape({ ...given, ...extent }));
    const row = bytes({ batch: 1, n: 2 }) - bytes({ batch: 1, n: 1 });
    const sequence = bytes({ batch: 2 }) - bytes({ batch: 1 });
    return row + sequence > 0 ? [{ index, row, sequence }] : [];
  });
  const [batchAt, nAt] = ["batch", "n"].map((name) => names.length + Object.keys(params).indexOf(name));
  return { batch, n, units: units / batch, batchAt, nAt, pointers };
}

/** The arguments of one call after the other, each of one unit and about a `pieces`-th of its rows. */
export function* callsByRows(cut: RowCut, args: readonly number[], pieces: number): Generator<number[]> {
  const blocks = Math.floor(cut.n / BLOCK);
  const count = Math.min(blocks, pieces);
  const first = (piece: number) => (piece === count ? cut.n : BLOCK * Math.floor((blocks * piece) / count));
  for (let sequence = 0; sequence < cut.batch; sequence++) {
    for (let unit = 0; unit < cut.units; unit++) {
      for (let piece = 0; piece < count; piece++) {
        const own = args.slice();
        for (const { index, row, sequence: bytes } of cut.pointers) own[index] += sequence * bytes + first(piece) * row;
        own[cut.batchAt] = 1;
        own[cut.nAt] = first(piece + 1) - first(piece);
        own[own.length - 2] = unit;
        own[own.length - 1] = unit + 1;
        yield own;
      }
    }
  }
}
