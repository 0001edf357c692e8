// Converting all kernels of moby-tnn to low order, one thread, in processor seconds: node bench/run.mjs convert [--tolerance 1e-3] [--profile]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readSafetensors } from "../src/checkpoint/safetensors.js";
import { modal } from "../src/convert/modal.js";
import { mobyTaps } from "../test/lib/mobyTaps.js";

const { values } = parseArgs({ options: { tolerance: { type: "string", default: "1e-2,1e-3,1e-4" } } });
const weights = readSafetensors(readFileSync(new URL("../../models/moby-tnn/model.safetensors", import.meta.url)));
const kernels = [0, 1, 2, 3, 4, 5].map((layer) => mobyTaps(weights, layer, 1795));
for (const tolerance of values.tolerance.split(",").map(Number)) {
  const orders: string[] = [];
  const errors: string[] = [];
  const start = process.cpuUsage();
  for (const { taps, channels } of kernels) {
    const kernel = await modal(Float32Array.from(taps), { channels, tolerance });
    orders.push(kernel.meanOrder.toFixed(2));
    errors.push(Math.max(...kernel.reached).toExponential(2));
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  console.log(
    `tolerance ${tolerance}: ${seconds.toFixed(2)} s, orders ${orders.join(" ")}, errors ${errors.join(" ")}`,
  );
}
