import { isBigId } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { QueueEntity } from '../../entities/queue.entity';

/**
 * The queue of this id in this domain. With `lock` it is held until the transaction ends, so that
 * what hangs on it changes one after the other.
 * @throws NotFoundError (`queue.missing`)
 */
export async function requireQueue(
  manager: EntityManager,
  domainId: string,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<QueueEntity> {
  const queue = isBigId(id)
    ? await manager.findOne(QueueEntity, {
        where: { id, domainId },
        ...(lock && { lock: { mode: 'pessimistic_write' } }),
      })
    : null;
  if (!queue) throw new NotFoundError('queue.missing', `There is no queue ${id}.`);
  return queue;
}
