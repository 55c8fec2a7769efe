import { z } from 'zod';
import { JsonObject } from './json';
import { RunStatus } from './run';

/** Why an enabled or disabled hook did or did not start a run for an event. */
export const HookEvaluation = z
  .object({
    hook_id: z.string(),
    schema: z.object({ id: z.string(), name: z.string() }).nullable(),
    matched: z.boolean(),
    reason: z
      .enum([
        'matched',
        'conditions',
        'expired',
        'own event',
        'over limit',
        'unpublished',
        'failed',
      ])
      .meta({
        description:
          '`over limit`: it matched, but as many hooks as an event may start fired before it.',
      }),
    detail: z.string().meta({ description: 'A sentence, e.g. which row was false.' }),
  })
  .meta({ id: 'HookEvaluation' });
export type HookEvaluation = z.infer<typeof HookEvaluation>;

/** Row of `/events`. Handlers are the runs it started. */
export const EventSummary = z
  .object({
    id: z.string().meta({ description: 'Ours, time-ordered; `event_id` is the sender’s.' }),
    no: z.string().meta({ description: 'Running number, for people.' }),
    event_id: z.string(),
    type: z.string().meta({ example: 'queue.missed' }),
    source: z.string(),
    queue: z.object({ id: z.string(), name: z.string() }).nullable(),
    key: z.string(),
    contact: z.string().nullable(),
    occurred_at: z.string(),
    received_at: z.string(),
    status: z.enum(['handled', 'no hook', 'not matched', 'failed', 'running', 'dead letter']).meta({
      description:
        'Worst of its runs, dry ones left out; `dead letter` could not be read or placed.',
    }),
    runs: z.array(
      z.object({
        id: z.string(),
        status: RunStatus,
        schema: z.object({ id: z.string(), name: z.string(), version: z.int() }),
        duration_ms: z.number().nullable(),
      }),
    ),
    problem: z.string().nullable().meta({ description: 'With `dead letter`: why.' }),
  })
  .meta({ id: 'EventSummary' });
export type EventSummary = z.infer<typeof EventSummary>;

export const EventDetail = EventSummary.extend({
  data: JsonObject,
  notes: z.array(z.string()),
  evaluations: z.array(HookEvaluation),
}).meta({ id: 'EventDetail' });
export type EventDetail = z.infer<typeof EventDetail>;

/** 202 of `POST /events`. */
export const EventAccepted = z
  .object({
    id: z.string().meta({ description: 'The event’s own id (`/runs?event_id=` finds its runs).' }),
    duplicate: z.boolean().meta({ description: 'Known already; it starts nothing again.' }),
    seq: z.string().meta({ description: 'Number in the stream.' }),
  })
  .meta({ id: 'EventAccepted' });
export type EventAccepted = z.infer<typeof EventAccepted>;
