import { QueueHook, listOf, type QueueHookInput } from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { unlessMissing } from '../../api/api-problem';
import { changeCachedRows } from '../../api/cached-rows';
import { searchPattern } from '../../api/list-search';
import { useTimeZone } from '../../ui/useTimeZone';
import type { HooksSearch } from './hooks-search';

const HookList = listOf(QueueHook);

/** What the modal writes. */
export type HookChange = Partial<z.input<typeof QueueHookInput>>;

const pathOf = (queueId: string) => `/call_center/queues/${queueId}/hooks`;
const rootOf = (queueId: string) => ['queue-hooks', queueId] as const;

/** A page of hooks with what each did since midnight in the domain's zone. */
export function useQueueHooks(queueId: string, search: HooksSearch) {
  const { page, size, q, sort, event } = search;
  const timezone = useTimeZone();
  return useQuery({
    queryKey: [...rootOf(queueId), { page, size, q, sort, event, timezone }],
    queryFn: ({ signal }) =>
      callApi({
        path: pathOf(queueId),
        query: {
          page,
          size,
          q: searchPattern(q),
          sort,
          event,
          activity: true,
          timezone,
        },
        answer: HookList,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** One hook, for the modal. */
export function useQueueHook(queueId: string, hookId: string | null) {
  return useQuery({
    queryKey: ['queue-hook', queueId, hookId],
    queryFn: ({ signal }) =>
      callApi({ path: `${pathOf(queueId)}/${hookId}`, answer: QueueHook, signal }),
    enabled: hookId !== null,
    // The modal edits what is stored now, not what was read a while ago.
    staleTime: 0,
    gcTime: 0,
  });
}

function useInvalidateHooks(queueId: string) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: rootOf(queueId) }),
      queryClient.invalidateQueries({ queryKey: ['queues'] }),
    ]);
}

/** Creates a hook, or changes the one with this id. */
export function useSaveHook(queueId: string) {
  const invalidate = useInvalidateHooks(queueId);
  return useMutation({
    mutationFn: ({ hookId, change }: { hookId: number | null; change: HookChange }) =>
      hookId === null
        ? callApi({ method: 'POST', path: pathOf(queueId), body: change, answer: QueueHook })
        : callApi({
            method: 'PATCH',
            path: `${pathOf(queueId)}/${hookId}`,
            body: change,
            answer: QueueHook,
          }),
    onSuccess: invalidate,
  });
}

/** Switches a hook on or off: shown at once, put back when the server refuses. */
export function useSwitchHook(queueId: string) {
  const queryClient = useQueryClient();
  const invalidate = useInvalidateHooks(queueId);
  return useMutation({
    mutationFn: ({ hookId, enabled }: { hookId: number; enabled: boolean }) =>
      callApi({
        method: 'PATCH',
        path: `${pathOf(queueId)}/${hookId}`,
        body: { enabled },
        answer: QueueHook,
      }),
    onMutate: async ({ hookId, enabled }) => {
      await queryClient.cancelQueries({ queryKey: rootOf(queueId) });
      return changeCachedRows<QueueHook>(queryClient, {
        root: rootOf(queueId),
        fits: (hook) => hook.id === hookId,
        change: (hook) => ({ ...hook, enabled }),
      });
    },
    onError: (_error, _change, rollback) => rollback?.(),
    onSettled: invalidate,
  });
}

/** Puts the hooks of one event into this order. */
export function useOrderHooks(queueId: string) {
  const invalidate = useInvalidateHooks(queueId);
  return useMutation({
    mutationFn: async (hooks: readonly QueueHook[]) => {
      for (const [position, hook] of hooks.entries()) {
        if (hook.position === position) continue;
        await callApi({
          method: 'PATCH',
          path: `${pathOf(queueId)}/${hook.id}`,
          body: { position },
          answer: QueueHook,
        });
      }
    },
    onSettled: invalidate,
  });
}

/** Removes hooks one after another; stops at the first refusal, those before it stay removed. */
export function useDeleteHooks(queueId: string) {
  const invalidate = useInvalidateHooks(queueId);
  return useMutation({
    mutationFn: async (hooks: readonly QueueHook[]) => {
      for (const hook of hooks) {
        await callApi({
          method: 'DELETE',
          path: `${pathOf(queueId)}/${hook.id}`,
          answer: QueueHook,
        }).catch(unlessMissing);
      }
    },
    onSettled: invalidate,
  });
}
