import { z } from 'zod';

/** What goes to the log. */
export const LogVariables = z.object({
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta({
      description: 'Least level that is logged: trace, debug, info, warn, error, fatal or silent.',
    }),
});

export interface LogSettings {
  readonly level: z.infer<typeof LogVariables>['LOG_LEVEL'];
}

/** The settings of checked variables. */
export function toLogSettings(variables: z.infer<typeof LogVariables>): LogSettings {
  return { level: variables.LOG_LEVEL };
}
