import { z } from 'zod';

/** Shorter, the stream of events would bring back what was deleted: it holds 7 days. */
const fewestDays = 8;

/** How long the history of a domain is kept: events, runs and steps, by whole days in UTC (B-61). */
export const Retention = z
  .object({
    days: z
      .int()
      .max(3_650)
      .refine((days) => days === 0 || days >= fewestDays, `must be 0 or at least ${fewestDays}`)
      .nullable()
      .meta({ description: '0 keeps it for ever; null as long as the operator has set.' }),
  })
  .strict()
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof Retention>;
