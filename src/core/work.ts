/** Long work that yields wherever it may be interrupted: after a millisecond or so at most. Pacer.run() does it. */
export type Work<T = void> = Generator<void, T>;

/** Does the work in one go. */
export function finish<T>(work: Work<T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** How many times something that takes so many operations may be done between two yields. */
export function betweenYields(operations: number): number {
  return Math.max(1, Math.floor(2 ** 16 / Math.max(1, operations)));
}
