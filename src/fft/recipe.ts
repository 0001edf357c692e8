/**
 * How a complex transform of n is done (assembly/fft.ts):
 * - `one`: Stockham passes of the radices in order, one row at a time; n a multiple of 4, n >= 16, first radix 4;
 * - `four`: the same with any radices, four rows at a time, one per SIMD lane;
 * - `bluestein`: as a circular convolution with a chirp of `inner.n >= 2 n - 1` points, for n with a prime factor over 7.
 */
export type Recipe =
  | { readonly kind: "one" | "four"; readonly n: number; readonly radices: readonly number[] }
  | { readonly kind: "bluestein"; readonly n: number; readonly inner: Extract<Recipe, { kind: "one" | "four" }> };

/** The plan for n >= 1. */
export function recipeOf(n: number): Recipe {
  return smoothRecipe(n) ?? { kind: "bluestein", n, inner: chirpRecipe(2 * n - 1) };
}

/** "1009 = Bluestein over 2048 = 4 · 4 · 4 · 4 · 8" */
export function formatRecipe(recipe: Recipe): string {
  if (recipe.kind === "bluestein") return `${recipe.n} = Bluestein over ${formatRecipe(recipe.inner)}`;
  const product = recipe.radices.length === 0 ? "1" : recipe.radices.join(" · ");
  return `${recipe.n} = ${product}${recipe.kind === "four" ? ", four rows at a time" : ""}`;
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
