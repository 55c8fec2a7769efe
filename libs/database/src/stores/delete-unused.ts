import { ConflictError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { brokenConstraintOf } from './broken-constraint';
import { GraphUses, type ParamPlace } from './flow-schemas/graph-uses';

interface UsedObject {
  readonly domainId: string;
  readonly id: string;
  readonly name: string;
}

/** Who may use an object, and what is said when somebody does. */
export interface ObjectUses {
  /** The column of a queue that names the object. */
  readonly queueColumn: 'calendar_id' | 'dnc_list_id';
  /** Where node types name such an object. */
  readonly places: readonly ParamPlace[];
  readonly code: string;
  readonly message: string;
}

/**
 * Deletes what no queue and no flow schema uses.
 * @throws ConflictError naming its users: queues by name, then flow schemas by name
 */
export async function deleteUnused<T>(
  manager: EntityManager,
  object: UsedObject,
  uses: ObjectUses,
  remove: () => Promise<T>,
): Promise<T> {
  await refuseUsed(manager, object, uses);
  try {
    return await remove();
  } catch (error) {
    // A queue took it between the look and the deletion.
    if (brokenConstraintOf(error)?.kind === 'foreign-key') await refuseUsed(manager, object, uses);
    throw error;
  }
}

async function refuseUsed(
  manager: EntityManager,
  { domainId, id, name }: UsedObject,
  { queueColumn, places, code, message }: ObjectUses,
): Promise<void> {
  const queues: readonly { readonly id: string; readonly name: string }[] = await manager.query(
    `select q.id::text, q.name from queue q
     where q.domain_id = $1 and q.${queueColumn} = $2 and q.deleted_at is null order by q.name`,
    [domainId, id],
  );
  const schemas = (await GraphUses.read(manager, domainId, places)).usersOf({ id, name });
  const users = [...queues.map((queue) => ({ kind: 'queue', ...queue })), ...schemas];
  if (users.length > 0) throw new ConflictError(code, message, users);
}
