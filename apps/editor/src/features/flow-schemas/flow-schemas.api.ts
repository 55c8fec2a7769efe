import {
  FlowDraft,
  FlowSchema,
  FlowSchemaSummary,
  hookableSchemaTypes,
  listOf,
  type FlowSchemaInput,
} from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { freeName } from './free-name';
import { listQuery, searchPattern, type ListSearch } from '../../api/list-search';

const SchemaList = listOf(FlowSchemaSummary);

export type FlowSchemaChange = z.input<typeof FlowSchemaInput>;

export function useFlowSchemas(search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: ['flow-schemas', 'list', query],
    queryFn: ({ signal }) =>
      callApi({ path: '/routing/schema', query, answer: SchemaList, signal }),
    placeholderData: keepPreviousData,
  });
}

const offeredSchemas = 30;

/** Flow schemas a hook may start, by name. */
export function useHookableSchemas(search: string) {
  const q = searchPattern(search);
  return useQuery({
    queryKey: ['flow-schemas', 'hookable', q ?? ''],
    queryFn: ({ signal }) =>
      callApi({
        path: '/routing/schema',
        query: { q, type: hookableSchemaTypes, sort: '+name', size: offeredSchemas },
        answer: SchemaList,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** One flow schema without its drawing; not asked for without an id. */
export function useFlowSchema(schemaId: string | undefined) {
  return useQuery({
    queryKey: ['flow-schemas', 'one', schemaId],
    queryFn: ({ signal }) => loadFlowSchema(schemaId ?? '', signal),
    enabled: schemaId !== undefined,
  });
}

export function loadFlowSchema(schemaId: string, signal?: AbortSignal) {
  return callApi({ path: `/routing/schema/${schemaId}`, answer: FlowSchema, signal });
}

export function loadFlowDraft(schemaId: string, signal?: AbortSignal) {
  return callApi({ path: `/routing/schema/${schemaId}/draft`, answer: FlowDraft, signal });
}

export function useCreateFlowSchema() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: FlowSchemaChange) =>
      callApi({ method: 'POST', path: '/routing/schema', body, answer: FlowSchema }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['flow-schemas'] }),
  });
}

const NamedList = listOf(FlowSchemaSummary.pick({ name: true }));
const namesRead = 1_000;

/** Creates a flow schema whose name only proposes: when it is taken, a number is added. */
export function useCreateFlowSchemaFreely() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: FlowSchemaChange) => {
      // The asterisk of a name is a wildcard to the search; more names than needed do no harm.
      const query = { q: `${body.name.trim()}*`, fields: 'name', size: namesRead };
      const { items } = await callApi({ path: '/routing/schema', query, answer: NamedList });
      const name = freeName(
        body.name,
        items.map((one) => one.name),
      );
      return callApi({
        method: 'POST',
        path: '/routing/schema',
        body: { ...body, name },
        answer: FlowSchema,
      });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['flow-schemas'] }),
  });
}

export function useDeleteFlowSchema() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (schemaId: string) =>
      callApi({ method: 'DELETE', path: `/routing/schema/${schemaId}`, answer: FlowSchema }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['flow-schemas'] }),
  });
}
