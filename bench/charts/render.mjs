// Draws docs/charts/FAMILY.svg from bench/results: npm ci --prefix bench/charts && node bench/charts/render.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import * as vega from "vega";
import { compile } from "vega-lite";
import { readResults, root } from "./data.mjs";
import { chartsOf } from "./specs.mjs";

mkdirSync(`${root}docs/charts`, { recursive: true });
for (const [name, spec] of Object.entries(chartsOf(readResults()))) {
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
  writeFileSync(`${root}docs/charts/${name}.svg`, `${await view.toSVG()}\n`);
  view.finalize();
}
