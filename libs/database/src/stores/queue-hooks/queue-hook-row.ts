import { HookMode, QueueEventName, type QueueHook, type RuleTree } from '@hookline/contracts';

/** A hook as `TypeOrmQueueHookStore` selects it. */
export interface QueueHookRow {
  readonly id: number;
  readonly event: string;
  readonly enabled: boolean;
  readonly schema_id: string;
  readonly schema_name: string;
  readonly schema_version: number | null;
  readonly draft_newer: boolean | null;
  readonly properties: string[];
  readonly position: number;
  readonly conditions: RuleTree | null;
  readonly ttl_sec: number | null;
  readonly mode: string;
  readonly note: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function toQueueHookView(row: QueueHookRow): QueueHook {
  return {
    id: row.id,
    event: QueueEventName.parse(row.event),
    enabled: row.enabled,
    schema: {
      id: row.schema_id,
      name: row.schema_name,
      version: row.schema_version,
      draft_newer: row.draft_newer ?? false,
    },
    properties: row.properties,
    position: row.position,
    conditions: row.conditions,
    ttl_sec: row.ttl_sec,
    mode: HookMode.parse(row.mode),
    note: row.note,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
