import { z } from 'zod';
import { numberOrText } from './whole-number';
import { ReplacedRevision, SettingsRevision } from './settings-revision';

/** Shorter, the stream of events would bring back what was deleted: it holds 7 days. */
export const fewestRetentionDays = 8;
export const mostRetentionDays = 3_650;

const error = `must be 0 or a whole number from ${fewestRetentionDays} to ${mostRetentionDays.toLocaleString('en')}`;

const Days = z
  .int({ error })
  .max(mostRetentionDays, { error })
  .refine((days) => days === 0 || days >= fewestRetentionDays, { error });

/** How long the history of a domain is kept: events, runs and steps, by whole days in UTC (B-61). */
export const Retention = z
  .object({
    days: Days.nullable().meta({
      description: '0 keeps it for ever; null as long as the operator has set.',
    }),
  })
  .strict()
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof Retention>;

/** `PUT /retention`. */
export const RetentionInput = Retention.extend({ revision: ReplacedRevision }).meta({
  id: 'RetentionInput',
});
export type RetentionInput = z.infer<typeof RetentionInput>;

/** What a domain has set, and what holds where it set nothing. */
export const RetentionView = z
  .object({
    ...Retention.shape,
    server_days: z
      .int()
      .min(0)
      .meta({ description: 'What the operator has set (RETENTION_DAYS); 0 is for ever.' }),
    revision: SettingsRevision,
  })
  .meta({ id: 'RetentionView' });
export type RetentionView = z.infer<typeof RetentionView>;

/** `GET /retention/loss?days=30`. */
export const RetentionLossQuery = z.strictObject({
  days: numberOrText(Days.optional()).meta({
    description: 'As they would be set; without it as long as the operator has set.',
  }),
});
export type RetentionLossQuery = z.infer<typeof RetentionLossQuery>;

const Day = z.iso.date().nullable();

/** What of the domain is too old for so many days, as of now. */
export const RetentionLoss = z
  .object({
    days: z.int().meta({ description: 'Days (UTC) whose events, runs and steps would go.' }),
    from: Day.meta({ description: 'The oldest of them; null when nothing would go.' }),
    to: Day.meta({ description: 'The newest of them.' }),
    events: z.int().nullable().meta({ description: 'Null: too many to count in time.' }),
    runs: z.int().nullable().meta({ description: 'Null: too many to count in time.' }),
    staying_days: z
      .int()
      .meta({ description: 'Days as old that stay until a run of theirs has ended.' }),
  })
  .meta({ id: 'RetentionLoss' });
export type RetentionLoss = z.infer<typeof RetentionLoss>;
