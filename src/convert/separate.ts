/** Poles closer than this to each other, in units of their decay rate, form a cluster. */
const CLOSE = 0.25;

interface Pole {
  /** -log |z| */
  rate: number;
  /** Angle in [0, pi]; 0 and pi are real poles, others stand for a conjugate pair. */
  readonly angle: number;
}

/**
 * Poles that coincide, or nearly, need huge residues that cancel, which float32 cannot carry: l^2 p^l is a triple pole. As a function
 * of the lag it is nearly a sum of a few exponentials with well separated rates and moderate residues, though. Each cluster of
 * m > 1 poles becomes m + extra poles of the cluster's mean angle, their rates `ratio` apart around the mean rate.
 * Returns nothing where there is no cluster.
 */
export function separatePoles(
  re: Float64Array,
  im: Float64Array,
  extra: number,
  ratio: number,
  smallestRate: number,
): { re: Float64Array; im: Float64Array } | undefined {
  const clusters = cluster(toRates(re, im));
  if (clusters.every((members) => members.length === 1)) return undefined;
  const out: Pole[] = [];
  for (const members of clusters) {
    if (members.length === 1) {
      out.push(members[0]);
      continue;
    }
    const rate = members.reduce((sum, pole) => sum + pole.rate, 0) / members.length;
    const angle = members.reduce((sum, pole) => sum + pole.angle, 0) / members.length;
    const count = members.length + extra;
    for (let k = 0; k < count; k++) {
      out.push({ rate: Math.max(rate, smallestRate) * ratio ** (k - (count - 1) / 2), angle });
    }
  }
  return fromRates(out);
}

/** One entry per conjugate pair; a pair so close to the real axis that its halves form a cluster counts as two real poles. */
function toRates(re: Float64Array, im: Float64Array): Pole[] {
  const poles: Pole[] = [];
  for (let k = 0; k < re.length; k++) {
    const rate = -Math.log(Math.max(1e-30, Math.hypot(re[k], im[k])));
    const angle = Math.atan2(Math.abs(im[k]), re[k]);
    const near = angle < Math.PI / 2 ? 0 : Math.PI;
    if (Math.abs(angle - near) < (CLOSE / 2) * rate) poles.push({ rate, angle: near });
    else if (im[k] > 0) poles.push({ rate, angle });
  }
  return poles;
}

function cluster(poles: readonly Pole[]): Pole[][] {
  const clusters: Pole[][] = [];
  for (const pole of [...poles].sort((a, b) => a.rate - b.rate)) {
    const home = clusters.find((members) => {
      const other = members[members.length - 1];
      return Math.hypot(pole.rate - other.rate, pole.angle - other.angle) < CLOSE * Math.max(pole.rate, other.rate);
    });
    if (home) home.push(pole);
    else clusters.push([pole]);
  }
  return clusters;
}

function fromRates(poles: readonly Pole[]): { re: Float64Array; im: Float64Array } {
  const re: number[] = [];
  const im: number[] = [];
  for (const { rate, angle } of poles) {
    const modulus = Math.exp(-rate);
    if (angle === 0 || angle === Math.PI) {
      re.push(angle === 0 ? modulus : -modulus);
      im.push(0);
    } else {
      const [a, b] = [modulus * Math.cos(angle), modulus * Math.sin(angle)];
      re.push(a, a);
      im.push(b, -b);
    }
  }
  return { re: Float64Array.from(re), im: Float64Array.from(im) };
}
