import { z } from 'zod';
import { searchedText } from '../../api/list-search';

const texts = z
  .preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(z.coerce.string()).optional(),
  )
  .catch(undefined);

export const logPeriods = ['15m', '1h', 'today', '7d', 'all'] as const;
export type LogPeriod = (typeof logPeriods)[number];

/** Everything the event log shows is in its address, so a link shows the same to a colleague. */
export const EventLogSearch = z.object({
  page: z.coerce.number().int().min(1).catch(1).default(1),
  size: z.coerce.number().int().min(1).max(1_000).catch(40).default(40),
  q: searchedText.default(''),
  period: z.enum(logPeriods).optional().catch(undefined),
  type: texts,
  queue: texts,
  status: texts,
  schema: texts,
  hook: texts,
  key: texts,
  /** The event in the drawer, and its tab. */
  open: z.string().optional().catch(undefined),
  tab: z.string().optional().catch(undefined),
});
export type EventLogSearch = z.infer<typeof EventLogSearch>;
