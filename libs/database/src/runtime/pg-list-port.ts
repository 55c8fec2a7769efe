import { NodeFailure, type ListPort, type ObjectRef } from '@hookline/engine';
import type { Pool } from 'pg';
import { refColumns, refText } from './local-effects/effect-performer';

const sql = `
  select exists (
    select 1 from list_communication c
    where c.list_id = l.id and c.number = $4 and (c.expire_at is null or c.expire_at > now())
  ) as found
  from contact_list l
  where l.domain_id = $1 and (l.id = $2 or lower(l.name) = lower($3))
`;

export class PgListPort implements ListPort {
  constructor(private readonly pool: Pool) {}

  readonly contains = async (
    domainId: string,
    list: ObjectRef,
    number: string,
  ): Promise<boolean> => {
    const { id, name } = refColumns(list);
    const { rows } = await this.pool.query<{ found: boolean }>({
      name: 'list-contains',
      text: sql,
      values: [domainId, id, name, number],
    });
    const row = rows[0];
    if (!row) throw new NodeFailure('list.missing', `There is no list ${refText(list)}.`);
    return row.found;
  };
}
