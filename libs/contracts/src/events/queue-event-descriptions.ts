import type { EventDescription } from './event-description';
import { queueEventFields } from './queue-event-fields';
import { queueEventNames, queueEventType, type QueueEventName } from './queue-event-name';

type Words = Pick<EventDescription, 'label' | 'meaning' | 'repeats'>;

const words: Record<QueueEventName, Words> = {
  joined: { label: 'Joined', repeats: 'once', meaning: 'The contact entered the queue.' },
  offering: {
    label: 'Offering',
    repeats: 'any',
    meaning: 'The contact is offered to an agent whose device rings; once per offer.',
  },
  answered: {
    label: 'Answered',
    repeats: 'any',
    meaning: 'The agent took the offer and is on the line; once per accepted offer.',
  },
  active: {
    label: 'Active',
    repeats: 'any',
    meaning:
      'The agent works on the contact: in preview and offline queues the contact is now dialled, elsewhere it follows Answered at once.',
  },
  bridged: {
    label: 'Bridged',
    repeats: 'any',
    meaning: 'Contact and agent are connected and talk; again after a transfer.',
  },
  missed: {
    label: 'Missed',
    repeats: 'any',
    meaning:
      'The agent did not take the offer. A contact that leaves unserved is Leaving with the result abandoned.',
  },
  processing: {
    label: 'Processing',
    repeats: 'any',
    meaning: 'The conversation is over and the agent wraps up; only in queues with processing.',
  },
  leaving: {
    label: 'Leaving',
    repeats: 'once',
    meaning: 'The attempt is finished and its result is known; always the last event.',
  },
};

/** The eight queue events in the order of a contact's life. */
export const queueEventDescriptions: readonly EventDescription[] = queueEventNames.map(
  (name, index) => ({
    type: queueEventType(name),
    family: 'queue',
    name,
    ...words[name],
    order: index + 1,
    fields: queueEventFields,
  }),
);
