import type { ObjectUser } from '@hookline/contracts';
import { ConflictError } from '@hookline/engine';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { lockRow } from './lock-row';

interface Deletion<Named> {
  readonly target: EntityTarget<ObjectLiteral>;
  readonly domainId: string;
  readonly id: string;
  /** Reads it as it is now. @throws NotFoundError when it is gone */
  readonly load: () => Promise<Named>;
  /** Who uses it, in the order they are named in. */
  readonly findUsers: (object: Named) => Promise<readonly ObjectUser[]>;
  /** What the refusal says. */
  readonly code: string;
  readonly message: string;
  readonly remove: (object: Named) => Promise<unknown>;
}

/**
 * Deletes what nobody uses and answers what it was. Its row is locked before anybody looks for
 * users: whoever names it holds that row (`DomainObjects`, `requireReference`) until what names it
 * is stored, so such a one is either seen here or finds the object gone.
 * @param manager of an open transaction
 * @throws ConflictError naming its users, and what `load` throws
 */
export async function deleteUnused<Named>(
  manager: EntityManager,
  { target, domainId, id, load, findUsers, code, message, remove }: Deletion<Named>,
): Promise<Named> {
  await lockRow(manager, target, { domainId, id }, 'take');
  const object = await load();
  const users = await findUsers(object);
  if (users.length > 0) throw new ConflictError(code, message, users);
  await remove(object);
  return object;
}
