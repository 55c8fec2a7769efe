/**
 * Dead letters are rows of the event log with a problem. One that could be read keeps the event as
 * it came, and may be published again; settling one is a condition on its being open.
 */
import type { CloudEvent, DeadLetter, DeadLetterStatus } from '@hookline/contracts';
import { ConflictError, NotFoundError } from '@hookline/engine';
import type { DataSource } from 'typeorm';
import { isUuid, logConditions, logPage } from '../event-log/log-conditions';
import type { LogFilter } from '../event-log/log-filter';
import { likeInJson } from '../event-log/search-pattern';
import type { SqlConditions } from '../event-log/sql-conditions';

export type DeadLetterFilter = LogFilter<DeadLetterStatus>;

/** An open letter, ready to be published again. */
export interface OpenDeadLetter {
  readonly id: string;
  readonly reason: string;
  /** Null when it could not be read. */
  readonly event: CloudEvent | null;
}

interface DeadLetterRow extends Omit<DeadLetter, 'received_at' | 'settled_at'> {
  readonly received_at: Date;
  readonly settled_at: Date | null;
}

const columns = `e.id::text, e.no::text, e.problem as reason, coalesce(e.settled, 'open') as status,
  e.letter ->> 'id' as event_id, e.type, e.source, e.key, e.contact, e.received_at, e.settled_at,
  e.letter is not null and e.settled is null as can_retry, e.data`;

export class DeadLetterStore {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of dead letters, newest first unless asked otherwise. */
  async list(filter: DeadLetterFilter): Promise<{ next: boolean; items: DeadLetter[] }> {
    const where = conditionsOf(filter);
    const page = logPage(filter, 'e', where);
    const rows = await this.dataSource.query<DeadLetterRow[]>(
      `select ${columns} from event e where ${where} ${page.rows}`,
      where.values,
    );
    return {
      next: rows.length > filter.limit,
      items: rows.slice(0, filter.limit).map(toDeadLetter),
    };
  }

  /** Ids of all open ones that match, newest first; one more than `most` tells that there are more. */
  async listOpenIds(
    filter: Omit<DeadLetterFilter, 'limit' | 'offset'>,
    most: number,
  ): Promise<readonly string[]> {
    const where = conditionsOf({ ...filter, limit: most, offset: 0 });
    where.and('e.settled is null');
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select e.id::text from event e where ${where} order by e.id desc
       limit ${where.bind(most + 1)}`,
      where.values,
    );
    return rows.map(({ id }) => id);
  }

  /** @throws NotFoundError */
  async load(domainId: string, id: string): Promise<DeadLetter> {
    const [row]: DeadLetterRow[] = isUuid(id)
      ? await this.dataSource.query(
          `select ${columns} from event e
           where e.id = $1 and e.domain_id = $2 and e.problem is not null`,
          [id, domainId],
        )
      : [];
    if (!row) throw new NotFoundError('dead_letter.not_found', 'There is no such dead letter.');
    return toDeadLetter(row);
  }

  /** @throws NotFoundError; ConflictError (`dead_letter.settled`) */
  async loadOpen(domainId: string, id: string): Promise<OpenDeadLetter> {
    const { status, reason } = await this.load(domainId, id);
    if (status !== 'open') throw settledBefore(status);
    const [row]: { letter: CloudEvent | null }[] = await this.dataSource.query(
      `select letter from event where id = $1`,
      [id],
    );
    return { id, reason, event: row?.letter ?? null };
  }

  /** @throws NotFoundError; ConflictError when another settled it first */
  async settle(
    domainId: string,
    id: string,
    as: Exclude<DeadLetterStatus, 'open'>,
  ): Promise<DeadLetter> {
    const { status } = await this.load(domainId, id);
    const rows: unknown[] = await this.dataSource.query(
      `with settled as (
         update event set settled = $3, settled_at = now()
         where id = $1 and domain_id = $2 and problem is not null and settled is null returning 1
       ) select 1 from settled`,
      [id, domainId, as],
    );
    if (rows.length === 0) throw settledBefore(status);
    return this.load(domainId, id);
  }
}

function conditionsOf(filter: DeadLetterFilter): SqlConditions {
  const where = logConditions(filter, { row: 'e', eventRef: 'e.id' });
  where.and('e.problem is not null');
  where.andAnyOf(filter.types, (list) => `e.type = any(${list}::text[])`);
  where.andAnyOf(filter.statuses, (list) => `coalesce(e.settled, 'open') = any(${list}::text[])`);
  if (filter.search) {
    const pattern = where.bind(likeInJson(filter.search));
    where.and(
      `e.problem ilike ${pattern} or e.key ilike ${pattern} or e.contact ilike ${pattern}
       or e.source ilike ${pattern} or e.data::text ilike ${pattern}`,
    );
  }
  return where;
}

function settledBefore(status: DeadLetterStatus): ConflictError {
  return new ConflictError('dead_letter.settled', `It was ${status} already.`);
}

function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    ...row,
    received_at: row.received_at.toISOString(),
    settled_at: row.settled_at?.toISOString() ?? null,
  };
}
