import { unitRoot } from "../../core/fft64.js";

/**
 * Twiddles of assembly/lib/ring.ts for a transform of `size`: entries [mu, mu^2, mu^3] (complex), mu = exp(i theta / 4),
 * theta = 2 pi (1/4 + reverse(b)) / nodes. The root's entry, then all levels whose blocks have 4 elements or more.
 */
export function ringTable(size: number): Float32Array {
  const entries: number[] = [];
  const bits = Math.round(Math.log2(size));
  pushLevel(entries, 0);
  for (let level = bits % 2 === 0 ? 2 : 1; level + 2 <= bits; level += 2) pushLevel(entries, level);
  return Float32Array.from(entries);
}

/** The entries of the level of 2^bits nodes. */
function pushLevel(entries: number[], bits: number): void {
  const nodes = 2 ** bits;
  for (let node = 0, reversed = 0; node < nodes; node++) {
    for (let power = 1; power <= 3; power++) entries.push(...unitRoot(-power * (1 + 4 * reversed), 16 * nodes));
    let carry = nodes / 2; // reversed(node + 1): add one from the top bit down
    while (carry >= 1 && reversed >= carry) {
      reversed -= carry;
      carry /= 2;
    }
    reversed += carry;
  }
}
