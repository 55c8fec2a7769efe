import { JsonValue, type FlowGraph } from '@hookline/contracts';
import type { ObjectRef } from '@hookline/engine';
import type { Pool } from 'pg';
import { refColumns } from '../runtime/local-effects/effect-performer';
import { storableJson } from '../runtime/storable-json';
import { taskConditions } from '../runtime/tasks/task-conditions';
import { TaskReferences, type AskedReferences } from '../runtime/tasks/task-references';
import { taskColumns, type TaskRow } from '../runtime/tasks/task-row';
import type { CacheEntry } from './changed-cache';
import type { StoredListEntry } from './changed-lists';
import type { TaskQuestion } from './changed-tasks';

const cacheSql = `
  select value::text as text, expires_at as "expiresAt" from cache_entry
  where domain_id = $1 and key = $2
`;

const listSql = `
  select l.id::text as "listId", l.name as "listName", c.id::text, c.description,
    c.expire_at as "expireAt"
  from contact_list l
  left join list_communication c on c.list_id = l.id and c.number = $4
  where l.domain_id = $1 and (l.id = $2 or lower(l.name) = lower($3))
`;

const namesSql = `select name, encrypted from domain_variable where domain_id = $1`;

const queueSql = `
  select id::text, team_id::text as team from queue
  where domain_id = $1 and deleted_at is null and (id = $2 or lower(name) = lower($3))
`;

const openSql = `
  select count(*)::int as open from member
  where queue_id = $1 and id = any($2::bigint[]) and stop_cause = ''
`;

const schemaSql = `
  select s.id::text, s.name, v.version, v.graph
  from flow_schema s left join flow_version v on v.id = s.published_version_id
  where s.domain_id = $1 and s.deleted_at is null and (s.id = $2 or lower(s.name) = lower($3))
`;

const columns = `id, domain_id, queue_id, name, priority, attempts, stop_cause, bucket, agent_id,
  communications, variables, created_at, min_offering_at, expire_at`;

// Changed rows stand beside the table, those they stand for left out.
const tasksSql = (conditions: string, order: TaskQuestion['order']): string => `
  select ${taskColumns}
  from (
    select ${columns} from member where id <> all($1::bigint[])
    union all
    select ${columns} from json_to_recordset($2::json) as changed(
      id bigint, domain_id bigint, queue_id bigint, name text, priority int, attempts int,
      stop_cause text, bucket jsonb, agent_id bigint, communications jsonb, variables jsonb,
      created_at timestamptz, min_offering_at timestamptz, expire_at timestamptz)
  ) m
  where ${conditions} order by m.id ${order === 'newest' ? 'desc' : 'asc'} limit $3
`;
const ownPlaceholders = 3;

interface ListRow {
  readonly listId: string;
  readonly listName: string;
  /** Null: the number is not on it. */
  readonly id: string | null;
  readonly description: string;
  readonly expireAt: Date | null;
}

interface StoredQueue {
  readonly id: string;
  readonly team: string | null;
}

/** A flow schema as it is published; `version` and `graph` are null when it never was. */
export interface StoredSchema {
  readonly id: string;
  readonly name: string;
  readonly version: number | null;
  readonly graph: FlowGraph | null;
}

/** Our own tables beneath the changes of a test. What has expired is answered too: a test has a clock of its own. */
export class PgStoredData {
  constructor(private readonly pool: Pool) {}

  async cacheEntry(domainId: string, key: string): Promise<CacheEntry | null> {
    const { rows } = await this.pool.query<{ text: string; expiresAt: Date }>(cacheSql, [
      domainId,
      key,
    ]);
    const row = rows[0];
    return row ? { value: JsonValue.parse(JSON.parse(row.text)), expiresAt: row.expiresAt } : null;
  }

  /** Null when there is no such list. */
  async listEntry(
    domainId: string,
    list: ObjectRef,
    number: string,
  ): Promise<StoredListEntry | null> {
    const { id, name } = refColumns(list);
    const { rows } = await this.pool.query<ListRow>(listSql, [domainId, id, name, number]);
    const row = rows[0];
    if (!row) return null;
    const { listId, listName, expireAt } = row;
    const entry = row.id === null ? null : { id: row.id, description: row.description, expireAt };
    return { listId, listName, entry };
  }

  /** Whether each domain variable is sealed, by name. */
  async variableNames(domainId: string): Promise<ReadonlyMap<string, boolean>> {
    const { rows } = await this.pool.query<{ name: string; encrypted: boolean }>(namesSql, [
      domainId,
    ]);
    return new Map(rows.map(({ name, encrypted }) => [name, encrypted]));
  }

  /** Null when the domain has no such queue. */
  async queue(domainId: string, queue: ObjectRef): Promise<StoredQueue | null> {
    const { id, name } = refColumns(queue);
    const { rows } = await this.pool.query<StoredQueue>(queueSql, [domainId, id, name]);
    return rows[0] ?? null;
  }

  /** Tasks of a queue among these ids that are open. */
  async openTasksAmong(queueId: string, taskIds: readonly string[]): Promise<number> {
    const { rows } = await this.pool.query<{ open: number }>(openSql, [queueId, taskIds]);
    return rows[0]?.open ?? 0;
  }

  /** Null when the domain has no such flow schema. */
  async schema(domainId: string, schema: ObjectRef): Promise<StoredSchema | null> {
    const { id, name } = refColumns(schema);
    const { rows } = await this.pool.query<StoredSchema>(schemaSql, [domainId, id, name]);
    return rows[0] ?? null;
  }

  /** Tasks that fit, changed ones among them; null for a filter that names an id which is no number. */
  async tasks(
    domainId: string,
    { filter, changes: { rows: changed, removed }, order, limit }: TaskQuestion,
  ): Promise<readonly TaskRow[] | null> {
    const conditions = taskConditions(domainId, filter, ownPlaceholders + 1);
    if (!conditions) return null;
    const { rows } = await this.pool.query<TaskRow>(tasksSql(conditions.sql, order), [
      [...removed, ...changed.map(({ id }) => id)],
      storableJson(changed.map((row) => storedRow(domainId, row))),
      limit,
      ...conditions.values,
    ]);
    return rows;
  }

  taskReferences(asked: AskedReferences): Promise<TaskReferences> {
    return TaskReferences.look(this.pool, asked);
  }
}

function storedRow(domainId: string, { bucket_id: bucket, ...row }: TaskRow): object {
  return { ...row, domain_id: domainId, bucket: bucket === null ? null : { id: bucket, name: '' } };
}
