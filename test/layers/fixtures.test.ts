import { afterAll, beforeAll, expect, test } from "vitest";
import type { Layer } from "../../src/layers/layer.js";
import type { Backend, Inputs } from "../../src/plan/backend.js";
import { allBackends, describeBackends } from "../lib/backends.js";
import { relativeError, rounded } from "../lib/compare.js";
import { type Fixture, fixturesOf } from "../lib/fixtures.js";
import { channelLast } from "../lib/layout.js";
import { runLayer } from "../lib/runLayer.js";
import { fastRpbOf, fdOf, sikfOf, skiOf } from "./otherFixtures.js";
import { blockOf, lmOf, tnoOf } from "./tnnFixtures.js";

interface FixtureCase {
  readonly fixture: Fixture;
  readonly layer: Layer;
  readonly inputs: Inputs;
  readonly want: Float64Array;
  readonly extent: { batch: number; n: number };
}

function headed(fixture: Fixture, layer: Layer): FixtureCase {
  const shape = fixture.shape("x");
  const inputs = { x: channelLast(fixture.float32("x"), shape) };
  const want = channelLast(fixture.float64("y"), shape);
  return { fixture, layer, inputs, want, extent: { batch: shape[0], n: shape[2] } };
}

function flat(fixture: Fixture, layer: Layer): FixtureCase {
  const [batch, n] = fixture.shape("x");
  return { fixture, layer, inputs: { x: fixture.float32("x") }, want: fixture.float64("y"), extent: { batch, n } };
}

function language(fixture: Fixture): FixtureCase {
  const tokens = Int32Array.from(fixture.get("tokens").data as BigInt64Array, Number);
  const [batch, n] = fixture.shape("tokens");
  const inputs = { tokens };
  return { fixture, layer: lmOf(fixture), inputs, want: fixture.float64("logits"), extent: { batch, n } };
}

/** v and y are (batch, n, heads, dim) already. */
function valued(fixture: Fixture): FixtureCase {
  const [batch, n] = fixture.shape("v");
  const inputs = { x: fixture.float32("v") };
  return { fixture, layer: fastRpbOf(fixture), inputs, want: fixture.float64("y"), extent: { batch, n } };
}

function attended(fixture: Fixture): FixtureCase {
  const shape = fixture.shape("q");
  const [q, k, v] = ["q", "k", "v"].map((name) => channelLast(fixture.float32(name), shape));
  const want = channelLast(fixture.float64("y"), shape);
  return { fixture, layer: sikfOf(fixture), inputs: { q, k, v }, want, extent: { batch: shape[0], n: shape[2] } };
}

const cases: FixtureCase[] = [
  ...fixturesOf("tno").map((fixture) => headed(fixture, tnoOf(fixture))),
  ...fixturesOf("tnn_layer").map((fixture) => flat(fixture, blockOf(fixture))),
  ...fixturesOf("tnn_lm").map(language),
  ...fixturesOf("fd_tno").map((fixture) => headed(fixture, fdOf(fixture))),
  ...fixturesOf("ski_tno").map((fixture) => flat(fixture, skiOf(fixture))),
  ...fixturesOf("fastrpb").map(valued),
  ...fixturesOf("sikf").map(attended),
];

/**
 * js must equal the float64 values of the public code: 1e-9 of rms leaves room for another order of summation only.
 * The float32 backends: 5e-5 of rms, some hundred roundings, what a network of ten products in a row can lose at its
 * largest output; single operators stay far below (printed).
 */
const bounds = { js: 1e-9, float32: 5e-5 };

describeBackends(allBackends, (each) => {
  let backend: Backend;
  const lines: string[] = [];
  beforeAll(async () => {
    backend = await each.open();
  });
  afterAll(() => {
    backend.dispose();
    console.log(`${each.name}: max error over rms\n${lines.join("\n")}`);
  });

  test.each(cases.map((c) => [c.fixture.name, c] as const))(
    "%s",
    async (name, { fixture, layer, inputs, want, extent }) => {
      const got = await runLayer(backend, layer, fixture.weights(...Object.keys(inputs), "v"), extent, inputs);
      const error = relativeError(got, want);
      lines.push(`  ${name.padEnd(50)} ${error.toExponential(1)}`);
      expect(error).toBeLessThanOrEqual(each.name === "js" ? bounds.js : bounds.float32);
      if (each.name === "js")
        expect(relativeError(rounded(got), want)).toBeLessThanOrEqual(relativeError(rounded(want), want) + 1e-9);
    },
  );
});
