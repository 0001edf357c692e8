import { ToeplitzError } from "../core/errors.js";
import { shaders } from "./generated/shaders.js";

/** A file of shaders/ with its includes, and what scripts/build.mjs read off its declarations. */
export interface Shader {
  readonly code: string;
  /** In the order of their binding numbers, 0 on; the last is the uniform `params`. */
  readonly bindings: readonly Binding[];
  /** Members of the struct Params, each four bytes, in order. */
  readonly params: readonly { readonly name: string; readonly type: "u32" | "i32" | "f32" }[];
}

export interface Binding {
  readonly name: string;
  readonly access: "read" | "read_write" | "uniform";
}

export type ShaderName = keyof typeof shaders;

/** Values for the shader's module constants of those names: what changes its structure. */
export type ShaderConstants = Readonly<Record<string, number | boolean>>;

export function shaderOf(name: ShaderName): Shader {
  return shaders[name];
}

export function isShader(name: string): name is ShaderName {
  return Object.hasOwn(shaders, name);
}

/** The code with `const NAME: type = …;` given other values. The file itself is valid WGSL, with values of its own. */
export function specialise(code: string, constants: ShaderConstants): string {
  let text = code;
  for (const [name, value] of Object.entries(constants)) {
    const declaration = new RegExp(`^const ${name}: (u32|i32|f32|bool) = [^;]*;`, "m");
    if (!declaration.test(text)) throw new ToeplitzError("internal", `webgpu: a shader has no constant ${name}`);
    text = text.replace(declaration, (_, type: string) => `const ${name}: ${type} = ${literal(type, value)};`);
  }
  return text;
}

/** A loop on one line over numbers that the text knows: VARIABLE from FIRST while below END, by STEP. */
const LOOP = /^( *)for \(var (\w+) = (\d+)u; \2 < (\w+); \2(?:\+\+| \+= (\w+))\) \{ (.*) \}$/gm;

/**
 * The code with such loops written out, because registers cannot be indexed by a variable, and not every compiler unrolls
 * before it decides what is in registers.
 */
export function unroll(code: string): string {
  const known = new Map<string, string>();
  for (const [, name, value] of code.matchAll(/^const (\w+): u32 = (\d+u);/gm)) known.set(name, value);
  const numberOf = (text: string): number => {
    const number = Number.parseInt(known.get(text) ?? text, 10);
    if (Number.isNaN(number)) throw new ToeplitzError("internal", `webgpu: a loop over ${text} cannot be unrolled`);
    return number;
  };
  return code.replace(LOOP, (_, indent: string, name: string, first: string, end: string, step = "1", body: string) => {
    const lines: string[] = [];
    for (let i = Number(first); i < numberOf(end); i += numberOf(step)) {
      lines.push(indent + body.replace(new RegExp(`\\b${name}\\b`, "g"), `${i}u`));
    }
    return lines.join("\n");
  });
}

function literal(type: string, value: number | boolean): string {
  if (type === "u32") return `${value}u`;
  return type === "f32" ? `f32(${value})` : String(value);
}
