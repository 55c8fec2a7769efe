import type { ObjectUser } from '@hookline/contracts';
import type { EntityManager } from 'typeorm';

/** The hooks that start a flow schema, named for a person: queue and event. */
export async function schemaUsersOf(
  manager: EntityManager,
  schemaId: string,
): Promise<ObjectUser[]> {
  return manager.query(
    `select 'hook' as kind, h.id::text, q.name || ': ' || h.event as name, q.id::text as queue_id
     from queue_hook h join queue q on q.id = h.queue_id
     where h.schema_id = $1 order by q.name, h.event, h.id`,
    [schemaId],
  );
}
