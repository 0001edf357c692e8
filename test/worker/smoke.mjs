// A device in the package's own worker, in whatever runtime this is; prints what it found as JSON.
import { longConv } from "../../dist/layers/public.js";
import { openDevice } from "../../dist/worker/public.js";

const device = await openDevice({ backend: "wasm", relaxed: false });
const layer = longConv({ channels: 1, causal: true, length: 2 });
const model = await device.load(layer, { taps: Float32Array.of(1, 0.5) });
const y = await model.run({ x: Float32Array.of(1, 2, 3) }, { n: 3 });
const stream = await model.stream();
const streamed = [];
for (const value of [1, 2, 3]) streamed.push((await stream.next({ x: Float32Array.of(value) }))[0]);
const code = await model.run({ x: new Float32Array(1) }, { n: 3 }).catch((error) => error.code);
const aborted = await model
  .run({ x: Float32Array.of(1, 2, 3) }, { n: 3 }, { signal: AbortSignal.abort() })
  .catch((e) => e.code);
const { worker, backend } = device.report();
await device[Symbol.asyncDispose]();
console.log(JSON.stringify({ y: [...y], streamed, code, aborted, worker, backend }));
