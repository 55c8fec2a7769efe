import { findQueueType } from '@hookline/contracts';
import { InvalidFlowError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import type { QueueEntity } from '../../entities/queue.entity';
import { requireQueue } from '../queues/require-queue';

/**
 * The queue, if its type works through members. With `lock` it cannot be deleted until the
 * transaction ends: a member added meanwhile would outlive it.
 * @throws NotFoundError (`queue.missing`), InvalidFlowError (`queue.no_members`)
 */
export async function requireMemberQueue(
  manager: EntityManager,
  domainId: string,
  id: string,
  options: { lock?: 'keep' } = {},
): Promise<QueueEntity> {
  const queue = await requireQueue(manager, domainId, id, options);
  const type = findQueueType(queue.type);
  if (type?.members) return queue;
  throw new InvalidFlowError([
    {
      level: 'error',
      code: 'queue.no_members',
      path: 'queue_id',
      message: `“${queue.name}” is of type ${type?.name ?? queue.type}, which has no members`,
    },
  ]);
}
