import { z } from 'zod';

const check = z.object({
  ok: z.boolean(),
  duration_ms: z.number(),
  detail: z.string().meta({ description: 'A sentence.' }),
});

/** `GET /health/ready`. */
export const HealthReport = z
  .object({
    status: z.enum(['ready', 'not ready']),
    checks: z.object({ database: check, nats: check }),
  })
  .meta({ id: 'HealthReport' });
export type HealthReport = z.infer<typeof HealthReport>;
export type HealthCheck = z.infer<typeof check>;
