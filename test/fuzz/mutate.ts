import type { FuzzTarget } from "./target.js";

/** A generator of uniform integers below `n`. */
export type Random = (n: number) => number;

/** mulberry32, started from a seed and a case number: every case can be made again without those before it. */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

type Mutation = (input: Uint8Array, random: Random, target: FuzzTarget) => Uint8Array;

const NUMBERS = ["0", "1", "2", "3", "4", "7", "8", "-1", "1.5", "1e2", "00", "255", "4294967296", "9007199254740993"];
const LENGTHS = [0n, 1n, 2n, 7n, 255n, 100_000_000n, 100_000_001n, 1n << 31n, 1n << 32n, 1n << 53n, (1n << 64n) - 1n];

const replace = (input: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array => {
  const out = new Uint8Array(from + by.length + input.length - to);
  out.set(input.subarray(0, from));
  out.set(by, from);
  out.set(input.subarray(to), from + by.length);
  return out;
};
const range = (input: Uint8Array, random: Random): [number, number] => {
  const from = random(input.length + 1);
  return [from, Math.min(input.length, from + 1 + random(16))];
};
const ascii = (text: string) => new TextEncoder().encode(text);

const flipBit: Mutation = (input, random) => {
  const at = random(input.length);
  return replace(input, at, at + 1, Uint8Array.of(input[at] ^ (1 << random(8))));
};
const setByte: Mutation = (input, random) => {
  const at = random(input.length);
  return replace(input, at, at + 1, Uint8Array.of(random(256)));
};
const truncate: Mutation = (input, random) => input.slice(0, random(input.length + 1));
const extend: Mutation = (input, random) => replace(input, input.length, input.length, new Uint8Array(1 + random(9)));
const remove: Mutation = (input, random) => replace(input, ...range(input, random), new Uint8Array(0));
const repeat: Mutation = (input, random) => {
  const [from, to] = range(input, random);
  return replace(input, to, to, input.subarray(from, to));
};
const splice: Mutation = (input, random, { seeds }) => {
  const other = seeds[random(seeds.length)];
  const [from, to] = range(other, random);
  const at = random(input.length + 1);
  return replace(input, at, Math.min(input.length, at + random(2) * (to - from)), other.subarray(from, to));
};
const insertToken: Mutation = (input, random, { tokens }) => {
  const at = random(input.length + 1);
  return replace(input, at, at, ascii(tokens[random(tokens.length)]));
};
/** Replaces one run of digits. */
const changeNumber: Mutation = (input, random) => {
  const isDigit = (at: number) => input[at] >= 0x30 && input[at] <= 0x39;
  let from = random(input.length);
  while (from < input.length && !isDigit(from)) from++;
  let to = from;
  while (to < input.length && isDigit(to)) to++;
  return replace(input, from, to, ascii(NUMBERS[random(NUMBERS.length)]));
};
/** Rewrites a length of eight little-endian bytes at the start. */
const changeLength: Mutation = (input, random) => {
  if (input.length < 8) return input;
  const out = input.slice();
  const view = new DataView(out.buffer);
  const near = view.getBigUint64(0, true) + BigInt(random(9)) - 4n;
  view.setBigUint64(0, BigInt.asUintN(64, random(2) === 0 ? near : LENGTHS[random(LENGTHS.length)]), true);
  return out;
};
const mutations: readonly Mutation[] = [
  flipBit,
  setByte,
  truncate,
  extend,
  remove,
  repeat,
  splice,
  insertToken,
  changeNumber,
  changeNumber,
  changeLength,
];

/** A seed of the target, mutated one to four times, and every other time repaired. */
export function mutated(target: FuzzTarget, random: Random): Uint8Array {
  let input: Uint8Array = target.seeds[random(target.seeds.length)].slice();
  for (let count = 1 + random(4); count > 0; count--) {
    if (input.length === 0) break;
    input = mutations[random(mutations.length)](input, random, target);
  }
  return random(2) === 0 ? (target.repair?.(input) ?? input) : input;
}
