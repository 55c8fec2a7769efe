import { RunDetail } from '@hookline/contracts';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { useLiveUpdates } from '../../updates/useLiveUpdates';

/** One run with its steps, read again whenever it moves on. */
export function useRun(runId: string) {
  const run = useQuery({
    queryKey: ['runs', 'one', runId],
    queryFn: ({ signal }) => callApi({ path: `/runs/${runId}`, answer: RunDetail, signal }),
  });
  useLiveUpdates({
    topics: [`run:${runId}`],
    // The stream refuses a run that does not exist, and with it everything else the page hears.
    enabled: run.data !== undefined,
    onUpdate: (update) => {
      if (update.kind === 'run.updated' && update.runId === runId) void run.refetch();
    },
    onGap: () => void run.refetch(),
  });
  return run;
}
