/**
 * Messages that fail for themselves, whatever the state of the world: they are tried again, not at once,
 * and become dead letters in the end.
 */
import type { IncomingMessage } from '@hookline/messaging';
import { giveUpMessage, type DeadEvent, type ReadableEvent } from './read-event-message';

/** Until it is tried again. */
export const oddNakMs = 30_000;
/** Two minutes: a rolling upgrade or a repair may be under way. */
const mostTries = 5;

/** A dead letter in place of a message that failed too often; else null. */
export function letterOfOdd(message: IncomingMessage, error: unknown): DeadEvent | null {
  if (message.deliveryCount < mostTries) return null;
  const cause = error instanceof Error ? error.message : String(error);
  return giveUpMessage(message, `It was tried ${message.deliveryCount} times: ${cause}`);
}

/** Nothing is left to try with it. */
export function isGivenUp(read: ReadableEvent | DeadEvent): boolean {
  return read.kind === 'dead' && read.isGivenUp === true;
}
