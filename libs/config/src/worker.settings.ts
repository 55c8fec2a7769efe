import { z } from 'zod';

/** How much one worker takes on. */
export const WorkerVariables = z.object({
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(2_000).default(200).meta({
    description: 'Runs one worker walks at a time.',
    unit: 'runs',
  }),
  WORKER_QUEUE_CONCURRENCY: z.coerce.number().int().min(1).max(2_000).default(75).meta({
    description:
      'Runs of one queue among them; others wait or are parked. More than one target has room for.',
    unit: 'runs',
  }),
  WORKER_TARGET_CONCURRENCY: z.coerce.number().int().min(1).max(2_000).default(50).meta({
    description: 'Calls and messages of one worker to one target (scheme, host, port) at a time.',
    unit: 'calls',
  }),
  WORKER_LONG_WAITS: z.coerce.number().int().min(0).max(20_000).default(1_000).meta({
    description:
      'Runs of one worker that wait for an answer for more than a second, beside those: they hold no room of their queue. Of events whose runs take longer, as many. Each takes memory.',
    unit: 'runs',
  }),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).optional().meta({
    description:
      'Where a worker answers /live, /ready and /metrics (Prometheus). Default: nowhere. Keep it inside.',
  }),
});

export interface WorkerSettings {
  /** Null: no health port. */
  readonly healthPort: number | null;
  readonly concurrency: number;
  readonly concurrencyPerQueue: number;
  readonly concurrencyPerTarget: number;
  readonly longWaits: number;
}

/** The settings of checked variables. */
export function toWorkerSettings(variables: z.infer<typeof WorkerVariables>): WorkerSettings {
  return {
    healthPort: variables.WORKER_HEALTH_PORT ?? null,
    concurrency: variables.WORKER_CONCURRENCY,
    concurrencyPerQueue: variables.WORKER_QUEUE_CONCURRENCY,
    concurrencyPerTarget: variables.WORKER_TARGET_CONCURRENCY,
    longWaits: variables.WORKER_LONG_WAITS,
  };
}
