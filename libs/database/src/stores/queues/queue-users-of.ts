import type { ObjectUser } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** Columns of a queue that name an object of the domain. */
type QueueColumn = 'calendar_id' | 'dnc_list_id';

/** Queues that name an object, by name. */
export function queueUsersOf(
  manager: EntityManager,
  column: QueueColumn,
  { domainId, id }: { readonly domainId: string; readonly id: string },
): Promise<readonly ObjectUser[]> {
  return manager.query(
    `select 'queue' as kind, q.id::text, q.name from queue q
     where q.domain_id = $1 and q.${column} = $2 and q.deleted_at is null order by q.name, q.id`,
    [domainId, id],
  );
}
