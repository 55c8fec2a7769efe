import { z } from 'zod';
import { JsonObject } from './json';
import { LogQuery } from './list-query';

export const DeadLetterStatus = z
  .enum(['open', 'retried', 'discarded'])
  .meta({ id: 'DeadLetterStatus' });
export type DeadLetterStatus = z.infer<typeof DeadLetterStatus>;

/** Row of `/dead_letters`: an accepted event that could not be read or placed. */
export const DeadLetter = z
  .object({
    id: z.string().meta({ description: 'That of its row in the event log.' }),
    no: z.string(),
    reason: z.string().meta({ description: 'A sentence: why it went nowhere.' }),
    status: DeadLetterStatus,
    event_id: z.string().nullable().meta({ description: 'The sender’s; null when unreadable.' }),
    type: z.string(),
    source: z.string(),
    key: z.string(),
    contact: z.string().nullable(),
    received_at: z.string(),
    settled_at: z.string().nullable(),
    can_retry: z
      .boolean()
      .meta({ description: 'It is open and readable: it may be published again.' }),
    data: JsonObject.meta({ description: 'As much as could be made out.' }),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof DeadLetter>;

/** Filters of `/dead_letters`; unknown ones are refused by name. Times in ms. */
export const DeadLetterQuery = LogQuery.omit({
  queue_id: true,
  schema_id: true,
  hook_id: true,
  event_id: true,
});
export type DeadLetterQuery = z.infer<typeof DeadLetterQuery>;
