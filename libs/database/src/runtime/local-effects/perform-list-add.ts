import { listChangeSql } from '../../event-outbox/list-change-sql';
import { outboxColumns } from '../../event-outbox/outbox-columns';
import { storableJson } from '../storable-json';
import type { PerformEffects } from './effect-performer';
import { listAnswers, listAsked, listsAsked, type ListRow } from './list-change';

// Sorted by key, so that two workers never wait for each other's rows in opposite orders. An entry
// that expired counts as gone (webitel.md 6) and is written anew.
const sql = `
  with ${listsAsked('description text, expire_at timestamptz')}, added as (
    insert into list_communication as c (list_id, number, description, expire_at)
    select list, number, description, expire_at from firsts order by list, number
    on conflict on constraint list_communication_number_key do update
      set description = excluded.description, expire_at = excluded.expire_at, created_at = now()
      where c.expire_at <= now()
    returning c.*
  ), told as (
    insert into event_outbox (${outboxColumns})
    select ${listChangeSql('added', 'l', 'a')}, f.domain_id, f.hops, f.cause
    from added a
    join firsts f on f.list = a.list_id and f.number = a.number
    join contact_list l on l.id = a.list_id
    where f.hops is not null
  )
  select f.i, f.list::text, (a.id is not null) as added
  from found f
  left join firsts s on s.i = f.i
  left join added a on a.list_id = s.list and a.number = s.number
`;

/** Adds numbers to lists; a number that is there already is no failure (`changed` 0). */
export const performListAdd: PerformEffects<'list-add'> = async (client, asked) => {
  const rows = asked.map((one, i) => ({
    ...listAsked(one, i),
    description: one.effect.description,
    expire_at: one.effect.expireAt,
  }));
  const answer = await client.query<ListRow & { added: boolean }>({
    name: 'perform-list-add',
    text: sql,
    values: [storableJson(rows)],
  });
  return listAnswers(asked, answer.rows, ({ added }) => ({
    changed: added ? 1 : 0,
    output: { added },
  }));
};
