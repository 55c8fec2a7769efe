import { z } from 'zod';

/** How much one worker takes on. */
export const WorkerVariables = z.object({
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(2_000).default(200).meta({
    description: 'Runs one worker walks at a time.',
    unit: 'runs',
  }),
});

export interface WorkerSettings {
  readonly concurrency: number;
}

/** The settings of checked variables. */
export function toWorkerSettings(variables: z.infer<typeof WorkerVariables>): WorkerSettings {
  return { concurrency: variables.WORKER_CONCURRENCY };
}
