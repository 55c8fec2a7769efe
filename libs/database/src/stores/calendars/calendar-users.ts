import type { EntityManager } from 'typeorm';

export interface CalendarUser {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

// As for lists: a published version runs at the next event.
const usersSql = `
  select 'queue' as kind, q.id::text, q.name from queue q
  where q.domain_id = $1 and q.calendar_id = $2 and q.deleted_at is null
  union all
  select 'flow-schema', s.id::text, s.name
  from flow_schema s join flow_version v on v.id = s.published_version_id
  where s.domain_id = $1 and s.deleted_at is null and exists (
    select 1 from jsonb_array_elements(v.graph -> 'nodes') node
    where node -> 'params' -> 'calendar' ->> 'id' = $2::text
      or (coalesce(node -> 'params' -> 'calendar' ->> 'id', '') = ''
        and lower(node -> 'params' -> 'calendar' ->> 'name') = lower($3)))
  order by 1 desc, 3
`;

/** Queues that keep to the calendar and flow schemas whose nodes name it. */
export function findCalendarUsers(
  manager: EntityManager,
  calendar: { readonly domainId: string; readonly id: string; readonly name: string },
): Promise<readonly CalendarUser[]> {
  return manager.query(usersSql, [calendar.domainId, calendar.id, calendar.name]);
}
