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
  [`shaders/${name}.wgsl`]: `// #include lib/grid.wgsl

struct Params { length: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(256)
fn ${name}(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  if (i < params.length) { y[i] = x[i]; }
}
`,
  [`src/webgpu/kernels/${name}.ts`]: `import type { OpParams } from "../../ops/index.js";
import { elementwise, type WebgpuKernel } from "./kernel.js";

export const ${name}Kernel: WebgpuKernel<OpParams<"${name}">> = {
  passes: (p) => elementwise("${name}", p.length, { length: p.length }),
};
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
  src/webgpu/kernels/index.ts  ${name}: ${name}Kernel,
  test/ops/cases.ts          ${name}: ${name}Cases,
  src/runtime/selfTestCases.ts  ${name}: [{ params: { length: 259 } }],

then npm test: the copy passes, and what you change next is checked on every backend.`);
