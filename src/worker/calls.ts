import { ToeplitzError } from "../core/errors.js";
import type { WorkerPort } from "./ports.js";
import { type Answers, memoryOf, type Reply, type Request, receiveError } from "./protocol.js";

type Asked = Extract<Request, { readonly id: number }>;
type Question<K extends keyof Answers> = Omit<Extract<Asked, { readonly kind: K }>, "id">;

interface Waiting {
  resolve(value: never): void;
  reject(error: unknown): void;
  onProgress: ((fraction: number) => void) | undefined;
}

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Arrays whose memory goes over to the worker. */
  readonly give?: Readonly<Record<string, { readonly buffer: ArrayBufferLike }>>;
}

/** Calls of a worker: each is answered, or rejected with `device` when the worker is gone. */
export class Calls {
  /** Resolves when the worker is gone by anything but end(). */
  readonly lost: Promise<ToeplitzError>;
  readonly #port: WorkerPort<Request, Reply>;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #gone: ToeplitzError | undefined;
  #ended = false;

  constructor(port: WorkerPort<Request, Reply>, onLoss: (reply: Extract<Reply, { kind: "loss" }>) => void) {
    this.#port = port;
    port.listen((reply) => (reply.kind === "loss" ? onLoss(reply) : this.#hear(reply)));
    port.keepAlive(false);
    this.lost = new Promise((resolve) => {
      port.onGone((reason) => {
        if (this.#gone) return;
        this.#fail(new ToeplitzError("device", `the worker is gone: ${reason}`));
        if (!this.#ended) resolve(this.#gone!);
      });
    });
  }

  get isLost(): boolean {
    return this.#gone !== undefined && !this.#ended;
  }

  /** A name for something on the other side. */
  name(): number {
    return this.#next++;
  }

  /** Says something that is not answered. */
  tell(request: Exclude<Request, Asked> | Extract<Request, { readonly kind: "abort" }>): void {
    if (!this.#gone) this.#port.send(request);
  }

  async ask<K extends keyof Answers>(question: Question<K>, options: AskOptions = {}): Promise<Answers[K]> {
    const { signal, onProgress, give = {} } = options;
    if (signal?.aborted) throw new ToeplitzError("aborted", "the operation was aborted", { cause: signal.reason });
    if (this.#gone) throw this.#gone;
    const id = this.#next++;
    const abort = () => this.tell({ kind: "abort", id });
    const answer = new Promise<Answers[K]>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
    });
    signal?.addEventListener("abort", abort, { once: true });
    try {
      this.#port.keepAlive(true);
      this.#port.send({ ...question, id } as unknown as Request, memoryOf(give));
      return await answer;
    } catch (error) {
      throw error instanceof ToeplitzError ? error : unsendable(error);
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener("abort", abort);
      if (this.#waiting.size === 0) this.#port.keepAlive(false);
    }
  }

  /** Ends the worker. Calls under way reject with `disposed`. */
  end(): Promise<void> {
    this.#ended = true;
    this.#fail(new ToeplitzError("disposed", "this device was disposed"));
    return this.#port.end();
  }

  #hear(reply: Exclude<Reply, { kind: "loss" }>): void {
    const waiting = this.#waiting.get(reply.id);
    if (reply.kind === "progress") waiting?.onProgress?.(reply.fraction);
    else if (reply.kind === "done") waiting?.resolve(reply.value as never);
    else waiting?.reject(receiveError(reply.error));
  }

  #fail(error: ToeplitzError): void {
    this.#gone ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function unsendable(cause: unknown): ToeplitzError {
  return new ToeplitzError("argument", `this cannot be sent to a worker: ${String(cause)}`, { cause });
}
