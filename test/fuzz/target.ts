/** One thing to fuzz. Add a file that makes one, and a line in targets.ts. */
export interface FuzzTarget {
  readonly name: string;
  /** Valid inputs, which the fuzzer mutates. */
  readonly seeds: readonly Uint8Array[];
  /** Pieces of the format, to be spliced in. */
  readonly tokens: readonly string[];
  /** Makes lengths and the like fit again, so that not every mutation is stopped at the door. */
  repair?(input: Uint8Array): Uint8Array;
  /** The code alone, whose allocations are measured; what it throws is for check() to judge. */
  feed?(input: Uint8Array): unknown;
  /** Feeds the input to the code and says what became of it. Throws on anything that is neither. */
  check(input: Uint8Array): "accepted" | "refused" | Promise<"accepted" | "refused">;
}
