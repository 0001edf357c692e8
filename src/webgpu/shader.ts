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

function literal(type: string, value: number | boolean): string {
  if (type === "u32") return `${value}u`;
  return type === "f32" ? `f32(${value})` : String(value);
}
