import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLiveUpdates } from '../../updates/useLiveUpdates';

const refreshMs = 1_000;
const rateWindowMs = 10_000;
const topics = ['events', 'runs'] as const;

interface LiveLogOptions {
  /** Only events of this queue count; null for all. */
  readonly queueId: string | null;
  /** Whether the list is read again as things happen; later pages are not. */
  readonly reading: boolean;
}

/** Reads the list again as things happen, and says how many events come per second. */
export function useLiveLog({ queueId, reading }: LiveLogOptions): { readonly rate: number } {
  const queryClient = useQueryClient();
  const [rate, setRate] = useState(0);
  const arrivals = useRef<number[]>([]);

  const refresh = useThrottledCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ['events', 'list'] });
  }, refreshMs);

  useLiveUpdates({
    topics,
    onUpdate: (update) => {
      if (!('queueId' in update)) return;
      if (queueId !== null && update.queueId !== queueId) return;
      if (update.kind === 'event.stored') arrivals.current.push(Date.now());
      if (reading) refresh();
    },
    onGap: () => reading && refresh(),
  });

  useEffect(() => {
    const timer = setInterval(() => {
      const since = Date.now() - rateWindowMs;
      arrivals.current = arrivals.current.filter((at) => at >= since);
      setRate((arrivals.current.length * 1_000) / rateWindowMs);
    }, 1_000);
    return () => clearInterval(timer);
  }, []);

  return { rate };
}
