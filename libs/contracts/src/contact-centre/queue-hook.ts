import { z } from 'zod';
import { QueueEventName } from '../events/queue-event-name';
import { RuleTree } from '../rule-tree';
import { LookupInput } from './lookup';

/**
 * `ordered`: waits for earlier runs of the same call to end or park (default).
 * `parallel`: starts at once.
 */
export const HookMode = z.enum(['ordered', 'parallel']);
export type HookMode = z.infer<typeof HookMode>;

export const QueueHookInput = z
  .object({
    event: QueueEventName,
    schema: LookupInput,
    enabled: z.boolean().default(true),
    properties: z.array(z.string()).default([]).meta({ description: 'Kept for Webitel; unused.' }),
    position: z.int().min(0).max(10_000).optional().meta({
      description: 'Order among the hooks of one event; default last.',
    }),
    conditions: RuleTree.nullish().meta({ description: 'Fires only when they hold.' }),
    ttl_sec: z.int().min(1).max(604_800).nullish().meta({
      unit: 's',
      description: 'An event older than this starts nothing.',
    }),
    mode: HookMode.default('ordered'),
    note: z.string().max(500).default(''),
  })
  .meta({ id: 'QueueHookInput' });
export type QueueHookInput = z.infer<typeof QueueHookInput>;

const written = QueueHookInput.shape;

/** Only changed keys. Without the defaults of a new hook, or they would overwrite. */
export const QueueHookPatch = QueueHookInput.extend({
  enabled: written.enabled.unwrap(),
  properties: written.properties.unwrap(),
  mode: written.mode.unwrap(),
  note: written.note.unwrap(),
})
  .partial()
  .meta({ id: 'QueueHookPatch' });
export type QueueHookPatch = z.infer<typeof QueueHookPatch>;

/** `PATCH /call_center/queues/{id}/hooks`: several at once, all or none (reordering, bulk). */
export const QueueHooksPatch = z
  .strictObject({
    items: z
      .array(QueueHookPatch.extend({ id: z.int32() }))
      .min(1)
      .max(1_000),
  })
  .meta({ id: 'QueueHooksPatch' });
export type QueueHooksPatch = z.infer<typeof QueueHooksPatch>;

/** Hooks of an event beyond this many that fire start nothing (B-42). */
export const mostRunsPerEvent = 50;

/** A hook did this since midnight of the asked zone. */
export const HookActivity = z
  .object({
    last_fired_at: z.string().nullable(),
    fired_today: z.int(),
    failed_today: z.int(),
    p95_ms: z.number().nullable(),
  })
  .meta({ id: 'HookActivity' });
export type HookActivity = z.infer<typeof HookActivity>;

export const QueueHook = z
  .object({
    id: z.int(),
    event: QueueEventName,
    enabled: z.boolean(),
    schema: z.object({ id: z.string(), name: z.string() }).extend({
      version: z.int().nullable().meta({ description: 'Published version; null: none yet.' }),
      draft_newer: z.boolean(),
    }),
    properties: z.array(z.string()),
    position: z.int(),
    conditions: RuleTree.nullable(),
    ttl_sec: z.int().nullable(),
    mode: HookMode,
    note: z.string(),
    activity: HookActivity.optional(),
    created_at: z.string().meta({ description: 'ISO instant.' }),
    updated_at: z.string(),
  })
  .meta({ id: 'QueueHook' });
export type QueueHook = z.infer<typeof QueueHook>;
