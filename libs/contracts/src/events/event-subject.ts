import type { Problem } from '../problem';
import { subjects as hookline } from '../subjects';
import type { CloudEvent } from './cloud-event';
import { eventFamilyOf, eventNameOf, orderingKey, queueIdOf } from './event-identity';
import { subjectToken } from './event-token';

/** The parts of the subject an event travels on. */
export interface EventSubject {
  readonly domainId: string;
  /** `queue_<id>` for queue events, else the family: `agent`, `task`, `list`. */
  readonly source: string;
  /** Last part of the event type. */
  readonly event: string;
  readonly key: string;
}

/** The subject parts of an event of a domain (decisions 23 and 25), all of them tokens. */
export function eventSubjectOf(
  domainId: string,
  event: Pick<CloudEvent, 'id' | 'source' | 'type' | 'subject' | 'data'>,
): EventSubject {
  const family = eventFamilyOf(event.type);
  const queueId = family === 'queue' ? queueIdOf(event) : null;
  return {
    domainId: subjectToken(domainId),
    source: subjectToken(queueId === null ? family : `queue_${queueId}`),
    event: subjectToken(eventNameOf(event.type)),
    key: subjectToken(orderingKey(event)),
  };
}

/**
 * The NATS subject an event is published on: `hl.in.<domain>.<source>.<event>.<key>`.
 * @param subjects the subjects of a namespace; default those of production
 */
export function eventSubject(
  domainId: string,
  event: Pick<CloudEvent, 'id' | 'source' | 'type' | 'subject' | 'data'>,
  subjects: Pick<typeof hookline, 'eventIn'> = hookline,
): string {
  return subjects.eventIn(eventSubjectOf(domainId, event));
}

/**
 * Whether an event belongs on the subject it came on; a disagreement sends it to the dead
 * letters, since partition and order were decided by the subject (decision 25).
 */
export function checkEventSubject(came: EventSubject, event: CloudEvent): Problem[] {
  const right = eventSubjectOf(came.domainId, event);
  return (['source', 'event', 'key'] as const)
    .filter((part) => right[part] !== came[part])
    .map((part) => ({
      level: 'error',
      code: `event.subject.${part}`,
      path: 'subject',
      message: `the ${part} of the NATS subject is ${came[part]}, the event says ${right[part]}`,
    }));
}
