import { listChangeSql } from '../../event-outbox/list-change-sql';
import { outboxColumns } from '../../event-outbox/outbox-columns';
import { storableJson } from '../storable-json';
import type { PerformEffects } from './effect-performer';
import { listAnswers, listAsked, listsAsked, type ListRow } from './list-change';

// Locked in the order of their key, as in list-add. An entry that expired is gone already
// (webitel.md 6): its row goes too, but nothing was removed and no event tells of it.
const sql = `
  with ${listsAsked()}, doomed as materialized (
    select c.id from list_communication c
    join firsts f on f.list = c.list_id and f.number = c.number
    order by c.list_id, c.number
    for update of c
  ), removed as (
    delete from list_communication c using doomed d where c.id = d.id
    returning c.*, (c.expire_at is null or c.expire_at > now()) as counted
  ), told as (
    insert into event_outbox (${outboxColumns})
    select ${listChangeSql('removed', 'l', 'r')}, f.domain_id, f.hops, f.cause
    from removed r
    join firsts f on f.list = r.list_id and f.number = r.number
    join contact_list l on l.id = r.list_id
    where r.counted and f.hops is not null
  )
  select f.i, f.list::text, coalesce(r.counted, false) as removed
  from found f
  left join firsts s on s.i = f.i
  left join removed r on r.list_id = s.list and r.number = s.number
`;

/** Removes numbers from lists; a number that is not there is no failure (`changed` 0). */
export const performListRemove: PerformEffects<'list-remove'> = async (client, asked) => {
  const answer = await client.query<ListRow & { removed: boolean }>({
    name: 'perform-list-remove',
    text: sql,
    values: [storableJson(asked.map(listAsked))],
  });
  return listAnswers(asked, answer.rows, ({ removed }) => ({
    changed: removed ? 1 : 0,
    output: { removed },
  }));
};
