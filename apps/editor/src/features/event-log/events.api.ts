import { EventDetail, EventSummary, RunDetail, RunSummary, listOf } from '@hookline/contracts';
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { searchPattern } from '../../api/list-search';
import { useTimeZone } from '../../ui/useTimeZone';
import type { EventLogSearch } from './event-log-search';
import { periodStart } from './log-period';

const EventList = listOf(EventSummary);
const RunList = listOf(RunSummary);

/** A page of the log and how long the server took for it. */
export function useEvents(search: EventLogSearch) {
  const { page, size, q, period = 'today', type, queue, status, schema, hook, key } = search;
  const timeZone = useTimeZone();
  return useQuery({
    queryKey: [
      'events',
      'list',
      { page, size, q, period, type, queue, status, schema, hook, key, timeZone },
    ],
    queryFn: async ({ signal }) => {
      const startedAt = performance.now();
      const found = await callApi({
        path: '/events',
        query: {
          page,
          size,
          q: searchPattern(q),
          type,
          queue_id: queue,
          status,
          schema_id: schema,
          hook_id: hook,
          key,
          'created_at.from': periodStart(period, new Date(), timeZone)?.getTime(),
        },
        answer: EventList,
        signal,
      });
      return { ...found, tookMs: performance.now() - startedAt };
    },
    placeholderData: keepPreviousData,
  });
}

const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', 'one', id],
    queryFn: ({ signal }) => callApi({ path: `/events/${id}`, answer: EventDetail, signal }),
  });

export function useEvent(id: string) {
  return useQuery(eventQuery(id));
}

/** More events than this of one call are not told as a story. */
const storyLimit = 60;

/** Everything that happened to one call: its events with their data, and its runs. */
export function useCall(key: string | undefined) {
  const enabled = key !== undefined && key !== '';
  const events = useQuery({
    queryKey: ['events', 'call', key],
    queryFn: ({ signal }) =>
      callApi({
        path: '/events',
        query: { key, size: storyLimit },
        answer: EventList,
        signal,
      }),
    enabled,
  });
  const runs = useQuery({
    queryKey: ['runs', 'call', key],
    queryFn: ({ signal }) =>
      callApi({ path: '/runs', query: { key, size: storyLimit }, answer: RunList, signal }),
    enabled,
  });
  const details = useQueries({
    queries: (events.data?.items ?? []).map((event) => ({
      ...eventQuery(event.id),
      staleTime: 60_000,
    })),
    combine: (results) => ({
      items: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      isPending: results.some(({ isPending }) => isPending),
    }),
  });
  return {
    events: details.items,
    runs: runs.data?.items ?? [],
    isPending: enabled && (events.isPending || runs.isPending || details.isPending),
    error: events.error ?? runs.error,
  };
}

/** The runs of an event with their steps. */
export function useRunsOf(runIds: readonly string[]) {
  return useQueries({
    queries: runIds.map((id) => ({
      queryKey: ['runs', 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callApi({ path: `/runs/${id}`, answer: RunDetail, signal }),
    })),
  });
}
