import { z } from 'zod';

/** Webitel's right classes plus ours; a route declares `class:action` (webitel.md 1, B-07). */
export const Permission = z.enum([
  'cc_queue:read',
  'cc_queue:create',
  'cc_queue:update',
  'cc_queue:delete',
  'cc_list:read',
  'cc_list:create',
  'cc_list:update',
  'cc_list:delete',
  'cc_agent:read',
  'cc_agent:update',
  'calendars:read',
  'calendars:create',
  'calendars:update',
  'calendars:delete',
  'schema:read',
  'schema:create',
  'schema:update',
  'schema:delete',
  'event:read',
  'event:publish',
  'run:read',
  'integration:read',
  'integration:manage',
  'run:update',
  'run:replay',
  'api_key:manage',
  'user:read',
  'platform:manage',
]);
export type Permission = z.infer<typeof Permission>;
