import { z } from 'zod';

/** The eight events of a contact in a queue, in the order of its life (features.md 0.2). */
export const queueEventNames = [
  'joined',
  'offering',
  'answered',
  'active',
  'bridged',
  'missed',
  'processing',
  'leaving',
] as const;

export const QueueEventName = z.enum(queueEventNames).meta({
  id: 'QueueEventName',
  description: 'What happened to the contact in the queue.',
});
export type QueueEventName = z.infer<typeof QueueEventName>;

/** True for one of the eight names. */
export function isQueueEventName(text: string): text is QueueEventName {
  return QueueEventName.safeParse(text).success;
}

/** The CloudEvents type of a queue event (decision 23). */
export function queueEventType(name: QueueEventName): `queue.${QueueEventName}` {
  return `queue.${name}`;
}
