import { listOf } from '@hookline/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from '../../api/api-client';
import { searchPattern } from '../../api/list-search';

const Named = z.object({ id: z.coerce.string(), name: z.string() });
const NamedList = listOf(Named);
export type Pickable = z.infer<typeof Named>;

const paths = {
  list: '/call_center/list',
  calendar: '/calendars',
  queue: '/call_center/queues',
  agent: '/call_center/agents',
  schema: '/routing/schema',
  integration: '/integrations',
} as const;
export type PickableKind = keyof typeof paths;

/** Under the same roots as the pages of these objects, so that their changes arrive here too. */
const roots = {
  list: 'lists',
  calendar: 'calendars',
  queue: 'queues',
  agent: 'agents',
  schema: 'flow-schemas',
  integration: 'integrations',
} as const;

const offered = 50;

/** The first objects by name, narrowed by what was typed; connections also by their kinds. */
export function usePickable(what: PickableKind, search: string, kinds?: readonly string[]) {
  const q = searchPattern(search);
  return useQuery({
    queryKey: [roots[what], 'pickable', q ?? '', kinds],
    queryFn: async ({ signal }) => {
      const found = await callApi({
        path: paths[what],
        query: { q, sort: '+name', size: offered, kind: kinds },
        answer: NamedList,
        signal,
      });
      return found.items;
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** Objects by their ids, wherever they stand; not asked for without one. */
export function usePicked(what: PickableKind, ids: readonly string[]) {
  return useQuery({
    queryKey: [roots[what], 'picked', ids],
    queryFn: async ({ signal }) => {
      const found = await callApi({
        path: paths[what],
        query: { id: ids, size: ids.length },
        answer: NamedList,
        signal,
      });
      return found.items;
    },
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
