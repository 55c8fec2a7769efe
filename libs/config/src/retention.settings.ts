import { z } from 'zod';

/** How long history is kept: workers end it, the api says so. */
export const RetentionVariables = z.object({
  RETENTION_DAYS: z.coerce
    .number()
    .int()
    .max(36_500)
    // Events of a week may come again from their stream; they must still be known then.
    .refine((days) => days === 0 || days >= 8, 'needs 0 or at least 8')
    .default(90)
    .meta({
      description:
        'Events, runs and steps older than this are dropped, day by day; a day with a run that has not ended stays. 0 keeps everything. The same for api and workers: they obey it, the page shows it.',
      unit: 'days',
    }),
});

export interface RetentionSettings {
  /** For domains that set nothing else; 0: for ever. */
  readonly days: number;
}

/** The settings of checked variables. */
export function toRetentionSettings(
  variables: z.infer<typeof RetentionVariables>,
): RetentionSettings {
  return { days: variables.RETENTION_DAYS };
}
