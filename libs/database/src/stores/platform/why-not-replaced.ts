import { ConflictError, NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';

/** Why no settings of the domain were replaced: it is gone, or they are at another revision. */
export async function whyNotReplaced(
  manager: EntityManager,
  domainId: string,
  stale: { readonly code: string; readonly message: string },
): Promise<NotFoundError | ConflictError> {
  const found = await manager.query<unknown[]>(`select 1 from domain where id = $1`, [domainId]);
  return found.length === 0 ? missingDomain() : new ConflictError(stale.code, stale.message);
}

export const missingDomain = () => new NotFoundError('domain.missing', 'There is no such domain.');
