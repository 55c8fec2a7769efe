import type { EntityManager } from 'typeorm';

/** A way a flow schema is started: what a check must know of it. */
export interface HookUse {
  /** `joined`, `missed`, … */
  readonly event: string;
  /** Webitel's number of the queue's type. */
  readonly queueType: number;
  /** Names of the queue's own variables, which its events carry. */
  readonly queueVariables: readonly string[];
}

/** How hooks start a schema, switched on or not. */
export async function hookUsesOf(
  manager: EntityManager,
  schemaId: string,
): Promise<readonly HookUse[]> {
  return manager.query(
    `select distinct h.event, q.type as "queueType",
       array(select jsonb_object_keys(q.variables)) as "queueVariables"
     from queue_hook h join queue q on q.id = h.queue_id
     where h.schema_id = $1 order by h.event, q.type`,
    [schemaId],
  );
}
