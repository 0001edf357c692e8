// Draws the matrix of each layer into docs/layers/pictures: node scripts/layerPictures.mjs (after npm run build).
// Entry (i, j) is how much output i of channel 0 changes when input j of channel 0 is raised by one: for the Toeplitz
// layers that is the matrix itself. Blue is negative, orange positive, white zero.
import { writeFileSync } from "node:fs";
import { openDevice } from "../dist/index.js";
import * as layers from "../dist/layers/public.js";

const N = 32;
const CELL = 8;
const SHADES = 8;

/** Seeded noise in [-1, 1). */
const noise = (seed, length) => {
  let state = (seed * 2654435761) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
};
const rpe = { dim: 16, layers: 1, act: "relu", norm: "simpleRms" };
const decay = { kind: "fixed", gamma: 0.9 };
const smooth = (length) => Float32Array.from({ length }, (_, k) => Math.cos(k / 2) * 0.9 ** k);

/** name, layer, weights that should not be noise, the input that is varied */
const pictures = [
  ["rpe", layers.tno({ dim: 1, causal: false, rpe }), {}, "x"],
  ["tno", layers.tno({ dim: 1, causal: true, decay, rpe }), { gamma: Float32Array.of(0.9) }, "x"],
  ["skiTno", layers.skiTno({ channels: 1, rank: 6, taps: 3, decay: 0.9 }), {}, "x"],
  ["fdTno", layers.fdTno({ dim: 1, causal: true, rpe: { ...rpe, act: "silu" }, feature: "cos" }), {}, "x"],
  ["fastRpb", layers.fastRpb({ heads: 1, dim: 1, length: 36, form: "symmetric", grid: "2d" }), {}, "x", 36],
  ["linearAttention", layers.linearAttention({ heads: 1, dim: 1, causal: true, kernel: "sikf" }), {}, "v"],
  ["softmaxAttention", layers.softmaxAttention({ heads: 1, dim: 1, causal: false }), {}, "v"],
  ["longConv", layers.longConv({ channels: 1, causal: true, length: N }), { taps: smooth(N) }, "x"],
  ["bandConv", layers.bandConv({ channels: 1, causal: false, taps: 5 }), {}, "x"],
  [
    "gtu",
    layers.gtu({ dim: 4, causal: true, decay, rpe, expand: 1 }),
    { "toep.gamma": new Float32Array(4).fill(0.9) },
    "x",
  ],
  ["glu", layers.glu({ dim: 4, hidden: 8 }), {}, "x"],
  [
    "tnnBlock",
    layers.tnnBlock({ dim: 4, causal: true, norm: "simpleRms", decay, rpe, gtu: { expand: 1 }, glu: { hidden: 8 } }),
    { "token_mixer.toep.gamma": new Float32Array(4).fill(0.9) },
    "x",
  ],
];

const device = await openDevice({ backend: "js" });
for (const [name, layer, given, varied, n = N] of pictures) {
  const product = (shape) => shape.reduce((a, b) => a * b, 1);
  const made = Object.entries(layer.weights).map(([key, shape], k) => [key, noise(k + 3, product(shape))]);
  const model = await device.load(layer, { ...Object.fromEntries(made), ...given });
  const specs = Object.entries(layer.inputs({ batch: 1, n }));
  const channels = specs[0][1].shape[2];
  const base = Object.fromEntries(specs.map(([key], k) => [key, noise(k + 1, n * channels).map((v) => 2 * v)]));
  const [from, ...raised] = await Promise.all(
    Array.from({ length: n + 1 }, (_, j) => {
      const x = base[varied].slice();
      if (j > 0) x[(j - 1) * channels] += 1;
      return model.run({ ...base, [varied]: x }, { n });
    }),
  );
  const matrix = Array.from({ length: n }, (_, i) => raised.map((y) => y[i * channels] - from[i * channels]));
  writeFileSync(new URL(`../docs/layers/pictures/${name}.svg`, import.meta.url), draw(name, matrix));
}
device.dispose();

function draw(name, matrix) {
  const n = matrix.length;
  const largest = Math.max(...matrix.flat().map(Math.abs));
  const cells = new Map();
  matrix.forEach((row, i) => {
    row.forEach((value, j) => {
      const shade = Math.round(Math.sign(value) * SHADES * Math.sqrt(Math.abs(value) / largest));
      if (shade !== 0) cells.set(shade, `${cells.get(shade) ?? ""}M${j} ${i}h1v1h-1z`);
    });
  });
  const color = (shade) => {
    const light = 96 - (Math.abs(shade) / SHADES) * 50;
    return shade < 0 ? `hsl(212 75% ${light}%)` : `hsl(26 90% ${light}%)`;
  };
  const paths = [...cells].sort(([a], [b]) => a - b).map(([shade, d]) => `<path fill="${color(shade)}" d="${d}"/>`);
  const size = n * CELL;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${n} ${n}" role="img" aria-label="The matrix of ${name}">
<rect width="${n}" height="${n}" fill="#fff"/>
${paths.join("\n")}
<rect x=".02" y=".02" width="${n - 0.04}" height="${n - 0.04}" fill="none" stroke="#888" stroke-width=".06"/>
</svg>
`;
}
