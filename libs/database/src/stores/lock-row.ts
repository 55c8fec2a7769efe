import { isBigId } from '@hookline/contracts';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

// Whoever names an object holds its row as `for key share` (`DomainObjects`, `requireReference`):
// one who changes it goes on beside them, one who takes it or its name away waits for them.
const lockModes = { change: 'for_no_key_update', take: 'pessimistic_write' } as const;

interface Row {
  readonly domainId: string;
  readonly id: string;
}

/**
 * Holds a row until the transaction ends; nothing when there is no such row.
 * @param manager of an open transaction
 */
export async function lockRow(
  manager: EntityManager,
  target: EntityTarget<ObjectLiteral>,
  { domainId, id }: Row,
  to: keyof typeof lockModes,
): Promise<void> {
  if (!isBigId(id)) return;
  await manager
    .createQueryBuilder(target, 'object')
    .select('object.id')
    .where('object.id = cast(:id as bigint) and object.domain_id = :domainId', { id, domainId })
    .setLock(lockModes[to])
    .getOne();
}
