import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { GPULike } from "../../src/webgpu/gpu.js";

/** Debian's chromium brings SwiftShader, a Vulkan driver on the CPU that Dawn accepts. */
const SWIFTSHADER = "/usr/lib/chromium/vk_swiftshader_icd.json";
/** Clearing 32 KiB of workgroup memory this way costs SwiftShader seconds per pipeline; Dawn's own way costs nothing. */
const TOGGLES = ["disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension"];

const modulePath = find();

/** Why there is no WebGPU in this Node, or undefined. Both parts come with scripts/installWebgpu.sh. */
export const dawnAbsent: string | undefined = !modulePath
  ? "npm package webgpu is not in test/runtimes"
  : !process.env["VK_DRIVER_FILES"] && !existsSync(SWIFTSHADER)
    ? `no Vulkan driver: neither VK_DRIVER_FILES nor ${SWIFTSHADER}`
    : undefined;

let instance: Promise<GPULike> | undefined; // kept: Dawn ends the process badly where its instance is collected

/** The `navigator.gpu` of npm's webgpu (Dawn). */
export function dawn(): Promise<GPULike> {
  instance ??= create();
  return instance;
}

async function create(): Promise<GPULike> {
  process.env["VK_DRIVER_FILES"] ??= SWIFTSHADER;
  const module = await import(pathToFileURL(modulePath!).href);
  return module.create(TOGGLES);
}

function find(): string | undefined {
  try {
    return createRequire(new URL("../../test/runtimes/package.json", import.meta.url)).resolve("webgpu");
  } catch {
    return undefined;
  }
}
