/** Floats in a unit of work of the elementwise kernels; assembly/activation.ts and assembly/lib/broadcast.ts know it too. */
export const ELEMENTWISE_CHUNK = 4096;

export function elementwiseUnits(length: number): number {
  return Math.ceil(length / ELEMENTWISE_CHUNK);
}
