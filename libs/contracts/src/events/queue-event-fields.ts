/**
 * The variables of queue events: one table for forms, completion, checks, docs and simulator.
 * Source: webitel.md 2, features.md 0.2 item 8. Ids are numbers by meaning; one beyond 2^53 keeps
 * its digits as text (decision 14).
 */
import type { EventField } from './event-field';
import { queueAgentFields } from './queue-agent-fields';
import { queueAttemptFields } from './queue-attempt-fields';
import { queueCallFields } from './queue-call-fields';
import { queueMemberFields } from './queue-member-fields';

/** Every variable a queue event can carry, in the order to show them. */
export const queueEventFields: readonly EventField[] = [
  ...queueAttemptFields,
  ...queueMemberFields,
  ...queueAgentFields,
  ...queueCallFields,
];
