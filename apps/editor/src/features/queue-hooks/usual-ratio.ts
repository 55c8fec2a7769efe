import type { QueueEventCounts, QueueEventName } from '@hookline/contracts';

/** Fewer than this is chance, not a trend. */
const fewestEvents = 10;
const muchMore = 1.5;

/** How many times more than usual, when it is much more; else null. */
export function usualRatio(counts: QueueEventCounts, event: QueueEventName): number | null {
  const today = counts.counts[event] ?? 0;
  const usual = counts.usual[event] ?? 0;
  if (today < fewestEvents || usual <= 0) return null;
  const ratio = today / usual;
  return ratio >= muchMore ? ratio : null;
}
