import type { EntityManager } from 'typeorm';

export interface ListUser {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

// A published version runs at the next event; one that was replaced may still be rolled back to,
// but then publishing says what is missing.
const usersSql = `
  select 'queue' as kind, q.id::text, q.name from queue q
  where q.domain_id = $1 and q.dnc_list_id = $2
  union all
  select 'flow-schema', s.id::text, s.name
  from flow_schema s join flow_version v on v.id = s.published_version_id
  where s.domain_id = $1 and s.deleted_at is null and exists (
    select 1 from jsonb_array_elements(v.graph -> 'nodes') node
    where node -> 'params' -> 'list' ->> 'id' = $2::text
      or (coalesce(node -> 'params' -> 'list' ->> 'id', '') = ''
        and lower(node -> 'params' -> 'list' ->> 'name') = lower($3)))
  order by 1 desc, 3
`;

/** Queues that take the list for their do-not-call list and flow schemas whose nodes name it. */
export function findListUsers(
  manager: EntityManager,
  list: { readonly domainId: string; readonly id: string; readonly name: string },
): Promise<readonly ListUser[]> {
  return manager.query(usersSql, [list.domainId, list.id, list.name]);
}
