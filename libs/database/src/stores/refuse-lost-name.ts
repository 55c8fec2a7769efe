import type { ObjectUser } from '@hookline/contracts';
import { ConflictError } from '@hookline/engine';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { lockRow } from './lock-row';

interface Renaming {
  readonly target: EntityTarget<ObjectLiteral>;
  readonly domainId: string;
  /** As it is before, read from a row this transaction has locked. */
  readonly object: { readonly id: string; readonly name: string };
  /** The name it gets; undefined keeps the one it has. */
  readonly name: string | undefined;
  /** Who finds it by the name it has, in the order they are named in. */
  readonly findUsers: () => Promise<readonly ObjectUser[]>;
  readonly code: string;
  /** What it is, for a person: `list`. */
  readonly noun: string;
}

/**
 * Keeps a name by which published flow schemas find an object: without it they would miss it at
 * their next run. The row is locked before anybody looks for users, as in `deleteUnused`: who
 * publishes the name at the same time is either seen here or finds nothing of that name. The row must
 * not have changed yet, or be held to `take` since before.
 * @param manager of an open transaction
 * @throws ConflictError naming its users
 */
export async function refuseLostName(
  manager: EntityManager,
  { target, domainId, object, name, findUsers, code, noun }: Renaming,
): Promise<void> {
  // Names are found in any case.
  if (name === undefined || name.toLowerCase() === object.name.toLowerCase()) return;
  await lockRow(manager, target, { domainId, id: object.id }, 'take');
  const users = await findUsers();
  if (users.length === 0) return;
  const message =
    `Published flow schemas find this ${noun} by its name: choose it in them again, ` +
    'which keeps its id, and publish them; then rename it.';
  throw new ConflictError(code, message, users);
}
