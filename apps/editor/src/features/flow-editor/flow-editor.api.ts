import {
  FlowCheckAnswer,
  FlowDraft,
  FlowSchema,
  FlowVersion,
  SchemaHook,
  listOf,
  type FlowDraftInput,
  type FlowGraph,
  type PublishInput,
  type RollbackInput,
} from '@hookline/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';

const pathOf = (schemaId: string) => `/routing/schema/${schemaId}`;

export const schemaQuery = (schemaId: string) =>
  queryOptions({
    queryKey: ['flow-schemas', 'one', schemaId],
    queryFn: ({ signal }) => callApi({ path: pathOf(schemaId), answer: FlowSchema, signal }),
  });

/**
 * The draft as the editor opens it. Under a root of its own: a refresh of lists must not put
 * another document under the author's hands.
 */
export const draftQuery = (schemaId: string) =>
  queryOptions({
    queryKey: ['flow-draft', schemaId],
    queryFn: ({ signal }) => loadDraft(schemaId, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export function loadDraft(schemaId: string, signal?: AbortSignal): Promise<FlowDraft> {
  return callApi({ path: `${pathOf(schemaId)}/draft`, answer: FlowDraft, signal });
}

export function saveDraft(schemaId: string, body: FlowDraftInput): Promise<FlowDraft> {
  return callApi({ method: 'PUT', path: `${pathOf(schemaId)}/draft`, body, answer: FlowDraft });
}

/** What the server has to say of a graph: the page's checks and those that need the database. */
export function checkOnServer(schemaId: string, graph: FlowGraph): Promise<FlowCheckAnswer> {
  return callApi({
    method: 'POST',
    path: `${pathOf(schemaId)}/check`,
    body: { graph },
    answer: FlowCheckAnswer,
  });
}

const VersionList = listOf(FlowVersion);

export function useVersions(schemaId: string) {
  return useQuery({
    queryKey: ['flow-schemas', 'versions', schemaId],
    queryFn: ({ signal }) =>
      callApi({
        path: `${pathOf(schemaId)}/versions`,
        query: { size: 200 },
        answer: VersionList,
        signal,
      }),
  });
}

/** One version with its graph; not asked for without a number. A version never changes. */
export function useVersion(schemaId: string, version: number | null) {
  return useQuery({
    queryKey: ['flow-version', schemaId, version],
    queryFn: ({ signal }) =>
      callApi({ path: `${pathOf(schemaId)}/versions/${version}`, answer: FlowVersion, signal }),
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function usePublish(schemaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PublishInput) =>
      callApi({
        method: 'POST',
        path: `${pathOf(schemaId)}/publish`,
        body,
        answer: FlowVersion,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['flow-schemas'] }),
  });
}

export function useRollback(schemaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RollbackInput) =>
      callApi({
        method: 'POST',
        path: `${pathOf(schemaId)}/rollback`,
        body,
        answer: FlowVersion,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['flow-schemas'] }),
  });
}

export function useRenameSchema(schemaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      callApi({ method: 'PATCH', path: pathOf(schemaId), body: { name }, answer: FlowSchema }),
    onSuccess: (schema) => {
      queryClient.setQueryData(schemaQuery(schemaId).queryKey, schema);
      return queryClient.invalidateQueries({ queryKey: ['flow-schemas', 'list'] });
    },
  });
}

const HookList = listOf(SchemaHook);

/** More hooks of one schema than this are not drawn one by one. */
const mostHooks = 1_000;

/** The hooks that start the schema, switched on or not. */
export function useStartingHooks(schemaId: string) {
  return useQuery({
    queryKey: ['queue-hooks', 'of-schema', schemaId],
    queryFn: async ({ signal }) => {
      const { items } = await callApi({
        path: `${pathOf(schemaId)}/hooks`,
        query: { size: mostHooks },
        answer: HookList,
        signal,
      });
      return items;
    },
    staleTime: 30_000,
  });
}
