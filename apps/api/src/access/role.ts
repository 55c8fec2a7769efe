import { Permission } from '@hookline/contracts';

const read: readonly Permission[] = [
  'cc_queue:read',
  'cc_list:read',
  'cc_agent:read',
  'calendars:read',
  'schema:read',
  'event:read',
  'run:read',
  'integration:read',
];

const manageQueues: readonly Permission[] = [
  ...read,
  'cc_queue:create',
  'cc_queue:update',
  'cc_queue:delete',
  'cc_list:create',
  'cc_list:update',
  'cc_list:delete',
  'cc_agent:update',
  'event:publish',
  'run:update',
  'run:replay',
];

/** Everything within a domain; what concerns all domains is the platform admin's. */
const manageDomain: readonly Permission[] = Permission.options.filter(
  (one) => one !== 'platform:manage',
);

/** What each role may (B-07). */
export const permissionsOfRole = {
  'platform-admin': Permission.options,
  admin: manageDomain,
  'queue-manager': manageQueues,
  viewer: read,
  integration: ['event:publish', 'event:read', 'run:read'],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof permissionsOfRole;

/** The permissions of a stored role; a role this version does not know may nothing. */
export function findRolePermissions(role: string): readonly Permission[] {
  return isRole(role) ? permissionsOfRole[role] : [];
}

function isRole(role: string): role is Role {
  return Object.hasOwn(permissionsOfRole, role);
}
