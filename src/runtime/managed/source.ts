import type { BackendName, Opened } from "../opened.js";

/** What the next attempt to open waits after a failure, doubled with each in a row. */
const BACKOFF_MS = 5000;

/** A backend that is open. */
export interface Seat {
  readonly source: Source;
  readonly opened: Opened;
  /** Set when it was given up: whatever still fails on it is to be done again elsewhere. */
  gone: boolean;
}

/**
 * A kind of backend that work can run on: opened when first needed, again when it was lost, and left alone for a while where
 * that does not help.
 */
export class Source {
  readonly name: BackendName;
  readonly #open: () => Promise<Opened>;
  #seat: Promise<Seat> | undefined;
  #failures = 0;
  #closedUntil = 0;
  #why = "";

  /** `first`: where it is open already. */
  constructor(name: BackendName, open: () => Promise<Opened>, first?: Opened) {
    this.name = name;
    this.#open = open;
    if (first) this.#seat = Promise.resolve({ source: this, opened: first, gone: false });
  }

  /** Whether asking for a seat costs nothing but, perhaps, opening it. */
  get available(): boolean {
    return this.#seat !== undefined || performance.now() >= this.#closedUntil;
  }

  /** Why it is not available. */
  get why(): string {
    return this.#why;
  }

  /** The seat, opened where there is none. Rejects with the reason where it cannot be. */
  seat(): Promise<Seat> {
    this.#seat ??= this.#opened();
    return this.#seat;
  }

  /** Work was done on it: the next loss is not one in a row. */
  worked(): void {
    this.#failures = 0;
  }

  /** Gives the seat up. True for the first who says so. */
  lose(seat: Seat, why: string): boolean {
    if (seat.gone) return false;
    seat.gone = true;
    this.#seat = undefined;
    if (this.#failures > 0) this.#wait(why); // it did nothing since the last loss
    this.#failures++;
    return true;
  }

  /** The backend, if it is open or about to be, is disposed of. */
  dispose(): void {
    this.#seat?.then(({ opened }) => opened.backend.dispose()).catch(() => undefined);
  }

  async #opened(): Promise<Seat> {
    try {
      return { source: this, opened: await this.#open(), gone: false };
    } catch (error) {
      this.#seat = undefined;
      this.#failures++;
      this.#wait(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  #wait(why: string): void {
    this.#why = why;
    this.#closedUntil = performance.now() + BACKOFF_MS * 2 ** Math.min(this.#failures - 1, 10);
  }
}
