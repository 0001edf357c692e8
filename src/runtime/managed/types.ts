import type { Inputs, State, Workspace } from "../../plan/backend.js";
import type { Plan } from "../../plan/plan.js";
import type { BackendName } from "../opened.js";
import type { Seat, Source } from "./source.js";

/** What became of a device, or of a plan that one refused. */
export interface Loss {
  /** "lost": the device is gone. "refused": it goes on, but for a plan that is too large for it or that it has no kernel for. */
  readonly kind: "lost" | "refused";
  readonly backend: BackendName;
  readonly reason: string;
  /** What work goes on with; null where nothing is left. */
  readonly now: BackendName | null;
}

/** What runs pieces of work on seats: see ManagedBackend. */
export interface Attempts {
  attempt<T>(plan: Plan, avoided: Set<Source>, work: (seat: Seat) => Promise<T>): Promise<T>;
  check(): void;
}

/** A model's place on each seat: see ManagedWorkspace. */
export interface Places {
  readonly backend: Attempts;
  check(): void;
  on(seat: Seat): Workspace;
}

/** A run that can be done again: see ManagedProgram. */
export interface Repeatable {
  again(seat: Seat, inputs: Inputs, state: State): Promise<void>;
}
