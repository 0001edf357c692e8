// Needs no permission at all: no file, no network, no environment. Compares the best backend with the js one.
import { openDevice } from "toeplitz";
import { glu } from "toeplitz/layers";

const layer = glu({ dim: 24, hidden: 40 });
const weights = Object.fromEntries(
  Object.entries(layer.weights).map(([name, shape], k) => {
    const length = shape.reduce((a, b) => a * b, 1);
    return [name, Float32Array.from({ length }, (_, i) => Math.sin(i * (k + 1)) / 4)];
  }),
);
const x = Float32Array.from({ length: 24 * 9 }, (_, i) => Math.cos(i));

async function run(backend) {
  const device = await openDevice({ backend });
  const model = await device.load(layer, weights);
  const y = await model.run({ x }, { batch: 1, n: 9 });
  const used = device.backend;
  device.dispose();
  return { y, used };
}

const best = await run("auto");
const oracle = await run("js");
const error = Math.max(...best.y.map((value, i) => Math.abs(value - oracle.y[i])));
console.log(JSON.stringify({ backend: best.used, error }));
