import type { EventDetail } from '@hookline/contracts';
import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useLiveUpdates } from '../../updates/useLiveUpdates';

const refreshMs = 2_000;
const topics = ['events', 'runs'] as const;

/**
 * Keeps an opened event, the story of its call and its runs true while they go on. An update does
 * not name the call, so whatever happens in its queue counts.
 */
export function useOpenEventUpdates(event: EventDetail | undefined): void {
  const queryClient = useQueryClient();
  const refresh = useThrottledCallback(() => {
    if (event === undefined) return;
    const keys = [
      ['events', 'one', event.id],
      ['events', 'call', event.key],
      ['runs', 'call', event.key],
      ...event.runs.map(({ id }) => ['runs', 'one', id]),
    ];
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
  }, refreshMs);
  useLiveUpdates({
    topics,
    enabled: event !== undefined,
    onUpdate: (update) => {
      if (!('queueId' in update) || update.queueId !== (event?.queue?.id ?? null)) return;
      refresh();
    },
    onGap: refresh,
  });
}
