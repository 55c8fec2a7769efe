import { Agent, listOf } from '@hookline/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { listQuery, type ListSearch } from '../../api/list-search';

const AgentList = listOf(Agent);

/** Agents are kept by the contact centre; here they are read. */
export function useAgents(search: ListSearch) {
  const query = listQuery(search);
  return useQuery({
    queryKey: ['agents', 'list', query],
    queryFn: ({ signal }) =>
      callApi({ path: '/call_center/agents', query, answer: AgentList, signal }),
    placeholderData: keepPreviousData,
  });
}
