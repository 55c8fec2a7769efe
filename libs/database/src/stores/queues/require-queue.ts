import { isBigId } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { QueueEntity } from '../../entities/queue.entity';

// A change leaves those alone who only keep it from being deleted (`DomainObjects`): such a one may
// hold the flow schema that a hook being made waits for.
const lockModes = { change: 'for_no_key_update', keep: 'for_key_share' } as const;

/**
 * The queue of this id in this domain. With `lock` it is held until the transaction ends: to
 * `change` what hangs on it one after the other, or only to `keep` it from being deleted.
 * @throws NotFoundError (`queue.missing`)
 */
export async function requireQueue(
  manager: EntityManager,
  domainId: string,
  id: string,
  { lock }: { lock?: keyof typeof lockModes } = {},
): Promise<QueueEntity> {
  const queue = isBigId(id)
    ? await manager.findOne(QueueEntity, {
        where: { id, domainId },
        ...(lock && { lock: { mode: lockModes[lock] } }),
      })
    : null;
  if (!queue) throw new NotFoundError('queue.missing', `There is no queue ${id}.`);
  return queue;
}
