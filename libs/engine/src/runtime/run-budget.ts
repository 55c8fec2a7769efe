import { RunLimits } from '@hookline/contracts';

/** Limits of one run (decision 5, B-40). Going over is a named failure. */
export type RunBudget = RunLimits;

export const defaultRunBudget: RunBudget = RunLimits.parse({});
