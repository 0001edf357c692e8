import type { Inputs, Program, RunOptions, Workspace } from "../plan/backend.js";
import type { Plan } from "../plan/plan.js";

/** A compiled plan and what it was compiled from. */
export interface Compiled {
  readonly program: Program;
  readonly plan: Plan;
}

/** Runs a plan on whole sequences: what state values it has begin at zero and are forgotten. */
export async function runWhole(
  workspace: Workspace,
  { program, plan }: Compiled,
  inputs: Inputs,
  options: Pick<RunOptions, "signal">,
): Promise<Float32Array> {
  const state = plan.states.length > 0 ? workspace.createState(plan) : undefined;
  try {
    const { y } = await program.run(inputs, { state, signal: options.signal });
    return y instanceof Float32Array ? y : new Float32Array(y);
  } finally {
    state?.dispose();
  }
}
