import { EventSummary, listOf } from '@hookline/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { useFlowSchemas } from '../flow-schemas/flow-schemas.api';
import { useLists } from '../lists/lists.api';
import { useQueues } from '../queues/queues.api';

const typingPauseMs = 150;
const shownOfEach = 5;
/** Shorter texts are no call ids, and asking for each key costs. */
const shortestKey = 6;
const EventList = listOf(EventSummary);

/** What the server knows of a typed text: queues, flow schemas and lists by name, a call by its id. */
export function usePaletteResults(text: string) {
  const [typed] = useDebouncedValue(text.trim(), typingPauseMs);
  const search = { page: 1, size: shownOfEach, q: typed, sort: '+name' };
  const queues = useQueues(search);
  const schemas = useFlowSchemas(search);
  const lists = useLists(search);
  const call = useQuery({
    queryKey: ['events', 'palette', typed],
    queryFn: ({ signal }) =>
      callApi({ path: '/events', query: { key: typed, size: 1 }, answer: EventList, signal }),
    enabled: typed.length >= shortestKey && !/\s/.test(typed),
    placeholderData: keepPreviousData,
  });
  const settled = typed === text.trim();
  return {
    queues: queues.data?.items ?? [],
    schemas: schemas.data?.items ?? [],
    lists: lists.data?.items ?? [],
    /** The newest event of the call with exactly this id. */
    call: call.data?.items.find(({ key }) => key === typed) ?? null,
    isSettled: settled && ![queues, schemas, lists, call].some(({ isFetching }) => isFetching),
    error: queues.error ?? schemas.error ?? lists.error,
  };
}
