import { Fft64 } from "../core/fft64.js";
import { unitRoot } from "../core/unitRoot.js";
import type { RealRecipe, Recipe } from "./recipe.js";

type Smooth = Extract<Recipe, { kind: "one" | "four" }>;
type HalfComplex = Extract<RealRecipe, { kind: "real" }>;
type Chirped = { readonly n: number; readonly inner: Smooth };

/** Twiddles of assembly/lib/stockham.ts, pass by pass. */
export function stockhamTable({ kind, n, radices }: Smooth): Float32Array {
  const values: number[] = [];
  let length = n;
  for (const [pass, radix] of radices.entries()) {
    const m = length / radix;
    const last = kind === "one" && pass === radices.length - 1;
    if (kind === "one" && pass === 0) {
      for (let p = 0; p < m; p += 4) {
        values.push(...fourRoots(Math.min(p, m - 4), n));
      }
    } else if (!last) {
      for (let p = 0; p < m; p++) for (let k = 1; k < radix; k++) values.push(...unitRoot(k * p, length));
    }
    length = m;
  }
  return Float32Array.from(values);
}

/** exp(-2 pi i k p / n) of p = first … first + 3: for k = 1, 2, 3 four real parts and four imaginary parts. */
function fourRoots(first: number, n: number): number[] {
  return [1, 2, 3].flatMap((k) => laneRoots(first, k, n));
}

/** exp(-2 pi i k p / n) of p = first … first + 3: four real parts and four imaginary parts. */
function laneRoots(first: number, k: number, n: number): number[] {
  const roots = [0, 1, 2, 3].map((lane) => unitRoot(k * (first + lane), n));
  return [...roots.map(([re]) => re), ...roots.map(([, im]) => im)];
}

/** Twiddles of assembly/lib/realStockham.ts. */
export function halfComplexTable({ n, radices }: HalfComplex): Float32Array {
  const values: number[] = [];
  for (let length = radices[0]; length < n / 4; length *= 4) {
    for (let b = 1; b < length / 2; b++) for (let k = 1; k <= 3; k++) values.push(...unitRoot(k * b, 4 * length));
  }
  for (let b = 0; b < n / 8; b += 4) values.push(...fourRoots(b, n));
  return Float32Array.from(values);
}

/** Table of assembly/lib/long.ts. */
export function longTable(n: number): Float32Array {
  const values: number[] = [];
  for (let i = 0; i < 4; i++) for (let k = 1; k <= 3; k++) values.push(...unitRoot(i * k, 16));
  for (let k = 0; k < 4; k++) {
    for (let l = 0; l < 64; l += 4) for (let m = 0; m < 4; m++) values.push(...laneRoots(l, k + 4 * m, n));
  }
  for (let j = 0; j < n / 16; j += 64) {
    for (let k = 0; k < 4; k++) for (let m = 0; m < 4; m++) values.push(...unitRoot(j * (k + 4 * m), n));
  }
  return Float32Array.from(values);
}

/** g^j mod n, j = 0 … n - 2, for the smallest primitive root g of a prime n. */
export function powersOfRoot(n: number): Uint32Array {
  const powers = new Uint32Array(n - 1);
  for (let g = 2; ; g++) {
    let power = 1;
    let j = 0;
    do {
      powers[j++] = power;
      power = (power * g) % n; // exact: g is small
    } while (power !== 1);
    if (j === n - 1) return powers;
  }
}

/** The transform of b_j = exp(-2 pi i g^-j / n), interleaved. */
export function raderSpectrum(powers: Uint32Array): Float32Array {
  const m = powers.length;
  const roots = Array.from({ length: m }, (_, j) => unitRoot(powers[(m - j) % m], m + 1));
  const re = Float64Array.from(roots, ([cos]) => cos);
  const im = Float64Array.from(roots, ([, sin]) => sin);
  new Fft64(m).forward(re, im);
  return interleaved(re, im);
}

/** c_j = exp(-i pi j^2 / n), interleaved. */
export function chirpTable({ n }: Chirped): Float32Array {
  const chirp = new Float32Array(2 * n);
  for (let j = 0; j < n; j++) chirp.set(chirpAt(j, n), 2 * j);
  return chirp;
}

/** The transform of the circulant conj(c_j), j = -(n-1) … n-1, interleaved. */
export function chirpSpectrum({ n, inner }: Chirped): Float32Array {
  const re = new Float64Array(inner.n);
  const im = new Float64Array(inner.n);
  for (let j = 0; j < n; j++) {
    const [cos, sin] = chirpAt(j, n);
    for (const at of [j, (inner.n - j) % inner.n]) {
      re[at] = cos;
      im[at] = -sin;
    }
  }
  new Fft64(inner.n).forward(re, im);
  return interleaved(re, im);
}

function interleaved(re: Float64Array, im: Float64Array): Float32Array {
  return Float32Array.from({ length: 2 * re.length }, (_, i) => (i % 2 === 0 ? re : im)[i >> 1]);
}

function chirpAt(j: number, n: number): readonly [number, number] {
  return unitRoot(Number((BigInt(j) * BigInt(j)) % BigInt(2 * n)), 2 * n); // j^2 may pass 2^53
}

/**
 * t_k = -i exp(-2 pi i k / n) / 2, k = 1 … n / 4 and up to a multiple of four: four real parts, four imaginary parts, and
 * so on. It ties a real transform of even n to a complex one of n / 2.
 */
export function pairingTable(n: number): Float32Array {
  const groups = Math.ceil(Math.floor(n / 4) / 4);
  const table = new Float32Array(8 * groups);
  for (let k = 1; k <= 4 * groups; k++) {
    const [re, im] = unitRoot(k, n);
    const at = 8 * ((k - 1) >> 2) + ((k - 1) & 3);
    table[at] = im / 2;
    table[at + 4] = -re / 2;
  }
  return table;
}
