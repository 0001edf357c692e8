import { ToeplitzError } from "../core/errors.js";
import type { WasmCode } from "../wasm/code.js";
import { WasmMemory } from "../wasm/memory.js";
import { SharedBlocks } from "../wasm/shared.js";
import { type FftEngine, type FftShape, signalLength, spectrumLength } from "./engine.js";
import { type RealRecipe, type Recipe, realRecipeOf, recipeOf } from "./recipe.js";
import {
  chirpSpectrum,
  chirpTable,
  halfComplexTable,
  longTable,
  pairingTable,
  powersOfRoot,
  raderSpectrum,
  stockhamTable,
} from "./tables.js";

type Complex = (x: number, y: number, n: number, batch: number, plan: number, work: number, inverse: number) => void;
type Real = (
  x: number,
  y: number,
  n: number,
  batch: number,
  plan: number,
  table: number,
  rows: number,
  work: number,
  inverse: number,
) => void;

/** One instance of the kernels for every Fft of a process: plans and twiddles are shared between those of equal length. */
export class FftModule {
  readonly memory: WasmMemory;
  readonly plans: SharedBlocks;
  readonly complex: Complex;
  readonly real: Real;

  constructor(exports: WebAssembly.Exports) {
    const { memory, heapBase, fft, fftReal } = exports;
    if (!memory || typeof heapBase !== "function" || typeof fft !== "function" || typeof fftReal !== "function") {
      throw new ToeplitzError("unsupported", "the WebAssembly kernels export no memory, heapBase, fft or fftReal");
    }
    this.memory = new WasmMemory(memory as WebAssembly.Memory, (heapBase as () => number)());
    this.plans = new SharedBlocks(this.memory);
    this.complex = fft as Complex;
    this.real = fftReal as Real;
  }

  /** Throws `unsupported` where the code cannot be compiled or is not this library's. */
  static async create(code: WasmCode): Promise<FftModule> {
    try {
      const module = code instanceof WebAssembly.Module ? code : await WebAssembly.compile(code as BufferSource);
      return new FftModule((await WebAssembly.instantiate(module, {})).exports);
    } catch (cause) {
      if (cause instanceof ToeplitzError) throw cause;
      const message = `the WebAssembly kernels cannot be instantiated: ${String(cause)}`;
      throw new ToeplitzError("unsupported", message, { cause });
    }
  }
}

const HEADER_WORDS = 16; // ten words and 24 radices, as bytes
const KINDS = { one: 0, four: 1, bluestein: 2, real: 3, rader: 4, long: 5 } as const;
/** What a plan block is of. */
type Planned = Recipe | Extract<RealRecipe, { kind: "real" }>;

/** Bytes of a transform's own scratch; see assembly/lib/stockham.ts and assembly/fft.ts. */
function workBytes(recipe: Planned): number {
  if (recipe.kind === "long") return 25 * (8 * recipe.inner.n + 576) + 8192;
  if ("inner" in recipe) return 16 * recipe.inner.n + workBytes(recipe.inner);
  return { real: 4, one: 8, four: 64 }[recipe.kind] * recipe.n;
}

/** Writes the plan block of a recipe (header, then its tables) and returns its address. */
function writePlan(memory: WasmMemory, recipe: Planned): number {
  const smooth = "inner" in recipe ? recipe.inner : recipe;
  const tables = [smooth.kind === "real" ? halfComplexTable(smooth) : stockhamTable(smooth), ...innerTables(recipe)];
  const headers = "inner" in recipe ? 2 : 1;
  const at = memory.allocate(4 * (headers * HEADER_WORDS + tables.reduce((sum, { length }) => sum + length, 0)));
  let next = at + 4 * headers * HEADER_WORDS;
  const addresses = tables.map((table) => {
    const address = next;
    memory.bytes(address, table.byteLength).set(new Uint8Array(table.buffer));
    next += table.byteLength;
    return address;
  });
  const inner = at + 4 * (headers - 1) * HEADER_WORDS;
  const radices = smooth.kind === "one" ? smooth.radices.slice(1) : smooth.radices;
  memory.ints(inner, 4).set([KINDS[smooth.kind], smooth.n, radices.length, addresses[0]]);
  memory.bytes(inner + 40, 24).set(radices);
  if ("inner" in recipe) {
    memory.ints(at, 8).set([KINDS[recipe.kind], recipe.n, 0, 0, inner, smooth.n, addresses[1], addresses[2] ?? 0]);
  }
  return at;
}

/** What the work around the inner transform needs. */
function innerTables(recipe: Planned): (Float32Array | Uint32Array)[] {
  if (recipe.kind === "bluestein") return [chirpTable(recipe), chirpSpectrum(recipe)];
  if (recipe.kind === "long") return [longTable(recipe.n)];
  if (recipe.kind !== "rader") return [];
  const powers = powersOfRoot(recipe.n);
  return [powers.map((power) => 8 * power), raderSpectrum(powers)];
}

export class WasmFft implements FftEngine {
  readonly backend = "wasm";
  readonly #module: FftModule;
  readonly #shape: FftShape;
  readonly #complex: Complex;
  readonly #real: Real | undefined;
  readonly #n: number;
  readonly #batch: number;
  readonly #keys: string[] = [];
  readonly #plan: number;
  readonly #table: number;
  readonly #block: number;
  readonly #spectrum: number;
  readonly #rows: number;
  readonly #work: number;

  /** Throws `memory` where the platform cannot give it. */
  constructor(module: FftModule, shape: FftShape) {
    this.#module = module;
    this.#shape = shape;
    const { n, batch, real } = shape;
    this.#complex = module.complex;
    this.#real = real ? module.real : undefined;
    this.#n = n;
    this.#batch = batch;
    const whole = real ? realRecipeOf(n) : recipeOf(n);
    const recipe = whole.kind === "paired" || whole.kind === "odd" ? whole.inner : whole;
    const key = `${recipe.kind === "real" ? "real" : "plan"}:${recipe.n}`;
    this.#plan = this.#acquire(key, () => writePlan(module.memory, recipe));
    const paired = whole.kind === "paired";
    this.#table = paired ? this.#acquire(`pairing:${n}`, () => this.#copy(pairingTable(n))) : 0;
    const align = (bytes: number) => Math.ceil(bytes / 64) * 64;
    const spectrumAt = align(4 * signalLength(shape));
    const rowsAt = spectrumAt + align(4 * spectrumLength(shape));
    const workAt = rowsAt + align(paired ? 16 * n : whole.kind === "odd" ? 64 * n : 0);
    try {
      this.#block = module.memory.allocate(workAt + workBytes(recipe));
    } catch (error) {
      this.#release();
      throw error;
    }
    this.#spectrum = this.#block + spectrumAt;
    this.#rows = this.#block + rowsAt;
    this.#work = this.#block + workAt;
    this.signal().fill(0);
    this.spectrum().fill(0);
  }

  signal(): Float32Array {
    return this.#module.memory.floats(this.#block, signalLength(this.#shape));
  }

  spectrum(): Float32Array {
    return this.#module.memory.floats(this.#spectrum, spectrumLength(this.#shape));
  }

  forward(): void {
    this.#run(this.#block, this.#spectrum, 0);
  }

  inverse(): void {
    this.#run(this.#spectrum, this.#block, 1);
  }

  dispose(): void {
    this.#module.memory.free(this.#block);
    this.#release();
  }

  #run(from: number, to: number, inverse: number): void {
    if (this.#real) {
      this.#real(from, to, this.#n, this.#batch, this.#plan, this.#table, this.#rows, this.#work, inverse);
    } else this.#complex(from, to, this.#n, this.#batch, this.#plan, this.#work, inverse);
  }

  #acquire(key: string, make: () => number): number {
    const at = this.#module.plans.acquire(key, make);
    this.#keys.push(key);
    return at;
  }

  #copy(table: Float32Array): number {
    const at = this.#module.memory.allocate(table.byteLength);
    this.#module.memory.floats(at, table.length).set(table);
    return at;
  }

  #release(): void {
    for (const key of this.#keys.splice(0)) this.#module.plans.release(key);
  }
}
