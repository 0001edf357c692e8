/**
 * How a complex transform of n is done (assembly/fft.ts):
 * - `one`: Stockham passes of the radices in order, one row at a time; n a multiple of 4, n >= 16, first radix 4;
 * - `four`: the same with any radices, four rows at a time, one per SIMD lane;
 * - `long`: 16 rows of `inner.n` points, in three sweeps over memory; n / 16 a multiple of 64 and of kind `one`;
 * - `rader`: as a circular convolution of n - 1 points, for primes n where that is a length of kind `one`;
 * - `bluestein`: as a circular convolution with a chirp of `inner.n >= 2 n - 1` points, for other n with a prime factor over 7.
 */
export type Recipe =
  | { readonly kind: "one" | "four"; readonly n: number; readonly radices: readonly number[] }
  | {
      readonly kind: "long" | "rader" | "bluestein";
      readonly n: number;
      readonly inner: Extract<Recipe, { kind: "one" | "four" }>;
    };

/**
 * How a real transform of n is done:
 * - `real`: half-complex Stockham passes of the radices, the last one over the lanes (assembly/lib/realStockham.ts);
 * - `paired`: n / 2 complex numbers, then bins k and n / 2 - k paired;
 * - `odd`: as complex numbers.
 */
export type RealRecipe =
  | { readonly kind: "real"; readonly n: number; readonly radices: readonly number[] }
  | { readonly kind: "paired"; readonly n: number; readonly inner: Recipe }
  | { readonly kind: "odd"; readonly n: number; readonly inner: Recipe };

/** Lengths for which three sweeps over memory are faster than one a pass: docs/fft.md. */
const sweeps = { least: 196608, most: 327680 };

/** The plan for n >= 1. */
export function recipeOf(n: number): Recipe {
  const smooth = smoothRecipe(n);
  const rows = n >= sweeps.least && n <= sweeps.most && n % 1024 === 0 ? smoothRecipe(n / 16) : undefined;
  if (rows) return { kind: "long", n, inner: rows };
  if (smooth) return smooth;
  // Less than half of Bluestein's points: cheaper whatever the radices are, for those differ by 1.3 at most.
  const cyclic = isPrime(n) ? smoothRecipe(n - 1) : undefined;
  if (cyclic?.kind === "one") return { kind: "rader", n, inner: cyclic };
  return { kind: "bluestein", n, inner: chirpRecipe(2 * n - 1) };
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return n > 1;
}

/** Powers of two for which the half-complex passes are faster than pairing, both ways and in both builds: docs/fft.md. */
const halfComplex = { least: 32, most: 4096 };

export function realRecipeOf(n: number): RealRecipe {
  const twos = Math.log2(n);
  if (Number.isInteger(twos) && n >= halfComplex.least && n <= halfComplex.most) {
    const first = twos % 2 === 0 ? 4 : 8;
    return { kind: "real", n, radices: [first, ...new Array<number>((twos - Math.log2(first)) / 2).fill(4)] };
  }
  return n % 2 === 0 ? { kind: "paired", n, inner: recipeOf(n / 2) } : { kind: "odd", n, inner: recipeOf(n) };
}

/** "1009 = Rader over 1008 = 4 · 7 · 3 · 3 · 4", "real 64 = 4 · 4 · 4", "real 96 by complex 48 = 4 · 3 · 4" */
export function formatRecipe(recipe: Recipe | RealRecipe): string {
  const { kind, n } = recipe;
  if ("inner" in recipe) {
    const inner = formatRecipe(recipe.inner);
    const way = {
      long: `${n} = 16 rows of `,
      rader: `${n} = Rader over `,
      bluestein: `${n} = Bluestein over `,
      paired: `real ${n} by complex `,
      odd: "",
    };
    return way[recipe.kind] + inner;
  }
  const product = recipe.radices.length === 0 ? "1" : recipe.radices.join(" · ");
  return `${kind === "real" ? "real " : ""}${n} = ${product}${kind === "four" ? ", four rows at a time" : ""}`;
}

function smoothRecipe(n: number): Extract<Recipe, { kind: "one" | "four" }> | undefined {
  let rest = n;
  let twos = 0;
  for (; rest % 2 === 0; rest /= 2) twos++;
  const odd: number[] = [];
  for (const prime of [7, 5, 3]) for (; rest % prime === 0; rest /= prime) odd.push(prime);
  if (rest !== 1) return undefined;
  if (twos >= 2 && n >= 16) return { kind: "one", n, radices: [4, ...odd, ...powersOfTwo(twos - 2, true)] };
  return { kind: "four", n, radices: [...odd, ...powersOfTwo(twos, false)] };
}

/** Radices of 2^twos: fours; one 8 (which only a last pass may have) or one 2 if twos is odd, last. */
function powersOfTwo(twos: number, eight: boolean): number[] {
  if (twos % 2 === 0) return new Array<number>(twos / 2).fill(4);
  if (!eight || twos === 1) return [...new Array<number>((twos - 1) / 2).fill(4), 2];
  return [...new Array<number>((twos - 3) / 2).fill(4), 8];
}

/** Work per point of 2^k, 3 2^k, …, relative to log2 of the length; measured, see docs/fft.md. */
const chirpFactors = [
  [1, 1],
  [3, 1.05],
  [5, 1.1],
  [7, 1.25],
  [9, 1.1],
  [15, 1.15],
] as const;

/** The cheapest recipe of at least `least` points. */
function chirpRecipe(least: number): Extract<Recipe, { kind: "one" | "four" }> {
  let best: { size: number; cost: number } | undefined;
  for (const [factor, weight] of chirpFactors) {
    let size = factor * 16;
    while (size < least) size *= 2;
    const cost = size * Math.log2(size) * weight;
    if (!best || cost < best.cost) best = { size, cost };
  }
  return smoothRecipe(best!.size)!;
}
