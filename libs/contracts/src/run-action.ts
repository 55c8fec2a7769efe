import { z } from 'zod';
import { JsonObject } from './json';

/** `POST /runs/{id}/resume`. */
export const RunResumeInput = z
  .object({
    variables: JsonObject.optional().meta({
      description: 'Run variables to set before it goes on; others stay as they are.',
    }),
  })
  .strict()
  .meta({ id: 'RunResumeInput' });
export type RunResumeInput = z.infer<typeof RunResumeInput>;

export const RunReplayVersion = z.enum(['same', 'current', 'draft']);
export type RunReplayVersion = z.infer<typeof RunReplayVersion>;

export const RecordedAnswers = z.enum(['recorded', 'none']);
export type RecordedAnswers = z.infer<typeof RecordedAnswers>;

/** `POST /runs/{id}/replay`. */
export const RunReplayInput = z
  .object({
    version: RunReplayVersion.default('same').meta({
      description: 'The version of the first run, the one published now, or the draft.',
    }),
    dry: z.boolean().default(false).meta({
      description: 'Changes nothing and sends nothing; nodes answer as `answers` says.',
    }),
    answers: RecordedAnswers.optional().meta({
      description:
        'With `dry`, `recorded` (the default) answers as the first run was answered, node by node; ' +
        '`none` leaves every effect by its success outlet.',
    }),
  })
  .strict()
  .refine((input) => input.dry || input.answers !== 'recorded', {
    path: ['answers'],
    message: 'recorded answers are for dry runs only',
  })
  .meta({ id: 'RunReplayInput' });
export type RunReplayInput = z.infer<typeof RunReplayInput>;
