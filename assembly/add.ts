import { ADD, broadcast } from "./lib/broadcast";

export function add(
  a: usize, b: usize, y: usize, batch: usize, length: usize, begin: usize, end: usize,
): void {
  broadcast(ADD, a, b, y, batch, length, begin, end);
}
