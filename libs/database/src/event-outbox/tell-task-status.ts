import type { EntityManager } from 'typeorm';
import { outboxColumns } from './outbox-columns';
import { taskStatusEventSql, taskStatusSql } from './task-status-sql';

/** Writes the `task.status` events of new members, within the transaction that added them. */
export async function tellTasksAdded(
  manager: EntityManager,
  memberIds: readonly string[],
): Promise<void> {
  await manager.query(
    `insert into event_outbox (${outboxColumns})
     select ${taskStatusEventSql('m', taskStatusSql('m.stop_cause'), 'null')}, m.domain_id, 0, null
     from member m where m.id = any($1::bigint[]) order by m.id`,
    [memberIds],
  );
}

/** Writes the event of a changed member, if its status is another than with `causeBefore`. */
export async function tellTaskChanged(
  manager: EntityManager,
  memberId: string,
  causeBefore: string,
): Promise<void> {
  const status = taskStatusSql('m.stop_cause');
  const previous = taskStatusSql('b.stop_cause');
  await manager.query(
    `insert into event_outbox (${outboxColumns})
     select ${taskStatusEventSql('m', status, previous)}, m.domain_id, 0, null
     from member m, (select $2::text as stop_cause) b
     where m.id = $1 and ${status} <> ${previous}`,
    [memberId, causeBefore],
  );
}

/** Writes that open members are cancelled, before they are deleted. */
export async function tellTasksRemoved(
  manager: EntityManager,
  memberIds: readonly string[],
): Promise<void> {
  await manager.query(
    `insert into event_outbox (${outboxColumns})
     select ${taskStatusEventSql('m', `'cancelled'`, `'queued'`)}, m.domain_id, 0, null
     from member m where m.id = any($1::bigint[]) and m.stop_cause = '' order by m.id`,
    [memberIds],
  );
}
