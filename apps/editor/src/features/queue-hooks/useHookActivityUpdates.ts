import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useLiveUpdates } from '../../updates/useLiveUpdates';

/** Numbers of today are worth reading again this often at most, however busy the queue. */
const refreshMs = 5_000;
const topics = ['events', 'runs'] as const;

/** Keeps counts, last fired and p95 true while the queue works. */
export function useHookActivityUpdates(queueId: string): void {
  const queryClient = useQueryClient();
  const refresh = useThrottledCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ['queue-hooks', queueId] });
    void queryClient.invalidateQueries({ queryKey: ['queue-event-counts', queueId] });
  }, refreshMs);
  useLiveUpdates({
    topics,
    onUpdate: (update) => {
      if ('queueId' in update && update.queueId === queueId) refresh();
    },
    onGap: refresh,
  });
}
