import { refColumns, refText, type PerformEffects } from './effect-performer';
import { storableJson } from '../storable-json';

// Sorted by key, so that two workers never wait for each other's rows in opposite orders. An entry
// that expired counts as gone (webitel.md 6) and is written anew.
const sql = `
  with asked as (
    select * from json_to_recordset($1::json) as a(
      i int, domain_id bigint, list_id bigint, list_name text,
      number text, description text, expire_at timestamptz)
  ), found as (
    select a.*, l.id as list
    from asked a
    join contact_list l on l.domain_id = a.domain_id
      and (l.id = a.list_id or lower(l.name) = lower(a.list_name))
  ), added as (
    insert into list_communication as c (list_id, number, description, expire_at)
    select distinct on (list, number) list, number, description, expire_at
    from found order by list, number, i
    on conflict on constraint list_communication_number_key do update
      set description = excluded.description, expire_at = excluded.expire_at, created_at = now()
      where c.expire_at <= now()
    returning list_id, number, id
  )
  select f.i, f.list::text, (a.id is not null and f.i = (
    select min(g.i) from found g where g.list = f.list and g.number = f.number)) as added
  from found f left join added a on a.list_id = f.list and a.number = f.number
`;

/** Adds numbers to lists; a number that is there already is no failure (`changed` 0). */
export const performListAdd: PerformEffects<'list-add'> = async (client, asked) => {
  const rows = asked.map(({ domainId, effect }, i) => {
    const { id, name } = refColumns(effect.list);
    return {
      i,
      domain_id: domainId,
      list_id: id,
      list_name: name,
      number: effect.number,
      description: effect.description,
      expire_at: effect.expireAt,
    };
  });
  const answer = await client.query<{ i: number; list: string; added: boolean }>({
    name: 'perform-list-add',
    text: sql,
    values: [storableJson(rows)],
  });
  const byIndex = new Map(answer.rows.map((row) => [row.i, row]));
  return asked.map(({ effect }, i) => {
    const row = byIndex.get(i);
    if (!row) {
      return {
        kind: 'refused',
        code: 'list.missing',
        message: `There is no list ${refText(effect.list)}.`,
      };
    }
    return {
      kind: 'done',
      changed: row.added ? 1 : 0,
      output: { list_id: row.list, number: effect.number, added: row.added },
    };
  });
};
