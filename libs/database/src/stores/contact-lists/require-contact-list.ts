import { isBigId } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { ContactListEntity } from '../../entities/contact-list.entity';

/** The list of this id in this domain. @throws NotFoundError (`list.missing`) */
export async function requireContactList(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<ContactListEntity> {
  const list = isBigId(id) ? await manager.findOneBy(ContactListEntity, { id, domainId }) : null;
  if (!list) throw new NotFoundError('list.missing', `There is no list ${id}.`);
  return list;
}
