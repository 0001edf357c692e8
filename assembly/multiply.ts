import { MULTIPLY, broadcast } from "./lib/broadcast";

export function multiply(
  a: usize, b: usize, y: usize, batch: usize, length: usize, begin: usize, end: usize,
): void {
  broadcast(MULTIPLY, a, b, y, batch, length, begin, end);
}
