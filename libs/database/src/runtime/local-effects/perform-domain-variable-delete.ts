import { storableJson } from '../storable-json';
import type { PerformEffects } from './effect-performer';

// Locked in name order first: a plain delete takes its rows in any order.
const sql = `
  with asked as (
    select * from json_to_recordset($1::json) as a(i int, domain_id bigint, name text)
  ), held as (
    select v.id from domain_variable v
    where (v.domain_id, v.name) in (select domain_id, name from asked)
    order by v.domain_id, v.name for update
  ), deleted as (
    delete from domain_variable v using held h where v.id = h.id
    returning v.id, v.domain_id, v.name
  ), told as (
    insert into config_outbox (domain_id, kind, object_id)
    select domain_id, 'domain-variable', id::text from deleted
  )
  select min(a.i) as i from asked a join deleted d using (domain_id, name)
  group by a.domain_id, a.name
`;

/** Deletes domain variables; one that is not there is no failure (`changed` 0). */
export const performDomainVariableDelete: PerformEffects<'domain-variable-delete'> = async (
  client,
  asked,
) => {
  const rows = asked.map(({ domainId, effect }, i) => ({
    i,
    domain_id: domainId,
    name: effect.name,
  }));
  const answer = await client.query<{ i: number }>({
    name: 'perform-domain-variable-delete',
    text: sql,
    values: [storableJson(rows)],
  });
  const changed = new Set(answer.rows.map(({ i }) => i));
  return asked.map(({ effect: { name } }, i) => ({
    kind: 'done',
    changed: changed.has(i) ? 1 : 0,
    output: { name },
  }));
};
