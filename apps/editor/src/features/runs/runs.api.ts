import { listOf, RunSummary } from '@hookline/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { useTimeZone } from '../../ui/useTimeZone';
import { runFilter } from './run-filter';
import type { RunsSearch } from './runs-search';

const Runs = listOf(RunSummary);

/** A page of runs, newest first. */
export function useRuns(search: RunsSearch) {
  const timeZone = useTimeZone();
  const { page, size, q, period, status, queue, schema, parent } = search;
  return useQuery({
    queryKey: ['runs', 'list', { page, size, q, period, status, queue, schema, parent, timeZone }],
    queryFn: ({ signal }) =>
      callApi({
        path: '/runs',
        query: { page, size, ...runFilter(search, new Date(), timeZone) },
        answer: Runs,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
