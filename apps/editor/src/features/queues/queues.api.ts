import { Queue, QueueEventCounts, listOf, type QueueInput } from '@hookline/contracts';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { changeCachedRows } from '../../api/cached-rows';
import { listQuery, type ListSearch } from '../../api/list-search';
import { useTimeZone } from '../../ui/useTimeZone';

const QueueList = listOf(Queue);
const listRoot = ['queues', 'list'] as const;

/** What the page writes; the server fills in the rest. */
export type QueueChange = Partial<z.input<typeof QueueInput>>;

export function useQueues(search: ListSearch) {
  return useQuery({
    queryKey: [...listRoot, search],
    queryFn: ({ signal }) =>
      callApi({
        path: '/call_center/queues',
        query: listQuery(search),
        answer: QueueList,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export const queueQuery = (queueId: string) =>
  queryOptions({
    queryKey: ['queues', 'one', queueId],
    queryFn: ({ signal }) =>
      callApi({ path: `/call_center/queues/${queueId}`, answer: Queue, signal }),
  });

export function useQueue(queueId: string) {
  return useQuery(queueQuery(queueId));
}

/** Events of the queue since midnight in the domain's zone. */
export function useQueueEventCounts(queueId: string) {
  const timezone = useTimeZone();
  return useQuery({
    queryKey: ['queue-event-counts', queueId, timezone],
    queryFn: ({ signal }) =>
      callApi({
        path: `/call_center/queues/${queueId}/event_counts`,
        query: { timezone },
        answer: QueueEventCounts,
        signal,
      }),
  });
}

export function useCreateQueue() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: QueueChange) =>
      callApi({ method: 'POST', path: '/call_center/queues', body, answer: Queue }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['queues'] }),
  });
}

export function useChangeQueue() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: QueueChange }) =>
      callApi({
        method: 'PATCH',
        path: `/call_center/queues/${id}`,
        body: change,
        answer: Queue,
      }),
    onSuccess: (queue) => {
      queryClient.setQueryData(queueQuery(queue.id).queryKey, queue);
      return queryClient.invalidateQueries({ queryKey: ['queues'] });
    },
  });
}

/** Switches a queue on or off: shown at once, put back when the server refuses. */
export function useSwitchQueue() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) =>
      callApi({
        method: 'PATCH',
        path: `/call_center/queues/${id}`,
        body: { enabled },
        answer: Queue,
      }),
    onMutate: async ({ id, enabled }) => {
      await queryClient.cancelQueries({ queryKey: listRoot });
      return changeCachedRows<Queue>(queryClient, {
        root: listRoot,
        fits: (queue) => queue.id === id,
        change: (queue) => ({ ...queue, enabled }),
      });
    },
    onError: (_error, _change, rollback) => rollback?.(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['queues'] }),
  });
}

export function useDeleteQueue() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      callApi({ method: 'DELETE', path: `/call_center/queues/${id}`, answer: Queue }),
    onSuccess: (_queue, id) => {
      queryClient.removeQueries({ queryKey: ['queues', 'one', id] });
      return queryClient.invalidateQueries({ queryKey: ['queues', 'list'] });
    },
  });
}
