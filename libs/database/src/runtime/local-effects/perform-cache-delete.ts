import { storableJson } from '../storable-json';
import type { PerformEffects } from './effect-performer';

// Locked in key order first: a plain delete takes its rows in any order.
const sql = `
  with asked as (
    select * from json_to_recordset($1::json) as a(i int, domain_id bigint, key text)
  ), held as (
    select c.domain_id, c.key from cache_entry c
    where (c.domain_id, c.key) in (select domain_id, key from asked)
    order by c.domain_id, c.key for update
  ), deleted as (
    delete from cache_entry c using held h
    where c.domain_id = h.domain_id and c.key = h.key
    returning c.domain_id, c.key, c.expires_at > now() as living
  )
  select min(a.i) as i from asked a join deleted d using (domain_id, key)
  where d.living group by a.domain_id, a.key
`;

/** Forgets values; one that was not there is no failure (`changed` 0). */
export const performCacheDelete: PerformEffects<'cache-delete'> = async (client, asked) => {
  const rows = asked.map(({ domainId, effect }, i) => ({
    i,
    domain_id: domainId,
    key: effect.key,
  }));
  const answer = await client.query<{ i: number }>({
    name: 'perform-cache-delete',
    text: sql,
    values: [storableJson(rows)],
  });
  const changed = new Set(answer.rows.map(({ i }) => i));
  return asked.map(({ effect: { key } }, i) => ({
    kind: 'done',
    changed: changed.has(i) ? 1 : 0,
    output: { key },
  }));
};
