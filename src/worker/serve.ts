import { ToeplitzError } from "../core/errors.js";
import type { Backend, Program, State, Workspace } from "../plan/backend.js";
import { type Chosen, chooseBackend } from "../runtime/choose.js";
import type { Port } from "./ports.js";
import { type Answers, memoryOf, own, type Reply, type Request, sendError } from "./protocol.js";

interface Served {
  readonly workspace: Workspace;
  readonly weights: Map<string, Float32Array>;
}

/** The worker's side of a device: does what the page asks for, on a backend chosen here. */
export class Server {
  readonly #port: Port<Reply, Request>;
  readonly #workspaces = new Map<number, Served>();
  readonly #programs = new Map<number, Program>();
  /** A state that could not be made is the error, thrown where it is used. */
  readonly #states = new Map<number, State | ToeplitzError>();
  readonly #running = new Map<number, AbortController>();
  #chosen: Chosen | undefined;

  constructor(port: Port<Reply, Request>) {
    this.#port = port;
    port.listen((request) => this.#receive(request));
  }

  #receive(request: Request): void {
    if (!("id" in request)) this.#obey(request);
    else if (request.kind === "abort") this.#running.get(request.id)?.abort();
    else void this.#answer(request);
  }

  async #answer(request: Exclude<Extract<Request, { id: number }>, { kind: "abort" }>): Promise<void> {
    const { id } = request;
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      const value = await this.#do(request, controller.signal);
      this.#port.send({ kind: "done", id, value }, transferOf(request.kind, value));
    } catch (error) {
      this.#port.send({ kind: "failed", id, error: sendError(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  async #do(
    request: Exclude<Extract<Request, { id: number }>, { kind: "abort" }>,
    signal: AbortSignal,
  ): Promise<Answers[keyof Answers]> {
    switch (request.kind) {
      case "open":
        return this.#open(request.options, signal);
      case "compile": {
        const { id, plan, weights } = request;
        const { workspace, weights: known } = found(this.#workspaces, request.workspace, "model");
        for (const [name, values] of Object.entries(weights)) known.set(name, values);
        const onProgress = (fraction: number) => this.#port.send({ kind: "progress", id, fraction });
        this.#programs.set(request.program, await workspace.compile(plan, { signal, onProgress }));
        return undefined;
      }
      case "run": {
        const program = found(this.#programs, request.program, "program");
        const state = request.state === undefined ? undefined : this.#state(request.state);
        return program.run(request.inputs, { state, signal });
      }
      case "read":
        return this.#state(request.state).read();
    }
  }

  async #open(options: Extract<Request, { kind: "open" }>["options"], signal: AbortSignal) {
    const chosen = await chooseBackend({ ...options, signal });
    this.#chosen = chosen;
    chosen.listen((loss) => this.#port.send({ kind: "loss", loss, report: chosen.report() }));
    return { name: chosen.backend.name, scales: chosen.scales, report: chosen.report() };
  }

  #obey(request: Exclude<Request, { id: number }>): void {
    try {
      if (request.kind === "workspace") this.#workspace(request.workspace);
      else if (request.kind === "state") this.#createState(request);
      else if (request.kind === "write") {
        const state = this.#state(request.state);
        if (request.values) state.write(request.values);
        else state.reset();
      } else this.#dispose(request);
    } catch {
      // what is wrong with it is said where it is used next
    }
  }

  #workspace(name: number): void {
    const weights = new Map<string, Float32Array>();
    const get = (weight: string) => found(weights, weight, "weight");
    this.#workspaces.set(name, { workspace: this.#backend().open({ get }), weights });
  }

  #createState({ workspace, state, plan }: Extract<Request, { kind: "state" }>): void {
    try {
      this.#states.set(state, found(this.#workspaces, workspace, "model").workspace.createState(plan));
    } catch (error) {
      this.#states.set(state, error instanceof ToeplitzError ? error : new ToeplitzError("internal", String(error)));
    }
  }

  #dispose({ what, name }: Extract<Request, { kind: "dispose" }>): void {
    const [workspace, program, state] = [this.#workspaces.get(name), this.#programs.get(name), this.#states.get(name)];
    if (what === "workspace") workspace?.workspace.dispose();
    else if (what === "program") program?.dispose();
    else if (!(state instanceof ToeplitzError)) state?.dispose();
    for (const names of [this.#workspaces, this.#programs, this.#states]) names.delete(name);
  }

  #state(name: number): State {
    const state = found(this.#states, name, "stream");
    if (state instanceof ToeplitzError) throw state;
    return state;
  }

  #backend(): Backend {
    if (!this.#chosen) throw new ToeplitzError("internal", "worker: no device is open");
    return this.#chosen.backend;
  }
}

function found<K, T>(map: ReadonlyMap<K, T>, key: K, what: string): T {
  const value = map.get(key);
  if (value === undefined) throw new ToeplitzError("disposed", `this ${what} was disposed (in the worker)`);
  return value;
}

/** Results are fresh arrays, so that their memory can be handed over; one that is part of a larger array is copied. */
function transferOf(kind: Request["kind"], value: Answers[keyof Answers]): ArrayBuffer[] {
  if (kind === "read") return memoryOf({ value: value as Answers["read"] });
  if (kind !== "run") return [];
  const outputs = value as Record<string, Float32Array | Float64Array>;
  for (const [name, values] of Object.entries(outputs)) {
    if (values.byteLength !== values.buffer.byteLength) outputs[name] = own(values);
  }
  return memoryOf(outputs);
}
