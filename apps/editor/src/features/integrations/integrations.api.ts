import {
  Integration,
  IntegrationTestResult,
  listOf,
  type IntegrationKind,
  type IntegrationPatch,
  type JsonObject,
} from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { listQuery } from '../../api/list-search';
import type { IntegrationsSearch } from './integrations-search';

const Integrations = listOf(Integration);
const path = '/integrations';
const root = ['integrations'] as const;

export function useIntegrations(search: IntegrationsSearch) {
  const query = { ...listQuery(search), kind: search.kind };
  return useQuery({
    queryKey: [...root, 'list', query],
    queryFn: ({ signal }) => callApi({ path, query, answer: Integrations, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useIntegration(id: string) {
  return useQuery({
    queryKey: [...root, 'one', id],
    queryFn: ({ signal }) => callApi({ path: `${path}/${id}`, answer: Integration, signal }),
  });
}

/** What a form writes; a secret that is not in it keeps the stored one. */
export interface IntegrationBody {
  readonly kind: IntegrationKind;
  readonly name: string;
  readonly settings: JsonObject;
}

/** A new connection, or what is to change of one. */
export type IntegrationSave =
  | { readonly id: null; readonly body: IntegrationBody }
  | { readonly id: string; readonly body: IntegrationPatch };

/** Creates a connection, or changes the one with this id. */
export function useSaveIntegration() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: IntegrationSave) =>
      callApi({
        method: id === null ? 'POST' : 'PATCH',
        path: id === null ? path : `${path}/${id}`,
        body,
        answer: Integration,
      }),
    onSuccess: (integration) => {
      queryClient.setQueryData([...root, 'one', integration.id], integration);
      return queryClient.invalidateQueries({ queryKey: root });
    },
  });
}

export function useDeleteIntegration() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      callApi({ method: 'DELETE', path: `${path}/${id}`, answer: Integration }),
    onSuccess: (_integration, id) => {
      queryClient.removeQueries({ queryKey: [...root, 'one', id] });
      return queryClient.invalidateQueries({ queryKey: [...root, 'list'] });
    },
  });
}

interface TestRequest {
  /** Null for a connection that is not stored yet. */
  readonly id: string | null;
  readonly kind: IntegrationKind;
  /** Undefined: those that are stored. */
  readonly settings: JsonObject | undefined;
  /** Also sends a test message there; empty asks without one. */
  readonly recipient: string;
}

/** Tries the values of a form, saved or not. A test of stored values is remembered by the server. */
export function useTestIntegration() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, kind, settings, recipient }: TestRequest) =>
      callApi({
        method: 'POST',
        path: id === null ? `${path}/test` : `${path}/${id}/test`,
        body: {
          ...(id === null ? { kind } : {}),
          ...(settings === undefined ? {} : { settings }),
          ...(recipient === '' ? {} : { recipient }),
        },
        answer: IntegrationTestResult,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: root }),
  });
}
