import type { Permission } from '@hookline/contracts';
import { RequireAccess } from './access-requirement';

/** The caller needs every one of these permissions; without: 403 naming the missing one. */
export function Permit(first: Permission, ...more: readonly Permission[]) {
  return RequireAccess({ kind: 'permissions', permissions: [first, ...more] });
}
