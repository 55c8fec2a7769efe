import { z } from 'zod';

/** `POST /call_center/queues/{id}/simulate`: walks a virtual contact through a scenario. */
export const SimulateInput = z
  .object({
    scenario: z.string().meta({ description: 'Word of a scenario, see `GET …/simulate`.' }),
    destination: z
      .string()
      .max(256)
      .optional()
      .meta({ description: 'Default: an invented number.' }),
    variables: z.record(z.string(), z.string()).default({}),
    speed: z.enum(['real', 'fast']).default('fast').meta({
      description: '`fast` publishes with 50 ms between events, `real` with the scenario’s pauses.',
    }),
  })
  .strict()
  .meta({ id: 'SimulateInput' });
export type SimulateInput = z.infer<typeof SimulateInput>;

export const SimulateAnswer = z
  .object({
    attempt_id: z.string(),
    destination: z.string(),
    events: z.array(z.object({ id: z.string(), type: z.string(), after_ms: z.int() })),
  })
  .meta({ id: 'SimulateAnswer' });
export type SimulateAnswer = z.infer<typeof SimulateAnswer>;
