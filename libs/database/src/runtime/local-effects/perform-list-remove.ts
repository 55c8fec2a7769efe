import type { LocalEffectResult } from '@hookline/engine';
import { refColumns, refText, type PerformEffects } from './effect-performer';

const sql = `
  with list as (
    select id from contact_list
    where domain_id = $1 and (id = $2 or lower(name) = lower($3))
  ), removed as (
    delete from list_communication c using list
    where c.list_id = list.id and c.number = $4
    returning 1
  )
  select list.id::text, (select count(*)::int from removed) as removed from list
`;

/** Removes numbers from lists; a number that is not there is no failure (`changed` 0). */
export const performListRemove: PerformEffects<'list-remove'> = async (client, asked) => {
  const results: LocalEffectResult[] = [];
  for (const { domainId, effect } of asked) {
    const { id, name } = refColumns(effect.list);
    const { rows } = await client.query<{ id: string; removed: number }>({
      name: 'perform-list-remove',
      text: sql,
      values: [domainId, id, name, effect.number],
    });
    const row = rows[0];
    results.push(
      row
        ? {
            kind: 'done',
            changed: row.removed,
            output: { list_id: row.id, number: effect.number, removed: row.removed > 0 },
          }
        : {
            kind: 'refused',
            code: 'list.missing',
            message: `There is no list ${refText(effect.list)}.`,
          },
    );
  }
  return results;
};
