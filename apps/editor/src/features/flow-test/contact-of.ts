import type { FlowTestAnswer } from '@hookline/contracts';

/** The number or address of the customer in the event of a test; null when it has none. */
export function contactOf({ event }: Pick<FlowTestAnswer, 'event'>): string | null {
  // Where an event says whom it is about.
  const contact = event.data[event.type === 'list.changed' ? 'number' : 'destination'];
  return typeof contact === 'string' && contact !== '' ? contact : null;
}
