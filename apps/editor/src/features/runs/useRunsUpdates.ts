import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useLiveUpdates } from '../../updates/useLiveUpdates';

const refreshMs = 2_000;
const topics = ['runs'] as const;

/** Reads the list of runs again as runs begin, move on and end. */
export function useRunsUpdates(): void {
  const queryClient = useQueryClient();
  const refresh = useThrottledCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ['runs', 'list'] });
  }, refreshMs);
  useLiveUpdates({
    topics,
    onUpdate: (update) => {
      if (update.kind === 'run.updated') refresh();
    },
    onGap: refresh,
  });
}
