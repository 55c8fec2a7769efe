import type { LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { outboxColumns } from '../../event-outbox/outbox-columns';
import { taskStatusEventSql } from '../../event-outbox/task-status-sql';
import { settleAll } from '../settle-all';
import { matchTasks, type MatchedTasks } from '../tasks/match-tasks';
import { taskConditions } from '../tasks/task-conditions';
import type { AskedEffect, PerformEffects } from './effect-performer';

// An open task that goes is cancelled; of a closed one the status was told when it closed.
const remove = (conditions: string): string => `
  with removed as (
    delete from member m where m.id = any($1::bigint[]) and ${conditions} returning m.*
  ), told as (
    insert into event_outbox (${outboxColumns})
    select ${taskStatusEventSql('r', `'cancelled'`, `'queued'`)}, r.domain_id, $2::smallint, $3
    from removed r
    where $2::smallint is not null and r.stop_cause = ''
    order by r.id
  )
  select id::text from removed order by id
`;
const ownPlaceholders = 3;

/** Removes every task the filter names; none is a success that changed nothing. */
export const performTaskRemove: PerformEffects<'task-remove'> = async (client, asked) => {
  const matched = await matchTasks(
    client,
    asked.map(({ domainId, effect }) => ({ domainId, filter: effect.filter })),
  );
  return settleAll(asked.map((one, index) => removeTasks(client, one, matched[index])));
};

async function removeTasks(
  client: PoolClient,
  one: AskedEffect<'task-remove'>,
  matched: MatchedTasks | undefined,
): Promise<LocalEffectResult> {
  if (matched?.kind === 'refused') return matched;
  const conditions = taskConditions(one.domainId, one.effect.filter, ownPlaceholders + 1);
  if (!matched || !conditions) throw new Error('tasks were matched by no filter');
  const { rows } =
    matched.ids.length === 0
      ? { rows: [] }
      : await client.query<{ id: string }>(remove(conditions.sql), [
          matched.ids,
          one.hops,
          one.cause,
          ...conditions.values,
        ]);
  const ids = rows.map(({ id }) => id);
  return {
    kind: 'done',
    changed: ids.length,
    output: { changed: ids.length, task_ids: ids.slice(0, 100) },
  };
}
