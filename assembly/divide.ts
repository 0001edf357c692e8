import { DIVIDE, broadcast } from "./lib/broadcast";

export function divide(
  a: usize, b: usize, y: usize, batch: usize, length: usize, begin: usize, end: usize,
): void {
  broadcast(DIVIDE, a, b, y, batch, length, begin, end);
}
