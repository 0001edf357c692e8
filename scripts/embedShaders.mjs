// shaders/*.wgsl -> src/webgpu/generated/shaders.ts: each file with its includes, without comments, and what its
// declarations say: the storage bindings in order, and the members of Params. The backend binds and packs by these.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const INCLUDE = /^\/\/ #include (\S+)$/gm;
const BINDING = /^@group\(0\) @binding\((\d+)\) var<(storage, read_write|storage, read|uniform)> (\w+)\s*:/gm;
const PARAMS = /^struct Params \{([^}]*)\}/m;

/**
 * A shader that includes lib/X.wgsl where there is a lib/XUnrolled.wgsl (transforms in registers) or lib/XHalf.wgsl (weights and
 * spectra in float16) has a further version with that in its place, under its name and the suffix, or both.
 */
const VARIANTS = [[], ["Unrolled"], ["Half"], ["Unrolled", "Half"]];

/** The text with its includes in place, each once, before what includes them; `used` gets the suffixes that occurred. */
async function assemble(folder, file, suffixes, used, seen = new Set()) {
  if (seen.has(file)) return "";
  seen.add(file);
  let from = join(folder, file);
  for (const suffix of suffixes) {
    const other = join(folder, `${file.slice(0, -".wgsl".length)}${suffix}.wgsl`);
    if (!existsSync(other)) continue;
    from = other;
    used.add(suffix);
  }
  const text = await readFile(from, "utf8");
  let parts = "";
  for (const [, included] of text.matchAll(INCLUDE)) parts += await assemble(folder, included, suffixes, used, seen);
  return `${parts}${text.replace(INCLUDE, "")}\n`;
}

function withoutComments(text) {
  const lines = text.split("\n").map((line) => line.replace(/\s*\/\/.*$/, ""));
  return `${lines.filter((line) => line.trim() !== "").join("\n")}\n`;
}

function describe(name, code) {
  const bindings = [...code.matchAll(BINDING)].map(([, index, space, binding]) => {
    return { index: Number(index), name: binding, access: space.replace("storage, ", "") };
  });
  for (const [at, { index, name: binding }] of bindings.entries()) {
    if (index !== at) throw new Error(`shaders/${name}.wgsl: ${binding} is binding ${index}, expected ${at}`);
  }
  if (bindings.at(-1)?.name !== "params") throw new Error(`shaders/${name}.wgsl: the last binding must be params`);
  const members =
    PARAMS.exec(code)?.[1]
      .split(",")
      .map((member) => member.trim())
      .filter(Boolean) ?? [];
  const params = members.map((member) => {
    const [, param, type] = /^(\w+): (u32|i32|f32)$/.exec(member) ?? [];
    if (!param) throw new Error(`shaders/${name}.wgsl: Params holds 32-bit scalars only, got ${member}`);
    return { name: param, type };
  });
  return { code, bindings: bindings.map(({ name: binding, access }) => ({ name: binding, access })), params };
}

/** Writes the module if it changed; true where it did. */
export async function embedShaders(root) {
  const folder = join(root, "shaders");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".wgsl")).sort();
  const described = [];
  for (const file of files) {
    const name = file.slice(0, -".wgsl".length);
    for (const suffixes of VARIANTS) {
      const used = new Set();
      const text = await assemble(folder, file, suffixes, used);
      if (used.size < suffixes.length) continue;
      described.push([name + suffixes.join(""), describe(name, withoutComments(text))]);
    }
  }
  const entries = described.map(([name, shader]) => `  ${name}: ${JSON.stringify(shader)},`);
  // A type of its own: the inferred one would repeat every shader in the published declarations.
  const names = described.map(([name]) => JSON.stringify(name)).join(" | ");
  const type = `Readonly<Record<${names}, Shader>>`;
  const head = `// Made by scripts/build.mjs from shaders/.\nimport type { Shader } from "../shader.js";\n\n`;
  const text = `${head}export const shaders: ${type} = {\n${entries.join("\n")}\n};\n`;
  const path = join(root, "src/webgpu/generated/shaders.ts");
  if (existsSync(path) && (await readFile(path, "utf8")) === text) return false;
  await mkdir(join(root, "src/webgpu/generated"), { recursive: true });
  await writeFile(path, text);
  return true;
}
