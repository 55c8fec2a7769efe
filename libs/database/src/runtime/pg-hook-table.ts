/**
 * What the worker must know to dispatch: domains, queues, enabled hooks and the versions they
 * start. Read whole at boot and after a change; looked up in memory for every event.
 */
import {
  RunLimits,
  type FlowGraph,
  type HookMode,
  type JsonObject,
  type RuleTree,
} from '@hookline/contracts';
import type { Pool } from 'pg';

export interface HookRow {
  readonly id: number;
  readonly domainId: string;
  readonly queueId: string;
  readonly event: string;
  readonly schemaId: string;
  readonly schemaName: string;
  /** Null while the schema has no published version. */
  readonly versionId: string | null;
  readonly conditions: RuleTree | null;
  readonly ttlSeconds: number | null;
  readonly mode: HookMode;
  readonly position: number;
}

export interface QueueRow {
  readonly id: string;
  readonly domainId: string;
  readonly name: string;
  readonly type: number;
  readonly enabled: boolean;
  readonly variables: JsonObject;
  /** Runs on their way still see its name; events no longer reach it. */
  readonly isDeleted: boolean;
}

export interface DomainRow {
  readonly id: string;
  readonly timezone: string;
  readonly runLimits: RunLimits;
}

export interface VersionRow {
  readonly id: string;
  readonly schemaId: string;
  readonly schemaName: string;
  readonly version: number;
  readonly graph: FlowGraph;
}

export interface HookTableRows {
  readonly domains: readonly DomainRow[];
  readonly queues: readonly QueueRow[];
  readonly hooks: readonly HookRow[];
}

export class PgHookTable {
  constructor(private readonly pool: Pool) {}

  /** Everything but the graphs, in one round trip each. Hooks come in position order. */
  async read(): Promise<HookTableRows> {
    const [domains, queues, hooks] = await Promise.all([
      this.pool.query<StoredDomain>(
        `select id::text, timezone, run_limits as "runLimits" from domain`,
      ),
      this.pool.query<QueueRow>(
        `select id::text, domain_id::text as "domainId", name, type, enabled, variables,
           deleted_at is not null as "isDeleted"
         from queue`,
      ),
      this.pool.query<HookRow>(`
        select h.id, h.domain_id::text as "domainId", h.queue_id::text as "queueId", h.event,
          h.schema_id::text as "schemaId", s.name as "schemaName",
          s.published_version_id::text as "versionId", h.conditions,
          h.ttl_sec as "ttlSeconds", h.mode, h.position
        from queue_hook h join flow_schema s on s.id = h.schema_id
        where h.enabled
        order by h.position, h.id
      `),
    ]);
    return { domains: domains.rows.map(toDomainRow), queues: queues.rows, hooks: hooks.rows };
  }

  /**
   * Versions are immutable, so each is read once in the life of a process. Those of deleted
   * schemas too: runs are pinned to them.
   */
  async readVersions(ids: readonly string[]): Promise<readonly VersionRow[]> {
    if (ids.length === 0) return [];
    const { rows } = await this.pool.query<VersionRow>(
      `select v.id::text, v.schema_id::text as "schemaId", s.name as "schemaName", v.version, v.graph
       from flow_version v join flow_schema s on s.id = v.schema_id
       where v.id = any($1::bigint[])`,
      [ids],
    );
    return rows;
  }

  /** Drafts that replays run, as they were kept; never changed either. Their version is 0. */
  async readSnapshot(id: string): Promise<VersionRow | null> {
    const { rows } = await this.pool.query<VersionRow>(
      `select d.id::text, d.schema_id::text as "schemaId", s.name as "schemaName", 0 as version,
         d.graph
       from draft_snapshot d join flow_schema s on s.id = d.schema_id
       where d.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }
}

interface StoredDomain extends Omit<DomainRow, 'runLimits'> {
  readonly runLimits: JsonObject;
}

/** Limits that no longer fit, of another version say, must not stop the runs of a domain. */
function toDomainRow({ runLimits, ...domain }: StoredDomain): DomainRow {
  const stored = RunLimits.safeParse(runLimits);
  return { ...domain, runLimits: stored.success ? stored.data : RunLimits.parse({}) };
}
