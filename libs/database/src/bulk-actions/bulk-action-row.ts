import type { BulkAction } from '@hookline/contracts';

export interface BulkActionRow extends Omit<BulkAction, 'created_by' | 'created_at' | 'ended_at'> {
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** What `BulkActionRow` reads of `bulk_action b`. */
export const bulkActionColumns = `b.id::text, b.object, b.action, b.replay, b.filter, b.rate,
  b.status, cardinality(b.ids) as total, b.done, b.failed, b.problems, u.id::text as user_id,
  u.name as user_name, b.created_at, b.ended_at`;

export const joinedToBulkAction = `left join app_user u on u.id = b.created_by`;

export function toBulkAction(row: BulkActionRow): BulkAction {
  const { user_id: userId, user_name: userName, created_at: createdAt, ended_at: endedAt } = row;
  return {
    id: row.id,
    object: row.object,
    action: row.action,
    replay: row.replay,
    filter: row.filter,
    rate: row.rate,
    status: row.status,
    total: row.total,
    done: row.done,
    failed: row.failed,
    problems: row.problems,
    created_by: userId === null ? null : { id: userId, name: userName ?? '' },
    created_at: createdAt.toISOString(),
    ended_at: endedAt?.toISOString() ?? null,
  };
}
