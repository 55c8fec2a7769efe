import { z } from 'zod';

/** How much one caller may ask for; each process counts for itself. */
export const LimitsVariables = z.object({
  SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(60).meta({
    description: 'Tries to sign in or set up from one address; more are answered 429.',
    unit: 'tries per minute',
  }),
  EVENT_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(1_000_000).default(1_000).meta({
    description: 'Requests with events of one API key or user; more are answered 429.',
    unit: 'requests per second',
  }),
});

export interface LimitsSettings {
  readonly signInsPerMinute: number;
  readonly eventRequestsPerSecond: number;
}

/** The settings of checked variables. */
export function toLimitsSettings(variables: z.infer<typeof LimitsVariables>): LimitsSettings {
  return {
    signInsPerMinute: variables.SIGN_INS_PER_MINUTE,
    eventRequestsPerSecond: variables.EVENT_REQUESTS_PER_SECOND,
  };
}
