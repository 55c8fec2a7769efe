import { isBigId } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { ContactListEntity } from '../../entities/contact-list.entity';

const lockModes = { change: 'for_no_key_update', keep: 'for_key_share' } as const;

/**
 * The list of this id in this domain. With `lock` it is held until the transaction ends: to `change`
 * it, or only to `keep` it from being deleted.
 * @throws NotFoundError (`list.missing`)
 */
export async function requireContactList(
  manager: EntityManager,
  domainId: string,
  id: string,
  { lock }: { lock?: keyof typeof lockModes } = {},
): Promise<ContactListEntity> {
  const list = isBigId(id)
    ? await manager.findOne(ContactListEntity, {
        where: { id, domainId },
        ...(lock && { lock: { mode: lockModes[lock] } }),
      })
    : null;
  if (!list) throw new NotFoundError('list.missing', `There is no list ${id}.`);
  return list;
}
