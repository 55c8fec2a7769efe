import { z } from 'zod';

/** What nodes may reach. */
export const OutboundVariables = z.object({
  OUTBOUND_ALLOW: z
    .string()
    .default('')
    .meta({
      description:
        'Private targets nodes may call: a comma list of host, host:port or CIDR. ' +
        'It opens exactly what it names.',
      example: '127.0.0.1:3999,crm.internal',
    }),
});

export interface OutboundSettings {
  /** `host`, `host:port` or CIDR each. */
  readonly allow: readonly string[];
}

/** The settings of checked variables. */
export function toOutboundSettings(variables: z.infer<typeof OutboundVariables>): OutboundSettings {
  return {
    allow: variables.OUTBOUND_ALLOW.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
}
