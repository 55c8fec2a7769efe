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
  /** Paused, or on a later page: new rows are counted, not shown. */
  readonly showing: boolean;
}

/** New rows as they come, how many wait while paused, and how many come per second. */
export function useLiveLog({ queueId, showing }: LiveLogOptions) {
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState(0);
  const [rate, setRate] = useState(0);
  const arrivals = useRef<number[]>([]);

  const refresh = useThrottledCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ['events', 'list'] });
  }, refreshMs);

  useLiveUpdates({
    topics,
    onUpdate: (update) => {
      if (update.kind === 'config.changed') return;
      if (queueId !== null && update.queueId !== queueId) return;
      if (update.kind === 'event.stored') {
        arrivals.current.push(Date.now());
        if (!showing) setWaiting((count) => count + 1);
      }
      if (showing) refresh();
    },
    onGap: () => showing && refresh(),
  });

  useEffect(() => {
    const timer = setInterval(() => {
      const since = Date.now() - rateWindowMs;
      arrivals.current = arrivals.current.filter((at) => at >= since);
      setRate((arrivals.current.length * 1_000) / rateWindowMs);
    }, 1_000);
    return () => clearInterval(timer);
  }, []);

  const catchUp = () => {
    setWaiting(0);
    void queryClient.invalidateQueries({ queryKey: ['events', 'list'] });
  };
  return { waiting, rate, catchUp };
}
