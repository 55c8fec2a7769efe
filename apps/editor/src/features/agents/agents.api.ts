import {
  Agent,
  AgentStatusAnswer,
  listOf,
  Team,
  type AgentInput,
  type AgentStatusInput,
} from '@hookline/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { listQuery, type ListSearch } from '../../api/list-search';
import { useStoredRow } from '../../api/useStoredRow';

const AgentList = listOf(Agent);
const TeamList = listOf(Team);
const path = '/call_center/agents';

export type AgentChange = Partial<z.input<typeof AgentInput>>;

export function useAgents(search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: ['agents', 'list', query],
    queryFn: ({ signal }) => callApi({ path, query, answer: AgentList, signal }),
    placeholderData: keepPreviousData,
  });
}

/** All teams, for a choice; a contact centre has few. */
export function useTeams() {
  return useQuery({
    queryKey: ['teams', 'all'],
    queryFn: async ({ signal }) => {
      const query = { size: 1_000, sort: '+name' };
      return (await callApi({ path: '/call_center/teams', query, answer: TeamList, signal })).items;
    },
    staleTime: 60_000,
  });
}

/** An agent that a dialog changes, as it is stored now. */
export function useStoredAgent(row: Agent | null) {
  const id = row?.id;
  return useStoredRow({
    row,
    queryKey: ['agents', 'one', id],
    path: `${path}/${id}`,
    answer: Agent,
  });
}

/** Makes an agent, or changes the named keys of the one with this id. */
export function useSaveAgent() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string | null; body: AgentChange }) =>
      callApi({
        method: id === null ? 'POST' : 'PATCH',
        path: id === null ? path : `${path}/${id}`,
        body,
        answer: Agent,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['agents'] }),
  });
}

export function useChangeStatus() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: z.input<typeof AgentStatusInput> }) =>
      callApi({ method: 'PATCH', path: `${path}/${id}/status`, body, answer: AgentStatusAnswer }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['agents'] }),
  });
}

export function useDeleteAgent() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi({ method: 'DELETE', path: `${path}/${id}`, answer: Agent }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['agents'] }),
  });
}
