import { ToeplitzError } from "../../core/errors.js";
import type { Backend, WeightSource, Workspace } from "../../plan/backend.js";
import type { Plan } from "../../plan/plan.js";
import type { BackendName, Opened } from "../opened.js";
import { planNs, type Speed } from "../speed.js";
import type { Seat, Source } from "./source.js";
import type { Attempts, Loss } from "./types.js";
import { ManagedWorkspace } from "./workspace.js";

export interface ManagedSettings {
  /** In order of preference. */
  readonly sources: readonly Source[];
  /** How many of the sources, from the first on, each plan may choose among by cost; the others wait for a loss. */
  readonly routed?: number;
  readonly speeds?: Readonly<Partial<Record<BackendName, Speed>>>;
  /** Whether a plan that a GPU refuses for its size goes elsewhere. Default true. */
  readonly moves?: boolean;
  readonly onLost?: (loss: Loss) => void;
}

const nothing: Plan = { values: [], steps: [], inputs: [], states: [], outputs: {} };

/** Tries of one piece of work on one kind of backend before it goes to another. */
const TRIES = 2;

/**
 * Several backends as one. Each plan runs where it is modelled to be fastest; where a device is lost or refuses work, it is
 * opened again or the next one takes over, and the work is done again there: callers see results, not losses.
 */
export class ManagedBackend implements Backend, Attempts {
  readonly #settings: ManagedSettings;
  readonly #workspaces = new Set<ManagedWorkspace>();
  readonly #watched = new WeakSet<Seat>();
  /** Seats in the order in which they were opened. */
  readonly #open: Seat[] = [];
  #current: Opened;
  #disposed = false;

  /** `first` is what the first source has open. */
  constructor(first: Opened, settings: ManagedSettings) {
    this.#current = first;
    this.#settings = settings;
    const [{ name }] = settings.sources;
    if (name !== first.backend.name) throw new ToeplitzError("internal", `managed: ${name} is not what was opened`);
    settings.sources[0].seat().then((seat) => this.#watch(seat));
  }

  get name(): BackendName {
    return this.#current.backend.name;
  }

  /** What most work runs on now. */
  get current(): Opened {
    return this.#current;
  }

  open(weights: WeightSource): Workspace {
    const workspace: ManagedWorkspace = new ManagedWorkspace(this, weights, () => this.#workspaces.delete(workspace));
    this.#workspaces.add(workspace);
    return workspace;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const workspace of [...this.#workspaces]) workspace.dispose();
    for (const source of this.#settings.sources) source.dispose();
  }

  check(): void {
    if (this.#disposed) throw new ToeplitzError("disposed", "this device was disposed");
  }

  /**
   * Does `work` on the best seat for the plan; again, there or elsewhere, where the device fails it. `avoided` is what the
   * plan has already been refused by, for good.
   */
  async attempt<T>(plan: Plan, avoided: Set<Source>, work: (seat: Seat) => Promise<T>): Promise<T> {
    const failures = new Map<Source, number>();
    for (;;) {
      const seat = await this.#seatFor(plan, avoided, failures);
      const { source } = seat;
      try {
        const result = await work(seat);
        source.worked();
        return result;
      } catch (error) {
        this.check();
        if (!(error instanceof ToeplitzError)) throw error;
        if (!seat.gone && this.#elsewhere(error, seat)) {
          avoided.add(source); // too large for it, or it has no such kernel
          this.#tell({ kind: "refused", backend: source.name, reason: error.message }, plan, avoided);
          continue;
        }
        if (!seat.gone && error.code !== "device") throw error;
        if (seat.gone && error.code !== "device" && error.code !== "disposed") throw error;
        failures.set(source, (failures.get(source) ?? 0) + 1);
        this.#lose(seat, error.message);
      }
    }
  }

  async #seatFor(plan: Plan, avoided: ReadonlySet<Source>, failures: ReadonlyMap<Source, number>): Promise<Seat> {
    const reasons: string[] = [];
    for (const source of this.#order(plan)) {
      this.check();
      const failed = failures.get(source) ?? 0;
      if (avoided.has(source)) reasons.push(`${source.name} refuses this plan`);
      else if (failed >= TRIES) reasons.push(`${source.name} failed ${failed} times`);
      else if (!source.available) reasons.push(`${source.name}: ${source.why}`);
      else {
        try {
          const seat = await source.seat();
          this.check();
          if (seat.gone) return await this.#seatFor(plan, avoided, failures);
          this.#watch(seat);
          return seat;
        } catch (error) {
          this.check();
          reasons.push(`${source.name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
    throw new ToeplitzError("device", `the device was lost and nothing replaces it: ${reasons.join("; ")}`);
  }

  /** The sources as the plan should try them. */
  #order(plan: Plan): readonly Source[] {
    const { sources, routed = 1, speeds = {} } = this.#settings;
    if (routed < 2) return sources;
    const cost = ({ name }: Source) => planNs(plan, speeds[name]);
    const first = sources.slice(0, routed).sort((a, b) => cost(a) - cost(b));
    return [...first, ...sources.slice(routed)];
  }

  /** Whether an error is this backend's own, so that another may do better. */
  #elsewhere({ code }: ToeplitzError, { source }: Seat): boolean {
    if (source.name !== "webgpu" || this.#settings.moves === false) return false;
    return code === "memory" || (code === "unsupported" && (this.#settings.routed ?? 1) > 1);
  }

  #watch(seat: Seat): void {
    if (this.#watched.has(seat)) return;
    this.#watched.add(seat);
    this.#open.push(seat);
    this.#choose();
    seat.opened.backend.lost?.then((error) => this.#lose(seat, error.message));
  }

  #lose(seat: Seat, reason: string): void {
    if (!seat.source.lose(seat, reason)) return;
    this.#open.splice(this.#open.indexOf(seat), 1);
    for (const workspace of this.#workspaces) workspace.forget(seat);
    seat.opened.backend.dispose();
    if (this.#disposed) return;
    this.#tell({ kind: "lost", backend: seat.source.name, reason }, nothing, new Set());
  }

  /** Reports what happened once it is known what work goes on with. */
  #tell(what: Omit<Loss, "now">, plan: Plan, avoided: ReadonlySet<Source>): void {
    this.#seatFor(plan, avoided, new Map()).then(
      ({ source }) => this.#settings.onLost?.({ ...what, now: source.name }),
      () => this.#disposed || this.#settings.onLost?.({ ...what, now: null }),
    );
  }

  /** The open seat whose source is the most preferred. */
  #choose(): void {
    for (const source of this.#settings.sources) {
      const seat = this.#open.find((each) => each.source === source);
      if (!seat) continue;
      this.#current = seat.opened;
      return;
    }
  }
}
