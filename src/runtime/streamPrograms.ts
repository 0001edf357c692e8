import { ToeplitzError } from "../core/errors.js";
import type { Layer } from "../layers/layer.js";
import type { StreamMode } from "../layers/mode.js";
import type { CompileOptions, Program, State, Workspace } from "../plan/backend.js";
import { explain } from "../plan/explain.js";
import type { Plan } from "../plan/plan.js";
import type { Conversions } from "./conversions.js";
import { type MixingOptions, type Mixings, prepareMixings } from "./mixings.js";
import { planOf } from "./planOf.js";
import type { Compiled } from "./runWhole.js";
import { scanPays } from "./strategy.js";

/** Compiled lengths of pieces that are kept, beside the single token's. */
const KEPT = 8;

const ROUNDING =
  "weights and inputs rounded to 16 bits in blocks of 32, half the bytes to read; rounded: false prevents it";

/** What of a stream's options its plans depend on, beside how products are carried. */
export interface StreamShape {
  readonly batch: number;
  /** Whether a token's linear layers are rounded. */
  readonly rounded: boolean;
}

/** What all streams of a model with the same options share: the mixings and the compiled plans. */
export class StreamPrograms {
  readonly batch: number;
  readonly mixings: Mixings;
  readonly #layer: Layer;
  readonly #workspace: Workspace;
  readonly #length: number | undefined;
  readonly #rounded: boolean;
  readonly #plan: Plan;
  #token: Promise<Program> | undefined;
  #tokenNow: Program | undefined;
  readonly #kept = new Map<string, Promise<Program>>();

  private constructor(
    layer: Layer,
    workspace: Workspace,
    { batch, rounded }: StreamShape,
    length: number | undefined,
    mixings: Mixings,
  ) {
    this.batch = batch;
    this.#rounded = rounded;
    this.mixings = mixings;
    this.#layer = layer;
    this.#workspace = workspace;
    this.#length = length;
    this.#plan = this.#planOf(1, false);
  }

  static async prepare(
    layer: Layer,
    workspace: Workspace,
    shape: StreamShape,
    conversions: Conversions,
    options: MixingOptions,
  ): Promise<StreamPrograms> {
    if (!layer.causal)
      throw new ToeplitzError("unsupported", `${layer.name}: this layer is not causal, so it cannot be streamed`);
    const mixings = await prepareMixings(layer, workspace, conversions, options);
    return new StreamPrograms(layer, workspace, shape, options.maxLength, mixings);
  }

  /** Whether a piece in the middle of a stream goes token by token. */
  get tokenwise(): boolean {
    return [...this.mixings.byName.values()].some(({ mixing }) => mixing.kind === "tiled");
  }

  /** The single token's program, once it has been compiled. */
  get token(): Program | undefined {
    return this.#tokenNow;
  }

  createState(): State {
    return this.#workspace.createState(this.#plan);
  }

  /** Names and shapes of the states: what a saved state must agree with. */
  get signature(): string {
    return this.#plan.states.map(({ name, shape }) => `${name}[${shape.join(",")}]`).join(" ");
  }

  get explained(): string {
    const isRounded = this.#plan.steps.some(({ op }) => op === "gemv");
    const rounding = isRounded ? [`linear layers of a token: ${ROUNDING}`] : [];
    return [...this.mixings.report, ...rounding, explain(this.#plan)].join("\n");
  }

  /** The program for a piece of n tokens; `fresh`: the first piece of a stream. */
  program(n: number, fresh: boolean, options: CompileOptions = {}): Promise<Program> {
    if (n === 1) {
      this.#token ??= this.#compileToken(); // shared, so that no caller may abort it
      return this.#token;
    }
    return this.#keep(`${n} ${fresh}`, () => this.#workspace.compile(this.#planOf(n, fresh), options));
  }

  async #compileToken(): Promise<Program> {
    this.#tokenNow = await this.#workspace.compile(this.#plan);
    return this.#tokenNow;
  }

  /** The program for whole sequences, and a plan with its states. */
  async whole(n: number, options: CompileOptions = {}): Promise<Compiled> {
    const plan = this.#wholePlan(n);
    return { program: await this.#keep(`${n}`, () => this.#workspace.compile(plan, options)), plan };
  }

  /** The plan of whole sequences: in linear time where that is cheaper than the product by FFT or directly. */
  #wholePlan(n: number): Plan {
    const mixing: StreamMode["mixing"] = (name) => {
      const known = this.mixings.byName.get(name);
      const pays = known?.mixing.kind === "modal" && scanPays(n, known.rows, known.mixing);
      return pays ? known.mixing : { kind: "plain" };
    };
    const mode = { kind: "stream", length: this.#length, fresh: true, mixing } as const;
    return planOf(this.#layer, { batch: this.batch, n, mode });
  }

  #keep(key: string, compile: () => Promise<Program>): Promise<Program> {
    const compiled = this.#kept.get(key) ?? compile();
    this.#kept.delete(key);
    this.#kept.set(key, compiled); // most recently used last
    compiled.catch(() => this.#kept.get(key) === compiled && this.#kept.delete(key));
    for (const [oldest, old] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
      old.then((each) => each.dispose()).catch(() => undefined);
    }
    return compiled;
  }

  #planOf(n: number, fresh: boolean): Plan {
    const mixing: StreamMode["mixing"] = (name) => {
      const known = this.mixings.byName.get(name);
      if (!known) throw new ToeplitzError("internal", `${name}: the probe did not find this product`);
      return known.mixing;
    };
    const mode = { kind: "stream", length: this.#length, fresh, mixing } as const;
    return planOf(this.#layer, { batch: this.batch, n, mode }, { rounded: this.#rounded });
  }
}
