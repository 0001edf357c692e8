import { longConv } from "../src/layers/longConv.js";
import { skiTno } from "../src/layers/skiTno.js";
import { PlanBench } from "./lib/plans.js";

const build = process.argv[2] ?? "simd";
const n = Number(process.argv[3] ?? 16384);
const dim = Number(process.argv[4] ?? 64);
const bench = await PlanBench.open(`build/${build}.wasm`);
const layers = {
  fft: longConv({ channels: dim, causal: false, length: n }),
  s33: skiTno({ channels: dim, rank: 64, taps: 33, decay: 0.99 }),
  s9: skiTno({ channels: dim, rank: 64, taps: 9, decay: 0.99 }),
  s1: skiTno({ channels: dim, rank: 64, taps: 1, decay: 0.99 }),
};
const steps: { name: string; call(): void; s: number[] }[] = [];
for (const [name, layer] of Object.entries(layers))
  for (const st of bench.bind(layer, { batch: 1, n }).steps)
    steps.push({ name: `${name} ${st.step.op}`, call: () => st.call(...st.args), s: [] });
for (let round = 0; round < 31; round++)
  for (const st of steps) {
    const reps = Math.max(1, Math.ceil(3e6 / (st.s[0] ?? 1e9)));
    const t = process.cpuUsage();
    for (let k = 0; k < reps; k++) st.call();
    const d = process.cpuUsage(t);
    st.s.push(((d.user + d.system) * 1e3) / reps);
  }
for (const { name, s } of steps) {
  s.sort((a, b) => a - b);
  console.log(name.padEnd(24), (s[3] / n / dim).toFixed(3), (s[15] / n / dim).toFixed(3));
}
