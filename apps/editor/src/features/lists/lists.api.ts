import {
  ContactList,
  ListCommunication,
  listOf,
  type ContactListInput,
  type ListCommunicationInput,
} from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { unlessMissing } from '../../api/api-problem';
import { listQuery, type ListSearch } from '../../api/list-search';
import { useStoredRow } from '../../api/useStoredRow';

const Lists = listOf(ContactList);
const Entries = listOf(ListCommunication);
const path = '/call_center/list';

export type ListChange = Partial<z.input<typeof ContactListInput>>;

export function useLists(search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: ['lists', 'list', query],
    queryFn: ({ signal }) => callApi({ path, query, answer: Lists, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useList(listId: string) {
  return useQuery({
    queryKey: ['lists', 'one', listId],
    queryFn: ({ signal }) => callApi({ path: `${path}/${listId}`, answer: ContactList, signal }),
  });
}

/** A list that a dialog changes, as it is stored now. */
export function useStoredList(row: ContactList | null) {
  const id = row?.id;
  const queryKey = ['lists', 'one', id];
  return useStoredRow({ row, queryKey, path: `${path}/${id}`, answer: ContactList });
}

/** Makes a list, or changes the named keys of the one with this id. */
export function useSaveList() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string | null; body: ListChange }) =>
      callApi({
        method: id === null ? 'POST' : 'PATCH',
        path: id === null ? path : `${path}/${id}`,
        body,
        answer: ContactList,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['lists'] }),
  });
}

export function useDeleteList() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      callApi({ method: 'DELETE', path: `${path}/${id}`, answer: ContactList }),
    onSuccess: (_list, id) => {
      queryClient.removeQueries({ queryKey: ['lists', 'one', id] });
      return queryClient.invalidateQueries({ queryKey: ['lists', 'list'] });
    },
  });
}

export function useEntries(listId: string, search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: ['lists', 'entries', listId, query],
    queryFn: ({ signal }) =>
      callApi({ path: `${path}/${listId}/communication`, query, answer: Entries, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useAddEntry(listId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof ListCommunicationInput>) =>
      callApi({
        method: 'POST',
        path: `${path}/${listId}/communication`,
        body,
        answer: ListCommunication,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['lists'] }),
  });
}

/** Removes entries one after another; stops at the first refusal, those before it stay removed. */
export function useRemoveEntries(listId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) {
        await callApi({
          method: 'DELETE',
          path: `${path}/${listId}/communication/${id}`,
          answer: ListCommunication,
        }).catch(unlessMissing);
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['lists'] }),
  });
}
