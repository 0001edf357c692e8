/**
 * Counter-based noise: value i of stream `seed`, uniform in [-1, 1), always the same. (The finaliser of MurmurHash3 on a
 * Weyl sequence.)
 */
export function noise(seed: number, i: number): number {
  let h = (Math.imul(seed, 0x9e3779b9) + Math.imul(i + 1, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 31 - 1;
}

export function noiseArray(seed: number, length: number, scale = 1): Float32Array {
  return Float32Array.from({ length }, (_, i) => scale * noise(seed, i));
}

/** A stream number from a text, so that each case of each test has its own noise. */
export function seedOf(text: string): number {
  let seed = 7;
  for (const character of text) seed = (Math.imul(seed, 31) + character.charCodeAt(0)) | 0;
  return seed;
}
