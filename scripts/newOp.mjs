// npm run new-op NAME: writes the files of a new op and prints the lines that the lists need.
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [name] = process.argv.slice(2);
if (!/^[a-z][a-zA-Z0-9]*$/.test(name ?? "")) {
  console.error("usage: npm run new-op NAME, with NAME in lowerCamelCase");
  process.exit(2);
}

const files = {
  [`src/ops/${name}.ts`]: `import { defineOp } from "./op.js";

/** y = x: replace by the definition, with its source. */
export const ${name} = defineOp({
  name: "${name}",
  params: { length: "size" },
  operands: {
    x: { role: "in", shape: (p) => [p.length] },
    y: { role: "out", shape: (p) => [p.length] },
  },
  check() {},
  flops: () => 0,
  bound: () => 0, // a copy
});
`,
  [`src/js/${name}.ts`]: `import type { JsKernel } from "./kernel.js";

export const ${name}: JsKernel<"${name}"> = ({ x, y }, p) => {
  for (let i = 0; i < p.length; i++) y[i] = x[i];
};
`,
  [`assembly/${name}.ts`]: `import { loadUpTo, storeUpTo } from "./lib/partial";

export function ${name}(x: usize, y: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 4) {
    const left = length - i;
    storeUpTo(y + (i << 2), loadUpTo(x + (i << 2), left), left);
  }
}
`,
  [`test/ops/${name}.ts`]: `import { opCase } from "../lib/opCase.js";

export const ${name}Cases = [0, 1, 3, 4, 5, 1001].map((length) => opCase("${name}", { length }));
`,
};

const taken = Object.keys(files).filter((file) => existsSync(root + file));
if (taken.length > 0) {
  console.error(`new-op: ${taken.join(", ")} exist already`);
  process.exit(1);
}
for (const [file, text] of Object.entries(files)) writeFileSync(root + file, text);
console.log(`wrote ${Object.keys(files).join(", ")}

add one line to each list (alphabetical):
  assembly/index.ts          export { ${name} } from "./${name}";
  src/ops/index.ts           import { ${name} } from "./${name}.js";        and in ops
  src/js/kernels.ts          import { ${name} } from "./${name}.js";        and in jsKernels
  src/wasm/kernels/index.ts  ${name}: plain,
  test/ops/cases.ts          ${name}: ${name}Cases,

then npm test: the copy passes, and what you change next is checked on every backend.`);
