export interface Sample {
  /** Since the beginning. */
  readonly seconds: number;
  /** At rest, after a collection: the JavaScript heap, array buffers, linear memories. */
  readonly heap: number;
  readonly buffers: number;
  readonly linear: number;
  /** The process at rest. */
  readonly restResident: number;
  /** The process under load. */
  readonly resident: number;
}

const series = {
  resident: ["#b35900", "resident set of the process under load"],
  restResident: ["#8a8a8a", "at rest"],
  held: ["#0057b8", "heap, buffers and linear memories at rest, after a collection"],
} as const;
type Series = keyof typeof series;

function bytesOf(sample: Sample, key: Series): number {
  return key === "held" ? sample.heap + sample.buffers + sample.linear : sample[key];
}

/** Bytes a minute, by least squares. */
function slopeOf(samples: readonly Sample[], key: Series): number {
  const n = samples.length;
  const meanX = samples.reduce((sum, { seconds }) => sum + seconds, 0) / n;
  const meanY = samples.reduce((sum, each) => sum + bytesOf(each, key), 0) / n;
  let [top, bottom] = [0, 0];
  for (const each of samples) {
    top += (each.seconds - meanX) * (bytesOf(each, key) - meanY);
    bottom += (each.seconds - meanX) ** 2;
  }
  return bottom === 0 ? 0 : (60 * top) / bottom;
}

const MIB = 2 ** 20;
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 300, 60, 40, 40];

/** Memory over time as a picture, with the fitted lines of what was judged (from `from` seconds on). */
export function plot(samples: readonly Sample[], from: number, title: string): string {
  const last = Math.max(1, samples.at(-1)?.seconds ?? 1);
  const most = 1.1 * Math.max(...samples.map(({ resident }) => resident));
  const x = (seconds: number) => LEFT + ((WIDTH - LEFT - 20) * seconds) / last;
  const y = (bytes: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * bytes) / most;
  const text = (at: number, down: number, words: string, more = "") =>
    `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" ${more}>${words}</text>`;
  const judged = samples.filter(({ seconds }) => seconds >= from);
  const lined = (Object.keys(series) as Series[]).map((key, index) => {
    const [colour, name] = series[key];
    const points = samples.map((each) => `${x(each.seconds).toFixed(1)},${y(bytesOf(each, key)).toFixed(1)}`).join(" ");
    const slope = slopeOf(judged, key);
    const mean = (pick: (each: Sample) => number) => judged.reduce((sum, each) => sum + pick(each), 0) / judged.length;
    const [middle, level] = [mean(({ seconds }) => seconds), mean((each) => bytesOf(each, key))];
    const at = (seconds: number) => level + (slope / 60) * (seconds - middle);
    return [
      `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="1.2"/>`,
      `<line x1="${x(from)}" y1="${y(at(from))}" x2="${x(last)}" y2="${y(at(last))}" stroke="${colour}" stroke-dasharray="6 4"/>`,
      text(LEFT + 10, TOP + 16 * (index + 1), `${name}: ${(slope / 1024).toFixed(0)} KiB/min`, `fill="${colour}"`),
    ].join("\n");
  });
  const step = 2 ** Math.ceil(Math.log2(most / MIB / 5));
  const lines = Array.from({ length: Math.floor(most / MIB / step) + 1 }, (_, i) => i * step).map(
    (mib) =>
      `<line x1="${LEFT}" x2="${WIDTH - 20}" y1="${y(mib * MIB)}" y2="${y(mib * MIB)}" stroke="#ddd"/>${text(
        LEFT - 6,
        y(mib * MIB) + 4,
        `${mib} MiB`,
        'text-anchor="end"',
      )}`,
  );
  const ticks = Array.from({ length: 7 }, (_, i) => (last * i) / 6).map((seconds) =>
    text(
      x(seconds),
      HEIGHT - BOTTOM + 16,
      last > 120 ? `${(seconds / 60).toFixed(0)} min` : `${seconds.toFixed(0)} s`,
      'text-anchor="middle"',
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${text(LEFT, 20, title, 'font-size="14"')}
${[...lines, ...ticks, ...lined].join("\n")}
</svg>
`;
}
