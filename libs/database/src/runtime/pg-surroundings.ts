import { RunLimits, type JsonObject } from '@hookline/contracts';
import type { RunSurroundings } from '@hookline/engine';
import type { Pool } from 'pg';
import type { PgDomainVariables } from './pg-domain-variables';
import type { QueueRow } from './pg-hook-table';
import { queueInRuns } from './queue-in-runs';

/** What a run that is never stored needs to know of its domain. */
export interface StandaloneSurroundings {
  /** Without `hook`: no hook started it. */
  readonly surroundings: Omit<RunSurroundings, 'hook'>;
  readonly limits: RunLimits;
  /** Null where no queue was asked for, or the domain has none of that id. */
  readonly queueType: number | null;
}

interface DomainRow {
  readonly timezone: string;
  readonly runLimits: JsonObject;
}

/** Reads the surroundings of one run at a time; workers keep those of all runs in memory. */
export class PgSurroundings {
  constructor(
    private readonly pool: Pool,
    private readonly variables: PgDomainVariables,
  ) {}

  /** A domain variable that cannot be opened here is left out. Throws when there is no such domain. */
  async read(domainId: string, queueId: string | null): Promise<StandaloneSurroundings> {
    const [domains, queues, variables] = await Promise.all([
      this.pool.query<DomainRow>(
        `select timezone, run_limits as "runLimits" from domain where id = $1`,
        [domainId],
      ),
      this.pool.query<Omit<QueueRow, 'isDeleted' | 'domainId'>>(
        `select id::text, name, type, enabled, variables from queue
         where domain_id = $1 and id = $2 and deleted_at is null`,
        [domainId, queueId],
      ),
      this.variables.read([domainId], () => undefined),
    ]);
    const [domain] = domains.rows;
    if (!domain) throw new Error('there is no such domain');
    const limits = RunLimits.safeParse(domain.runLimits);
    const [queue] = queues.rows;
    const own = variables.get(domainId);
    return {
      surroundings: {
        queue: queue ? queueInRuns(queue) : null,
        domainVariables: own?.values ?? {},
        secretTexts: own?.secretTexts ?? [],
        zone: domain.timezone,
      },
      limits: limits.success ? limits.data : RunLimits.parse({}),
      queueType: queue?.type ?? null,
    };
  }
}
