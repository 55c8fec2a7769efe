import { listOf } from '@hookline/contracts';
import { queryOptions, useQueries } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from '../api/api-client';
import { knownTotal } from '../api/list-search';

const CountedList = listOf(z.unknown());

/** Lists that have a number beside their entry; the log has none, it never stops growing. */
const paths = {
  queues: '/call_center/queues',
  flowSchemas: '/routing/schema',
  integrations: '/integrations',
  lists: '/call_center/list',
  agents: '/call_center/agents',
} as const;

/** Nobody needs to know beyond this; ids alone are cheap. */
const countedRows = 1_000;

type CountKey = keyof typeof paths | 'eventLog' | 'settings';

const countQuery = (key: keyof typeof paths) =>
  queryOptions({
    queryKey: [queryRootOf[key], 'count'],
    queryFn: ({ signal }) =>
      callApi({
        path: paths[key],
        query: { size: countedRows, fields: 'id' },
        answer: CountedList,
        signal,
      }),
    select: (list) => knownTotal({ page: 1, size: countedRows }, list),
    staleTime: 30_000,
  });

// Under the same root as the lists themselves, so that what refreshes a list refreshes its count.
const queryRootOf = {
  queues: 'queues',
  flowSchemas: 'flow-schemas',
  integrations: 'integrations',
  lists: 'lists',
  agents: 'agents',
} as const;

/** Numbers of the navigation; missing where the server does not count. */
export function useNavigationCounts(): Readonly<Partial<Record<CountKey, number>>> {
  const [queues, flowSchemas, integrations, lists, agents] = useQueries({
    queries: [
      countQuery('queues'),
      countQuery('flowSchemas'),
      countQuery('integrations'),
      countQuery('lists'),
      countQuery('agents'),
    ],
  });
  return {
    queues: queues.data,
    flowSchemas: flowSchemas.data,
    integrations: integrations.data,
    lists: lists.data,
    agents: agents.data,
  };
}
