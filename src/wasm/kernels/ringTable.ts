import { unitRoot } from "../../core/unitRoot.js";

/**
 * Twiddles of assembly/lib/ring.ts for a transform of `size`: entries [mu, mu^2, mu^3] (complex) of all nodes with four
 * elements or more (the root's always), then, if log2(size) is odd, the pairs. mu = exp(i theta / 4) with
 * theta = 2 pi (1/4 + reverse(node)) / nodes, rho = exp(i theta / 8).
 */
export function ringTable(size: number): Float32Array {
  const values: number[] = [];
  let nodes = 1;
  do {
    for (let node = 0; node < nodes; node++) {
      const turns = 1 + 4 * reverse(node, nodes); // theta = 2 pi turns / (4 nodes)
      for (let power = 1; power <= 3; power++) values.push(...unitRoot(-power * turns, 16 * nodes));
    }
    nodes *= 4;
  } while (4 * nodes <= size);
  nodes /= 4;
  if (nodes * 8 === size) {
    for (let node = 0; node < nodes; node++) {
      const turns = 1 + 4 * reverse(node, nodes);
      values.push(...unitRoot(-turns, 32 * nodes), ...unitRoot(-turns - 4 * nodes, 32 * nodes));
    }
  }
  return Float32Array.from(values);
}

/** The bits of node < nodes (a power of two) in reverse. */
function reverse(node: number, nodes: number): number {
  let reversed = 0;
  for (let bit = nodes / 2, rest = node; bit >= 1; bit /= 2, rest >>= 1) if (rest & 1) reversed += bit;
  return reversed;
}
