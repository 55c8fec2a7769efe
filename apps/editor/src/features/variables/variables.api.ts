import {
  DomainVariable,
  listOf,
  type DomainVariableInput,
  type JsonObject,
} from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from '../../api/api-client';
import { listQuery, type ListSearch } from '../../api/list-search';
import { useStoredRow } from '../../api/useStoredRow';

const Variables = listOf(DomainVariable);
const Names = listOf(z.object({ name: z.string() }));
const path = '/routing/schema/variables';
const root = 'domain-variables';
const mostNames = 1_000;

export type VariableChange = Partial<z.input<typeof DomainVariableInput>>;

export function useVariables(search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: [root, 'list', query],
    queryFn: ({ signal }) => callApi({ path, query, answer: Variables, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Names that `$${name}` may name; undefined until they are known. */
export function useVariableNames(): readonly string[] | undefined {
  const names = useQuery({
    queryKey: [root, 'names'],
    queryFn: ({ signal }) =>
      callApi({
        path,
        query: { size: mostNames, fields: 'name', sort: '+name' },
        answer: Names,
        signal,
      }),
    // Of more, the rest would look unknown.
    select: ({ next, items }) => (next ? undefined : items.map(({ name }) => name)),
    staleTime: 30_000,
  });
  return names.data;
}

/**
 * What a preview shows for `$${name}`; encrypted values as dots. Empty until it is known.
 * @param isNeeded most drawings name none
 */
export function useVariableValues(isNeeded: boolean): JsonObject {
  const values = useQuery({
    queryKey: [root, 'values'],
    queryFn: ({ signal }) =>
      callApi({ path, query: { size: mostNames, sort: '+name' }, answer: Variables, signal }),
    select: ({ items }): JsonObject =>
      Object.fromEntries(items.map((one) => [one.name, one.encrypt ? '●●●' : one.value])),
    staleTime: 30_000,
    enabled: isNeeded,
  });
  return values.data ?? none;
}

const none: JsonObject = {};

/** A variable that a dialog changes, as it is stored now. */
export function useStoredVariable(row: DomainVariable | null) {
  const id = row?.id;
  return useStoredRow({
    row,
    queryKey: [root, 'one', id],
    path: `${path}/${id}`,
    answer: DomainVariable,
  });
}

/** Makes a variable, or changes the named keys of the one with this id. */
export function useSaveVariable() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number | null; body: VariableChange }) =>
      callApi({
        method: id === null ? 'POST' : 'PATCH',
        path: id === null ? path : `${path}/${id}`,
        body,
        answer: DomainVariable,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [root] }),
  });
}

export function useDeleteVariable() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      callApi({ method: 'DELETE', path: `${path}/${id}`, answer: DomainVariable }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [root] }),
  });
}
