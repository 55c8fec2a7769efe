import { z } from 'zod';
import { ReplacedRevision, SettingsRevision } from '../settings-revision';

/**
 * Private targets that connections and flows of every domain may reach, besides `OUTBOUND_ALLOW`
 * (decisions 31, 36): each opens exactly what it names; metadata addresses stay closed.
 */
export const OutboundAllow = z
  .object({
    targets: z
      .array(z.string().trim().min(1).max(300))
      .max(500)
      .meta({ description: 'A `host`, `host:port` or CIDR each.' }),
  })
  .strict()
  .meta({ id: 'OutboundAllow' });
export type OutboundAllow = z.infer<typeof OutboundAllow>;

/** `PUT /platform/outbound_allow`. */
export const OutboundAllowInput = OutboundAllow.extend({ revision: ReplacedRevision }).meta({
  id: 'OutboundAllowInput',
});
export type OutboundAllowInput = z.infer<typeof OutboundAllowInput>;

/** The list as it is answered. */
export const OutboundAllowView = OutboundAllow.extend({ revision: SettingsRevision }).meta({
  id: 'OutboundAllowView',
});
export type OutboundAllowView = z.infer<typeof OutboundAllowView>;
