/** Limits of one run (decision 5, B-40). Going over is a named failure. */
export interface RunBudget {
  readonly maxSteps: number;
  readonly maxEffects: number;
  /** Bytes of the variables, of the last outputs of all nodes and of what nodes remember, as JSON text. */
  readonly maxVariableBytes: number;
  /** Branches at the same time, forks inside forks included. */
  readonly maxBranches: number;
}

export const defaultRunBudget: RunBudget = {
  maxSteps: 10_000,
  maxEffects: 1_000,
  maxVariableBytes: 1024 * 1024,
  maxBranches: 100,
};
