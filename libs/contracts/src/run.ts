import { z } from 'zod';
import { FlowGraph } from './flow-schema/flow-graph';
import { JsonObject, JsonValue } from './json';

/** Life of a run (design.md 8). */
export const RunStatus = z
  .enum(['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled', 'quarantined'])
  .meta({ id: 'RunStatus' });
export type RunStatus = z.infer<typeof RunStatus>;

export const endedRunStatuses: readonly RunStatus[] = [
  'completed',
  'failed',
  'cancelled',
  'quarantined',
];

export const StepStatus = z
  .enum(['running', 'waiting', 'completed', 'failed', 'skipped', 'unknown', 'cancelled'])
  .meta({ id: 'StepStatus' });
export type StepStatus = z.infer<typeof StepStatus>;

export const StepError = z
  .object({
    code: z.string().meta({ example: 'http.timeout' }),
    message: z.string(),
  })
  .meta({ id: 'StepError' });
export type StepError = z.infer<typeof StepError>;

/** One execution of one node. Immutable once written: a retry is another step record. */
export const StepRecord = z
  .object({
    seq: z.int().min(1).meta({ description: 'Order within the run, from 1.' }),
    nodeId: z.string(),
    nodeName: z.string(),
    nodeType: z.string(),
    visit: z.int().min(1),
    attempt: z.int().min(1).meta({ description: 'Try of this visit, from 1.' }),
    status: StepStatus,
    outlet: z.string().nullable(),
    input: JsonValue.meta({ description: 'Rendered params, secrets redacted, big values cut.' }),
    output: JsonValue,
    error: StepError.nullable(),
    notes: z.array(z.string()).meta({ description: 'E.g. which variables were missing.' }),
    startedAt: z.string().meta({ description: 'ISO instant.' }),
    durationMs: z.number(),
    variables: JsonObject.optional().meta({
      description:
        'Run variables it set, as far as it was asked from outside; cut like the output.',
    }),
    dry: z.boolean().optional().meta({ description: 'A step of a dry run: it changed nothing.' }),
  })
  .meta({ id: 'StepRecord' });
export type StepRecord = z.infer<typeof StepRecord>;

/** Row of `/runs`. */
export const RunSummary = z
  .object({
    id: z.string(),
    status: RunStatus,
    schema: z.object({ id: z.string(), name: z.string(), version: z.int() }),
    hook: z.object({ id: z.string(), event: z.string() }).nullable(),
    queue: z.object({ id: z.string(), name: z.string() }).nullable(),
    event: z.object({ id: z.string(), no: z.string(), type: z.string() }),
    key: z.string().meta({ description: 'Call or attempt id.' }),
    contact: z.string().nullable().meta({ description: 'Number or address of the customer.' }),
    created_at: z.string().meta({ description: 'ISO instant.' }),
    ended_at: z.string().nullable(),
    due_at: z.string().nullable().meta({ description: 'While waiting: when it goes on.' }),
    duration_ms: z.number().nullable(),
    step_count: z
      .int()
      .meta({ description: 'Steps that have ended; one under way is not counted.' }),
    error: z
      .object({ code: z.string(), message: z.string(), nodeId: z.string().nullable() })
      .nullable(),
    replay_of: z.string().nullable().meta({ description: 'The run this one repeats.' }),
    replay_no: z.int().meta({ description: 'From 1 for a replay, 0 for the first run.' }),
    dry: z.boolean().meta({ description: 'A dry run: it changes nothing and sends nothing.' }),
    draft_revision: z
      .int()
      .nullable()
      .meta({ description: 'With a replay of a draft: its revision; `schema.version` is 0 then.' }),
    parent: z
      .object({ run_id: z.string(), node_id: z.string() })
      .nullable()
      .meta({ description: 'The run and the node that started this one as a sub-flow.' }),
  })
  .meta({ id: 'RunSummary' });
export type RunSummary = z.infer<typeof RunSummary>;

/** `GET /runs/{id}`: with the steps, the pinned graph and the event's data. */
export const RunDetail = RunSummary.extend({
  graph: FlowGraph,
  steps: z.array(StepRecord),
  variables: JsonObject,
  result: JsonValue,
  event_data: JsonObject,
}).meta({ id: 'RunDetail' });
export type RunDetail = z.infer<typeof RunDetail>;
