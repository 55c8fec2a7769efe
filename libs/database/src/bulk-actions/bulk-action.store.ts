/**
 * Bulk actions and how far they have come. Rules:
 *
 * 1. The objects are settled when the action begins: what was counted is what is done.
 * 2. One process carries an action out and says so every few seconds; an action whose process went
 *    silent is stopped, never taken over.
 * 3. The row stays: it tells who did what to which objects.
 */
import type { BulkAction, JsonObject } from '@hookline/contracts';
import { ConflictError, NotFoundError } from '@hookline/engine';
import type { DataSource } from 'typeorm';
import {
  bulkActionColumns,
  joinedToBulkAction,
  toBulkAction,
  type BulkActionRow,
} from './bulk-action-row';

export interface NewBulkAction {
  readonly domainId: string;
  readonly userId: string | null;
  readonly object: BulkAction['object'];
  readonly action: BulkAction['action'];
  readonly replay: BulkAction['replay'];
  /** As asked for; null for a choice by ids. */
  readonly filter: JsonObject | null;
  readonly ids: readonly string[];
  readonly rate: number;
}

export interface BulkProgress {
  readonly done: number;
  readonly failed: number;
  readonly problems: BulkAction['problems'];
}

/** Without a word for so long, its process is gone. */
const silentSeconds = 30;

export class BulkActionStore {
  constructor(private readonly dataSource: DataSource) {}

  async create(action: NewBulkAction): Promise<BulkAction> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `insert into bulk_action (domain_id, object, action, replay, filter, ids, rate, created_by)
       values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::uuid[], $7, $8)
       returning id::text`,
      [
        action.domainId,
        action.object,
        action.action,
        action.replay && JSON.stringify(action.replay),
        action.filter && JSON.stringify(action.filter),
        action.ids,
        action.rate,
        action.userId,
      ],
    );
    return this.load(action.domainId, action.object, row?.id ?? '');
  }

  /** The last ones, newest first. */
  async list(
    domainId: string,
    object: BulkAction['object'],
    { limit, offset }: { limit: number; offset: number },
  ): Promise<{ next: boolean; items: BulkAction[] }> {
    const rows = await this.dataSource.query<BulkActionRow[]>(
      `select ${bulkActionColumns} from bulk_action b ${joinedToBulkAction}
       where b.domain_id = $1 and b.object = $2 order by b.id desc limit $3 offset $4`,
      [domainId, object, limit + 1, offset],
    );
    return { next: rows.length > limit, items: rows.slice(0, limit).map(toBulkAction) };
  }

  /** @throws NotFoundError */
  async load(domainId: string, object: BulkAction['object'], id: string): Promise<BulkAction> {
    const [row] = await this.dataSource.query<BulkActionRow[]>(
      `select ${bulkActionColumns} from bulk_action b ${joinedToBulkAction}
       where b.id = $3 and b.domain_id = $1 and b.object = $2`,
      [domainId, object, id],
    );
    if (!row) throw new NotFoundError('bulk.not_found', 'There is no such bulk action.');
    return toBulkAction(row);
  }

  /** Tells how far it is; false when it was stopped meanwhile. */
  async progress(id: string, { done, failed, problems }: BulkProgress): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `with told as (
         update bulk_action set done = $2, failed = $3, problems = $4::jsonb, beat_at = now()
         where id = $1 returning status
       ) select 1 from told where status = 'running'`,
      [id, done, failed, JSON.stringify(problems)],
    );
    return rows.length > 0;
  }

  /** Ends it; one that was stopped stays stopped. */
  async end(id: string, status: 'completed' | 'stopped'): Promise<void> {
    await this.dataSource.query(
      `update bulk_action set status = $2, ended_at = now() where id = $1 and status = 'running'`,
      [id, status],
    );
  }

  /** @throws NotFoundError; ConflictError when it has ended */
  async stop(domainId: string, object: BulkAction['object'], id: string): Promise<BulkAction> {
    const { status } = await this.load(domainId, object, id);
    if (status !== 'running') throw new ConflictError('bulk.ended', `It is ${status} already.`);
    await this.end(id, 'stopped');
    return this.load(domainId, object, id);
  }

  /** Marks as stopped what no process carries out any more; answers how many. */
  async stopAbandoned(): Promise<number> {
    const rows: unknown[] = await this.dataSource.query(
      `with stopped as (
         update bulk_action set status = 'stopped', ended_at = now()
         where status = 'running' and beat_at < now() - make_interval(secs => $1) returning 1
       ) select 1 from stopped`,
      [silentSeconds],
    );
    return rows.length;
  }
}
