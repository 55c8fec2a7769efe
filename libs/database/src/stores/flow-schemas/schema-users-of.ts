import type { EntityManager } from 'typeorm';

/** The hooks that start a flow schema, named for a person: queue and event. */
export async function schemaUsersOf(
  manager: EntityManager,
  schemaId: string,
): Promise<{ kind: string; id: string; name: string }[]> {
  return manager.query(
    `select 'hook' as kind, h.id::text, q.name || ': ' || h.event as name
     from queue_hook h join queue q on q.id = h.queue_id
     where h.schema_id = $1 order by q.name, h.event, h.id`,
    [schemaId],
  );
}
