import { Calendar, listOf, type CalendarInput, type CalendarPatch } from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { listQuery, type ListSearch } from '../../api/list-search';

const Calendars = listOf(Calendar);
const path = '/calendars';
const root = 'calendars';

export function useCalendars(search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: [root, 'list', query],
    queryFn: ({ signal }) => callApi({ path, query, answer: Calendars, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useCalendar(id: string) {
  return useQuery({
    queryKey: [root, 'one', id],
    queryFn: ({ signal }) => callApi({ path: `${path}/${id}`, answer: Calendar, signal }),
  });
}

/** A new calendar, or what is to change of one. */
export type CalendarSave =
  | { readonly id: null; readonly body: z.input<typeof CalendarInput> }
  | { readonly id: string; readonly body: z.input<typeof CalendarPatch> };

/** Creates a calendar, or changes the one with this id. */
export function useSaveCalendar() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: CalendarSave) =>
      callApi({
        method: id === null ? 'POST' : 'PATCH',
        path: id === null ? path : `${path}/${id}`,
        body,
        answer: Calendar,
      }),
    onSuccess: (calendar) => {
      queryClient.setQueryData([root, 'one', calendar.id], calendar);
      return queryClient.invalidateQueries({ queryKey: [root] });
    },
  });
}

export function useDeleteCalendar() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      callApi({ method: 'DELETE', path: `${path}/${id}`, answer: Calendar }),
    onSuccess: (_calendar, id) => {
      queryClient.removeQueries({ queryKey: [root, 'one', id] });
      return queryClient.invalidateQueries({ queryKey: [root, 'list'] });
    },
  });
}
