declare module "@echogarden/pffft-wasm/simd" {
  const create: (options?: object) => Promise<unknown>;
  export default create;
}
declare module "fft.js" {
  export default class FFT {
    constructor(n: number);
    createComplexArray(): number[];
    realTransform(out: number[], x: ArrayLike<number>): void;
  }
}
declare module "ml-fft" {
  export const FFT: { init(n: number): void; fft1d(re: Float64Array, im: Float64Array): void };
}
