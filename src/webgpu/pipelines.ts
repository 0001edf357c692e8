import { ToeplitzError } from "../core/errors.js";
import { deviceError } from "./errors.js";
import { type GPUDeviceLike, STAGE_COMPUTE } from "./gpu.js";
import type { Pass } from "./kernels/kernel.js";
import type { Life } from "./life.js";
import { type Binding, type ShaderName, shaderOf, specialise, unroll } from "./shader.js";

/** A pipeline that is ready, and the layout its bind groups must have. */
export interface Pipeline {
  readonly handle: object;
  readonly layout: object;
}

interface Layouts {
  readonly group: object;
  readonly pipeline: object;
}

/** Every pipeline of a device, by shader, entry point and constants: each is compiled once, asynchronously. */
export class Pipelines {
  readonly #device: GPUDeviceLike;
  readonly #life: Life;
  readonly #pipelines = new Map<string, Promise<Pipeline>>();
  readonly #ready = new Map<string, Pipeline>();
  readonly #layouts = new Map<ShaderName, Layouts>();

  constructor(device: GPUDeviceLike, life: Life) {
    this.#device = device;
    this.#life = life;
  }

  /** Compiles what is missing, all at once; get() then finds it. */
  async prepare(passes: Iterable<Pass>): Promise<void> {
    const wanted = new Map<string, Pass>();
    for (const pass of passes) wanted.set(keyOf(pass), pass);
    await Promise.all([...wanted].map(([key, pass]) => this.#request(key, pass)));
  }

  get(pass: Pass): Pipeline {
    const pipeline = this.#ready.get(keyOf(pass));
    if (!pipeline) throw new ToeplitzError("internal", `webgpu: pipeline ${keyOf(pass)} was not prepared`);
    return pipeline;
  }

  #request(key: string, pass: Pass): Promise<Pipeline> {
    let pipeline = this.#pipelines.get(key);
    if (!pipeline) {
      pipeline = this.#compile(key, pass);
      this.#pipelines.set(key, pipeline);
      pipeline.then(
        (ready) => this.#ready.set(key, ready),
        () => this.#pipelines.delete(key),
      );
    }
    return pipeline;
  }

  async #compile(key: string, pass: Pass): Promise<Pipeline> {
    const code = codeOf(pass);
    const layouts = this.#layoutsOf(pass.shader);
    this.#device.pushErrorScope("validation");
    const module = this.#device.createShaderModule({ code, label: key });
    const problem = this.#device.popErrorScope();
    const compute = { module, entryPoint: pass.entry ?? pass.shader };
    const pipeline = this.#device.createComputePipelineAsync({ layout: layouts.pipeline, compute, label: key });
    try {
      const [made, mistake] = await this.#life.during(
        `compiling kernel ${key}`,
        Promise.allSettled([pipeline, problem]),
      );
      if (mistake.status === "fulfilled" && mistake.value) throw mistake.value; // says more than the pipeline's error
      if (made.status === "rejected") throw made.reason;
      return { handle: made.value, layout: layouts.group };
    } catch (cause) {
      throw deviceError(`kernel ${key} does not compile`, cause);
    }
  }

  #layoutsOf(name: ShaderName): Layouts {
    let layouts = this.#layouts.get(name);
    if (!layouts) {
      const { bindings } = shaderOf(name);
      const storage = bindings.filter(({ access }) => access !== "uniform").length;
      const limit = this.#device.limits.maxStorageBuffersPerShaderStage;
      if (storage > limit) {
        const message = `kernel ${name} binds ${storage} arrays, the device's maxStorageBuffersPerShaderStage is ${limit}`;
        throw new ToeplitzError("unsupported", `webgpu: ${message}`);
      }
      const entries = bindings.map(({ access }, binding) => {
        return { binding, visibility: STAGE_COMPUTE, buffer: { type: bufferTypes[access] } };
      });
      const group = this.#device.createBindGroupLayout({ entries });
      layouts = { group, pipeline: this.#device.createPipelineLayout({ bindGroupLayouts: [group] }) };
      this.#layouts.set(name, layouts);
    }
    return layouts;
  }
}

const bufferTypes: Readonly<Record<Binding["access"], string>> = {
  read: "read-only-storage",
  read_write: "storage",
  uniform: "uniform",
};

/** The text that is compiled for a pass. */
export function codeOf({ shader, constants = {} }: Pass): string {
  const code = specialise(shaderOf(shader).code, constants);
  return shader.includes("Unrolled") ? unroll(code) : code;
}

function keyOf({ shader, entry = shader, constants = {} }: Pass): string {
  const values = Object.entries(constants).map(([name, value]) => `${name}=${value}`);
  const name = entry + (/(Unrolled)?(Half)?$/.exec(shader)?.[0] ?? "");
  return values.length > 0 ? `${name}<${values.join(",")}>` : name;
}
