import { z } from 'zod';

/** Longest a run may take by default: a wait of 30 days, and a day for the rest. */
const defaultRunMs = 31 * 86_400_000;

function wholeFrom(least: number, most: number) {
  const error = `must be a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** What one run may use up, as a domain sets it (decision 5). Going over fails the run by name. */
export const RunLimits = z
  .strictObject({
    maxSteps: wholeFrom(100, 100_000).default(10_000).meta({
      label: 'Steps',
      description: 'Steps of one run, every try and every pass of a loop counted.',
    }),
    maxEffects: wholeFrom(1, 10_000).default(1_000).meta({
      label: 'Effects',
      description: 'Calls, messages and changes to lists and tasks of one run.',
    }),
    maxVariableBytes: wholeFrom(16 * 1024, 8 * 1024 * 1024)
      .default(1024 * 1024)
      .meta({
        label: 'Variables',
        unit: 'bytes',
        description: 'Variables, the last outputs of all nodes and what loops keep, as JSON text.',
      }),
    maxBranches: wholeFrom(2, 1_000).default(100).meta({
      label: 'Branches',
      description: 'Parallel branches of one run at the same time.',
    }),
    maxDepth: wholeFrom(1, 8).default(8).meta({
      label: 'Depth',
      description: 'Sub-schemas inside sub-schemas.',
    }),
    maxRunMs: wholeFrom(60_000, 366 * 86_400_000)
      .default(defaultRunMs)
      .meta({
        label: 'Time',
        unit: 'ms',
        description: 'From the start of a run to its end, waits counted.',
      }),
  })
  .meta({ id: 'RunLimits' });
export type RunLimits = z.infer<typeof RunLimits>;
