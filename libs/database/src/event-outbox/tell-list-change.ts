import type { EntityManager } from 'typeorm';
import { listChangeSql } from './list-change-sql';
import { millisSql } from './millis-sql';
import { outboxColumns } from './outbox-columns';

/**
 * Writes the `list.changed` event of an entry, within the open transaction: after it was added or
 * updated, before it is removed.
 */
export async function tellListChange(
  manager: EntityManager,
  change: 'added' | 'updated' | 'removed',
  entryId: string,
): Promise<void> {
  await manager.query(
    `insert into event_outbox (${outboxColumns})
     select ${listChangeSql(change, 'l', 'c')}, l.domain_id, 0, null
     from list_communication c join contact_list l on l.id = c.list_id where c.id = $1`,
    [entryId],
  );
}

/** Writes that a whole list goes, before it does: one event, however many entries it has. */
export async function tellListDeleted(manager: EntityManager, listId: string): Promise<void> {
  await manager.query(
    `insert into event_outbox (${outboxColumns})
     select 'list.changed', 'list', 'list-' || l.id, jsonb_build_object(
       'change', 'deleted', 'list_id', l.id, 'list_name', l.name, 'timestamp', ${millisSql('now()')}),
       l.domain_id, 0, null
     from contact_list l where l.id = $1`,
    [listId],
  );
}
