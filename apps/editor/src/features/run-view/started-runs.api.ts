import { listOf, RunSummary } from '@hookline/contracts';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { useLiveUpdates } from '../../updates/useLiveUpdates';

const Runs = listOf(RunSummary);
/** Shown beside the steps; the rest is one link away. */
const mostShown = 10;

/** The runs that a run started as sub-flows, first things first; read again as they move on. */
export function useStartedRuns(runId: string) {
  const started = useQuery({
    queryKey: ['runs', 'started', runId],
    queryFn: ({ signal }) =>
      callApi({
        path: '/runs',
        query: { parent_id: runId, size: mostShown, sort: '+created_at' },
        answer: Runs,
        signal,
      }),
  });
  const ids = (started.data?.items ?? []).map(({ id }) => id);
  useLiveUpdates({
    topics: [runId, ...ids].map((id) => `run:${id}`),
    onUpdate: ({ kind }) => {
      if (kind === 'run.updated') void started.refetch();
    },
    onGap: () => void started.refetch(),
  });
  return started;
}
