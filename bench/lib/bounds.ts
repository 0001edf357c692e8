import { type Limit, openLimits } from "./limits.js";
import { measure, pairedRatio, type Timing } from "./measure.js";
import { type BenchRecord, round } from "./record.js";

/** Work as its bound sees it. */
export interface Demand {
  /** Operations, as the field counts them: 5 n log2 n of an FFT, 2 m n k of a product. */
  readonly flops?: number;
  /** Bytes that have to be moved: every operand once. */
  readonly bytes?: number;
}

/** Working sets whose bandwidth is measured, KiB: both ends of each cache of a usual core, the weights of a small model, and main memory. */
const SETS = [16, 256, 1024, 5120, 32768];

interface Bandwidth {
  readonly kib: number;
  readonly gbs: number;
}

/** The machine's wasm limits for one build, measured in this process. */
export class Bounds {
  /** Timed together with the work, so that what slows one slows the other. */
  readonly arithmetic: Limit;
  readonly #reads: readonly Bandwidth[];

  private constructor(arithmetic: Limit, reads: readonly Bandwidth[]) {
    this.arithmetic = arithmetic;
    this.#reads = reads;
  }

  /** Undefined where this runtime cannot compile the build. */
  static async open(build: string): Promise<Bounds | undefined> {
    const limits = openLimits(build);
    if (!limits) return undefined;
    const loops = SETS.map((kib) => limits.memory("reads", kib));
    const timings = await measure(loops, { rounds: 5 });
    const reads = SETS.map((kib, i) => ({ kib, gbs: loops[i].amount / timings[i].ns }));
    return new Bounds(limits.arithmetic(build.includes("relaxed") ? "madds" : "mulAdds"), reads);
  }

  /** GB/s of reading a working set of so many bytes. */
  bandwidth(bytes: number): number {
    const set = this.#reads.find(({ kib }) => bytes <= kib * 1024) ?? this.#reads[this.#reads.length - 1];
    return set.gbs;
  }

  /** The slower of arithmetic and traffic, and how near the work came to it. */
  bound({ flops = 0, bytes = 0 }: Demand, work: Timing, arithmetic: Timing): BenchRecord["bound"] {
    if (flops === 0 && bytes === 0) return undefined;
    const operation = arithmetic.ns / this.arithmetic.amount;
    const moving = bytes / this.bandwidth(bytes);
    if (moving > flops * operation) {
      return { name: "memory", rate: round(this.bandwidth(bytes)), share: round(moving / work.ns) };
    }
    const share = (pairedRatio(arithmetic, work) * flops) / this.arithmetic.amount;
    return { name: "arithmetic", rate: round(1 / operation), share: round(share) };
  }
}
