import { expect, test } from "vitest";
import { JsBackend } from "../../src/js/backend.js";
import { linearAttention, softmaxAttention } from "../../src/layers/attention.js";
import { fastRpb } from "../../src/layers/fastRpb.js";
import { fdTno } from "../../src/layers/fdTno.js";
import type { Layer } from "../../src/layers/layer.js";
import { bandConv, longConv } from "../../src/layers/longConv.js";
import { skiTno } from "../../src/layers/skiTno.js";
import { openDevice } from "../../src/runtime/device.js";
import { planOf } from "../../src/runtime/planOf.js";
import { expectError } from "../lib/errors.js";

const rpe = { dim: 4, layers: 1, act: "silu", norm: "simpleRms" } as const;
const ski = { channels: 2, rank: 4, taps: 3, decay: 0.9 };
const rpb = { heads: 1, dim: 2, length: 10, form: "full" } as const;

test.each<[string, RegExp, () => unknown]>([
  ["skiTno, rank", /rank: expected an integer in \[2, .*got 1/, () => skiTno({ ...ski, rank: 1 })],
  ["skiTno, taps", /taps: expected an odd number, got 4/, () => skiTno({ ...ski, taps: 4 })],
  ["skiTno, decay", /decay: expected a number between 0 and 1, got 1/, () => skiTno({ ...ski, decay: 1 })],
  ["skiTno, decay NaN", /decay: expected a number/, () => skiTno({ ...ski, decay: Number.NaN })],
  ["skiTno, channels", /channels: expected an integer/, () => skiTno({ ...ski, channels: 0.5 })],
  ["fdTno, grid", /grid: expected a power of two >= 2, got 48/, () => fdTno({ dim: 2, causal: true, rpe, grid: 48 })],
  ["fdTno, heads", /heads: expected an integer/, () => fdTno({ dim: 2, heads: 0, causal: true, rpe })],
  ["fastRpb, square", /length: expected a square number, got 10/, () => fastRpb({ ...rpb, grid: "2d" })],
  ["fastRpb, causal", /grid 1d only/, () => fastRpb({ ...rpb, length: 9, grid: "2d", causal: true })],
  [
    "longConv, heads",
    /divisor of channels 6, got 4/,
    () => longConv({ channels: 6, causal: true, length: 3, heads: 4 }),
  ],
  ["bandConv, taps", /odd number if not causal, got 2/, () => bandConv({ channels: 1, taps: 2, causal: false })],
  ["softmaxAttention", /dim: expected an integer/, () => softmaxAttention({ heads: 1, dim: 0, causal: false })],
])("%s: what is wrong is said", async (_, message, make) => {
  await expectError("argument", message, make);
});

test("a sequence longer than FastRPB's table, or no square, is refused", async () => {
  await expectError("shape", /at most 10 tokens, got 11/, () => planOf(fastRpb(rpb), { batch: 1, n: 11 }));
  const grid = fastRpb({ ...rpb, length: 9, grid: "2d" });
  await expectError("argument", /square number, got 8/, () => planOf(grid, { batch: 1, n: 8 }));
  await expectError("shape", /at most 3 cells a side, got 4/, () => planOf(grid, { batch: 1, n: 16 }));
});

test("attention says why it cannot be streamed", async () => {
  using device = await openDevice({ backend: "js" });
  const both = await device.load(linearAttention({ heads: 1, dim: 2, causal: false, kernel: "sikf" }), {});
  await expectError("unsupported", /linearAttention: only causal attention can be streamed/, () => both.stream());
  const store = await device.load(softmaxAttention({ heads: 1, dim: 2, causal: true }), {});
  await expectError("argument", /it remembers every token: give stream a maxLength/, () => store.stream());
  await expectError("argument", /n <= capacity <= 16777216, got 1 and 16777217/, () =>
    store.stream({ maxLength: 2 ** 24 + 1 }),
  );
});

test("a single token: (k(0) + centre tap) x", async () => {
  const workspace = new JsBackend().open({
    get: (name) => Float32Array.from(name === "conv_kernel" ? [5, 7, 9] : [1, 2, 3, 4]),
  });
  const layer: Layer = skiTno({ ...ski, channels: 1 });
  const program = await workspace.compile(planOf(layer, { batch: 1, n: 1 }));
  expect((await program.run({ x: Float32Array.of(2) })).y[0]).toBe((4 + 7) * 2);
});
