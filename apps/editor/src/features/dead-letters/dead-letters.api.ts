import { DeadLetter, listOf } from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { searchPattern } from '../../api/list-search';
import { useTimeZone } from '../../ui/useTimeZone';
import { periodStart } from '../event-log/log-period';
import type { DeadLettersSearch } from './dead-letters-search';

const DeadLetters = listOf(DeadLetter);
const path = '/dead_letters';
const root = ['dead-letters'] as const;

/** What the list shows, in a query and in the body of a bulk action. */
export function deadLetterFilter(
  { q, period = 'all' }: DeadLettersSearch,
  now: Date,
  timeZone: string,
) {
  const since = periodStart(period, now, timeZone)?.getTime();
  const pattern = searchPattern(q);
  return {
    ...(pattern === undefined ? {} : { q: pattern }),
    ...(since === undefined ? {} : { 'created_at.from': since }),
  };
}

export function useDeadLetters(search: DeadLettersSearch) {
  const timeZone = useTimeZone();
  const { page, size, q, period, status = ['open'] } = search;
  return useQuery({
    queryKey: [...root, 'list', { page, size, q, period, status, timeZone }],
    queryFn: ({ signal }) =>
      callApi({
        path,
        query: { page, size, status, ...deadLetterFilter(search, new Date(), timeZone) },
        answer: DeadLetters,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useDeadLetter(id: string) {
  return useQuery({
    queryKey: [...root, 'one', id],
    queryFn: ({ signal }) => callApi({ path: `${path}/${id}`, answer: DeadLetter, signal }),
  });
}

/** Sends the event on its way again, or lets it rest. */
export function useSettleDeadLetter() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, action }: { id: string; action: 'retry' | 'discard' }) =>
      callApi({ method: 'POST', path: `${path}/${id}/${action}`, body: {}, answer: DeadLetter }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: root }),
        queryClient.invalidateQueries({ queryKey: ['events'] }),
      ]),
  });
}
