import { z } from 'zod';

/** What a connection leads to; it never changes once made. */
export const IntegrationKind = z
  .enum(['telegram', 'slack', 'discord', 'email', 'webhook', 'http'])
  .meta({ id: 'IntegrationKind' });
export type IntegrationKind = z.infer<typeof IntegrationKind>;
