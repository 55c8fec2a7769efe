import { z } from 'zod';
import { JsonObject } from '../json';
import { ListQuery, queryFlag, repeated } from '../list-query';
import { numberOrText, wholeNumber } from '../whole-number';
import { BigId, Lookup, OptionalLookupInput } from './lookup';
import { VariableTexts } from './variable-text';

export const QueueStrategy = z.enum(['fifo', 'lifo', 'strict_fifo']);
export type QueueStrategy = z.infer<typeof QueueStrategy>;

/** What a client may write. Unknown fields are ignored, as Webitel does. */
export const QueueInput = z
  .object({
    name: z.string().trim().min(1).max(250),
    type: numberOrText(wholeNumber.min(0).max(9)).meta({ description: 'Webitel queue type, 0–9.' }),
    enabled: z.boolean().default(true),
    priority: z.int32().default(0),
    strategy: QueueStrategy.default('fifo'),
    description: z.string().max(1_000).default(''),
    variables: VariableTexts.default({}),
    payload: JsonObject.default({}).meta({ description: 'Settings by queue type.' }),
    calendar: OptionalLookupInput,
    team: OptionalLookupInput,
    dnc_list: OptionalLookupInput,
    schema: OptionalLookupInput,
    tags: z.array(z.union([z.string(), z.object({ name: z.string() })])).nullish(),
  })
  .meta({ id: 'QueueInput' });
export type QueueInput = z.infer<typeof QueueInput>;

const written = QueueInput.shape;

/** Only changed keys. Without the defaults of a new queue, or they would overwrite. */
export const QueuePatch = QueueInput.extend({
  enabled: written.enabled.unwrap(),
  priority: written.priority.unwrap(),
  strategy: written.strategy.unwrap(),
  description: written.description.unwrap(),
  variables: written.variables.unwrap(),
  payload: written.payload.unwrap(),
})
  .partial()
  .meta({ id: 'QueuePatch' });
export type QueuePatch = z.infer<typeof QueuePatch>;

export const QueueQuery = ListQuery.extend({
  id: repeated(BigId),
  type: repeated(numberOrText(wholeNumber)),
  team_id: repeated(BigId),
  tags: repeated(z.string()),
  enabled: queryFlag.optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const Queue = z
  .object({
    id: BigId,
    name: z.string(),
    type: z.int(),
    enabled: z.boolean(),
    priority: z.int(),
    strategy: QueueStrategy,
    description: z.string(),
    variables: z.record(z.string(), z.string()),
    payload: JsonObject,
    calendar: Lookup.nullable(),
    team: Lookup.nullable(),
    dnc_list: Lookup.nullable(),
    schema: Lookup.nullable(),
    tags: z.array(z.object({ name: z.string() })),
    agent_count: z.int().optional(),
    hook_count: z.int().optional().meta({ description: 'Our addition: enabled hooks.' }),
    created_at: z.string().meta({ description: 'ms since 1970, as text.' }),
    updated_at: z.string(),
  })
  .meta({ id: 'Queue' });
export type Queue = z.infer<typeof Queue>;

/** Today's numbers per event, for the life-cycle strip of the Hooks tab. */
export const QueueEventCounts = z
  .object({
    since: z.string().meta({ description: 'ISO: start of today in the asked zone.' }),
    counts: z.record(z.string(), z.int()).meta({ description: 'Event name → events today.' }),
    usual: z
      .record(z.string(), z.number())
      .meta({ description: 'Event name → mean of the last 7 full days up to the same hour.' }),
  })
  .meta({ id: 'QueueEventCounts' });
export type QueueEventCounts = z.infer<typeof QueueEventCounts>;
