import { startOfDay } from '../../ui/time-format';
import type { LogPeriod } from './event-log-search';

const minuteMs = 60_000;

/** Where a period begins; null for all time. `today` begins at midnight of the zone. */
export function periodStart(period: LogPeriod, now: Date, timeZone: string): Date | null {
  switch (period) {
    case '15m':
      return new Date(now.getTime() - 15 * minuteMs);
    case '1h':
      return new Date(now.getTime() - 60 * minuteMs);
    case 'today':
      return startOfDay(now, timeZone);
    case '7d':
      return new Date(now.getTime() - 7 * 24 * 60 * minuteMs);
    case 'all':
      return null;
  }
}
