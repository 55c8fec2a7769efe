import { repeated, RunStatus } from '@hookline/contracts';
import { z } from 'zod';
import { searchedText } from '../../api/list-search';
import { logPeriods } from '../event-log/event-log-search';

const ids = repeated(z.coerce.string()).catch(undefined);

/** Everything the list of runs shows is in its address, the bulk action under way too. */
export const RunsSearch = z.object({
  page: z.coerce.number().int().min(1).catch(1).default(1),
  size: z.coerce.number().int().min(1).max(1_000).catch(40).default(40),
  q: searchedText.default(''),
  period: z.enum(logPeriods).optional().catch(undefined),
  status: repeated(RunStatus).catch(undefined),
  queue: ids,
  schema: ids,
  /** The runs that this run started, whenever that was. */
  parent: ids,
  bulk: z.coerce.string().optional().catch(undefined),
});
export type RunsSearch = z.infer<typeof RunsSearch>;
