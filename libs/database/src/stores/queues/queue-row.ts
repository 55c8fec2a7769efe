import { QueueStrategy, type JsonObject, type Lookup, type Queue } from '@hookline/contracts';
import { millisText } from '../millis-text';

/** A queue as `TypeOrmQueueStore` selects it. */
export interface QueueRow {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly enabled: boolean;
  readonly priority: number;
  readonly strategy: string;
  readonly description: string;
  readonly variables: Record<string, string>;
  readonly payload: JsonObject;
  readonly calendar_id: string | null;
  readonly calendar_name: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly dnc_list_id: string | null;
  readonly dnc_list_name: string | null;
  readonly schema_id: string | null;
  readonly schema_name: string | null;
  readonly tags: readonly string[];
  readonly agent_count: number;
  readonly hook_count: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function toQueueView(row: QueueRow): Queue {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    enabled: row.enabled,
    priority: row.priority,
    strategy: QueueStrategy.parse(row.strategy),
    description: row.description,
    variables: row.variables,
    payload: row.payload,
    calendar: lookup(row.calendar_id, row.calendar_name),
    team: lookup(row.team_id, row.team_name),
    dnc_list: lookup(row.dnc_list_id, row.dnc_list_name),
    schema: lookup(row.schema_id, row.schema_name),
    tags: row.tags.map((name) => ({ name })),
    ...(row.team_id === null ? {} : { agent_count: row.agent_count }),
    hook_count: row.hook_count,
    created_at: millisText(row.created_at),
    updated_at: millisText(row.updated_at),
  };
}

/** Null also when what it referred to is gone. */
function lookup(id: string | null, name: string | null): Lookup | null {
  return id === null || name === null ? null : { id, name };
}
