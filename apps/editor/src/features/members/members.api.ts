import { Member, listOf, type MemberInput } from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { listQuery, type ListSearch } from '../../api/list-search';

const MemberList = listOf(Member);

export type MemberChange = Partial<z.input<typeof MemberInput>>;

const pathOf = (queueId: string) => `/call_center/queues/${queueId}/members`;
const rootOf = (queueId: string) => ['members', queueId] as const;

export function useMembers(queueId: string, search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: [...rootOf(queueId), 'list', query],
    queryFn: ({ signal }) => callApi({ path: pathOf(queueId), query, answer: MemberList, signal }),
    placeholderData: keepPreviousData,
  });
}

/** One member, for the form; not asked for without an id. */
export function useMember(queueId: string, memberId: string | null) {
  return useQuery({
    queryKey: [...rootOf(queueId), 'one', memberId],
    queryFn: ({ signal }) =>
      callApi({ path: `${pathOf(queueId)}/${memberId}`, answer: Member, signal }),
    enabled: memberId !== null,
    // The dialog changes what is stored now, not what was read a while ago.
    staleTime: 0,
    gcTime: 0,
  });
}

export function useSaveMember(queueId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId, change }: { memberId: string | null; change: MemberChange }) =>
      callApi({
        method: memberId === null ? 'POST' : 'PATCH',
        path: memberId === null ? pathOf(queueId) : `${pathOf(queueId)}/${memberId}`,
        body: change,
        answer: Member,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: rootOf(queueId) }),
  });
}

export function useDeleteMember(queueId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (memberId: string) =>
      callApi({ method: 'DELETE', path: `${pathOf(queueId)}/${memberId}`, answer: Member }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: rootOf(queueId) }),
  });
}
