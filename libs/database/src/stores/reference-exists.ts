import { InvalidReferenceError } from '@hookline/engine';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

interface Reference {
  readonly domainId: string;
  /** Null or undefined refers to nothing and is fine. */
  readonly id: string | null | undefined;
  /** Path of the reference in the body, e.g. `team.id`. */
  readonly path: string;
  /** What it should be, for a person: `team`. */
  readonly noun: string;
}

/**
 * Makes sure that an object named in a body is there and of the same domain (decision 34), and keeps
 * it from being deleted until the transaction ends; one that is being deleted is waited for.
 * @param manager of an open transaction
 * @throws InvalidReferenceError otherwise
 */
export async function requireReference<Entity extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Entity>,
  { domainId, id, path, noun }: Reference,
): Promise<void> {
  if (id === null || id === undefined) return;
  const found = await manager
    .createQueryBuilder(target, 'referred')
    .select('referred.id')
    .where('referred.id = :id and referred.domain_id = :domainId', { id, domainId })
    .setLock('for_key_share')
    .getOne();
  if (found) return;
  const code = `${noun.replaceAll(' ', '_')}.missing`;
  throw new InvalidReferenceError(code, path, `There is no ${noun} ${id}.`);
}
