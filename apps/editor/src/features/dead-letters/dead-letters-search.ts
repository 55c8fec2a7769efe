import { DeadLetterStatus, repeated } from '@hookline/contracts';
import { z } from 'zod';
import { searchedText } from '../../api/list-search';
import { logPeriods } from '../event-log/event-log-search';

/** Address of the list of dead letters; without a status the open ones are shown. */
export const DeadLettersSearch = z.object({
  page: z.coerce.number().int().min(1).catch(1).default(1),
  size: z.coerce.number().int().min(1).max(1_000).catch(40).default(40),
  q: searchedText.default(''),
  period: z.enum(logPeriods).optional().catch(undefined),
  status: repeated(DeadLetterStatus).catch(undefined),
  /** The letter in the drawer. */
  open: z.string().optional().catch(undefined),
  bulk: z.coerce.string().optional().catch(undefined),
});
export type DeadLettersSearch = z.infer<typeof DeadLettersSearch>;
