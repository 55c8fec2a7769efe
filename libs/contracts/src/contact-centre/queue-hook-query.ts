import { z } from 'zod';
import { ListQuery, queryFlag, repeated } from '../list-query';
import { BigId } from './lookup';

/** Query of a queue's hooks. `activity` and `timezone` are our additions. */
export const QueueHookQuery = ListQuery.extend({
  id: repeated(BigId),
  schema_id: repeated(BigId),
  event: repeated(z.string()),
  enabled: queryFlag.optional(),
  activity: queryFlag.optional().meta({ description: 'Adds what each hook did today.' }),
  timezone: z.string().max(64).optional().meta({
    description: 'IANA zone in which today begins; default: that of the domain.',
  }),
});
export type QueueHookQuery = z.infer<typeof QueueHookQuery>;
