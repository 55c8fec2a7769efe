import type { LogFilterInput } from '@hookline/contracts';
import { searchPattern } from '../../api/list-search';
import { periodStart } from '../event-log/log-period';
import type { RunsSearch } from './runs-search';

/**
 * The filters of the list as the API takes them, in a query and in the body of a bulk action.
 * A filter that is not set is not named: the server wants at least one for a bulk action.
 */
export function runFilter(search: RunsSearch, now: Date, timeZone: string): LogFilterInput {
  const { q, status, queue, schema, period = 'today' } = search;
  const since = periodStart(period, now, timeZone)?.getTime();
  const pattern = searchPattern(q);
  return {
    ...(pattern === undefined ? {} : { q: pattern }),
    ...(status === undefined ? {} : { status }),
    ...(queue === undefined ? {} : { queue_id: queue }),
    ...(schema === undefined ? {} : { schema_id: schema }),
    ...(since === undefined ? {} : { 'created_at.from': since }),
  };
}
