/**
 * (re + i im) *= (kr + i ki), element by element. A plain function, as all loops over vectors are: engines keep the variables of a
 * generator on the heap, where a loop takes several times as long.
 */
export function multiplyComplex(re: Float64Array, im: Float64Array, kr: Float64Array, ki: Float64Array): void {
  for (let k = 0; k < re.length; k++) {
    const r = re[k] * kr[k] - im[k] * ki[k];
    im[k] = re[k] * ki[k] + im[k] * kr[k];
    re[k] = r;
  }
}
