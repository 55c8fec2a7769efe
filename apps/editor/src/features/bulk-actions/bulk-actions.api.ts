import {
  BulkAction,
  BulkAnswer,
  type DeadLetterBulkInput,
  type RunBulkInput,
} from '@hookline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';

/** What a bulk action is about. */
export type BulkObject = BulkAction['object'];
export type BulkInput = z.input<typeof RunBulkInput> | z.input<typeof DeadLetterBulkInput>;

const pathOf: Readonly<Record<BulkObject, string>> = {
  runs: '/runs/bulk',
  dead_letters: '/dead_letters/bulk',
};
const pollMs = 1_000;

/** How many objects an action would be about; asked anew whenever the choice changes. */
export function useBulkPreview(object: BulkObject, input: BulkInput) {
  return useQuery({
    queryKey: ['bulk', 'preview', object, input],
    queryFn: ({ signal }) =>
      callApi({
        method: 'POST',
        path: pathOf[object],
        body: { ...input, preview: true },
        answer: BulkAnswer,
        signal,
      }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function useStartBulk(object: BulkObject) {
  return useMutation({
    mutationFn: (input: BulkInput) =>
      callApi({ method: 'POST', path: pathOf[object], body: input, answer: BulkAnswer }),
  });
}

/** How far an action has come, read again every second until it ends. */
export function useBulkAction(object: BulkObject, id: string) {
  return useQuery({
    queryKey: ['bulk', 'one', object, id],
    queryFn: ({ signal }) =>
      callApi({ path: `${pathOf[object]}/${id}`, answer: BulkAction, signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.status === 'running' ? pollMs : false,
  });
}

export function useStopBulk(object: BulkObject, id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      callApi({
        method: 'POST',
        path: `${pathOf[object]}/${id}/stop`,
        body: {},
        answer: BulkAction,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['bulk', 'one', object, id] }),
  });
}
