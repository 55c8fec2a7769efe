import {
  EventDetail,
  EventSummary,
  FlowTestAnswer,
  listOf,
  type FlowTestInput,
} from '@hookline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';

/** Runs a graph on an event; nothing comes of it but the answer. */
export function useRunTest(schemaId: string) {
  return useMutation({
    mutationFn: (body: z.input<typeof FlowTestInput>) =>
      callApi({
        method: 'POST',
        path: `/routing/schema/${schemaId}/test`,
        body,
        answer: FlowTestAnswer,
      }),
  });
}

const EventList = listOf(EventSummary);
const mostRecent = 20;

/**
 * The newest events of a type in the log.
 * @param queueId of this queue only; null for any
 */
export function useRecentEvents(type: string, queueId: string | null, enabled: boolean) {
  return useQuery({
    queryKey: ['events', 'recent', type, queueId],
    queryFn: async ({ signal }) => {
      const query = { type, queue_id: queueId ?? undefined, size: mostRecent };
      return (await callApi({ path: '/events', query, answer: EventList, signal })).items;
    },
    enabled,
  });
}

/** Reads one event of the log with its data. */
export function useLoadEvent() {
  const queryClient = useQueryClient();
  return (id: string) =>
    queryClient.fetchQuery({
      queryKey: ['events', 'one', id],
      queryFn: ({ signal }) => callApi({ path: `/events/${id}`, answer: EventDetail, signal }),
      staleTime: 60_000,
    });
}
