/**
 * What an event says of the run that caused it (reliability.md B-41), as CloudEvents extension
 * attributes:
 *
 * 1. `hops`: how many runs lie between it and an event from outside. An event from outside has none.
 * 2. `cause`: the flow schema whose run caused it. That schema is not started by it again.
 */
import type { CloudEvent } from './cloud-event';

/** A run whose event would come after more hops than this causes no event. */
export const maxHops = 8;

export const hopsAttribute = 'hops';
export const causeAttribute = 'cause';

/** Hops of an event; 0 for one from outside, or when the attribute is no whole number. */
export function hopsOf(event: CloudEvent): number {
  const hops = Number(event[hopsAttribute]);
  return Number.isInteger(hops) && hops > 0 ? Math.min(hops, 32_767) : 0;
}

/** Id of the flow schema whose run caused the event; null for one from outside. */
export function causeOf(event: CloudEvent): string | null {
  const cause = event[causeAttribute];
  if (typeof cause === 'number') return String(cause);
  return typeof cause === 'string' && cause !== '' ? cause : null;
}
