import type { RunFilterInput } from '@hookline/contracts';
import { searchPattern } from '../../api/list-search';
import { periodStart } from '../event-log/log-period';
import type { RunsSearch } from './runs-search';

/**
 * The filters of the list as the API takes them, in a query and in the body of a bulk action.
 * A filter that is not set is not named: the server wants at least one for a bulk action.
 */
export function runFilter(search: RunsSearch, now: Date, timeZone: string): RunFilterInput {
  const { q, status, queue, schema, parent, period = 'today' } = search;
  // Runs that one run started are few, and it may have begun long before.
  const since = parent === undefined ? periodStart(period, now, timeZone)?.getTime() : undefined;
  const pattern = searchPattern(q);
  return {
    ...(pattern === undefined ? {} : { q: pattern }),
    ...(status === undefined ? {} : { status }),
    ...(queue === undefined ? {} : { queue_id: queue }),
    ...(schema === undefined ? {} : { schema_id: schema }),
    ...(parent === undefined ? {} : { parent_id: parent }),
    ...(since === undefined ? {} : { 'created_at.from': since }),
  };
}
