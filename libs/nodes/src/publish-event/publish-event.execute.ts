import { eventFamilyOf, maxEventBytes, parseCloudEvent } from '@hookline/contracts';
import { NodeFailure, type EventPublishEffect, type NodeContext } from '@hookline/engine';
import { toObjectRef } from '../params/object-ref';
import type { PublishEventParams } from './publish-event.params';

/** Left for the envelope and for what the catalogue adds to the data. */
const maxDataBytes = maxEventBytes - 8 * 1024;

/**
 * The event to publish. Throws `NodeFailure`: `event.queue` for a queue event without a queue,
 * `event.too-large`, `event.invalid` for what the workers would refuse.
 */
export function requestPublishEvent(
  params: PublishEventParams,
  context: Pick<NodeContext, 'run'>,
): EventPublishEffect {
  const { eventType, data } = params;
  const hasQueue = params.queue.id !== '' || params.queue.name !== '';
  if (eventFamilyOf(eventType) === 'queue' && !hasQueue) {
    throw new NodeFailure('event.queue', `An event of type ${eventType} needs a queue.`);
  }
  const effect: EventPublishEffect = {
    kind: 'event-publish',
    type: eventType,
    subject: params.subject === '' ? context.run.id : params.subject,
    queue: hasQueue ? toObjectRef(params.queue) : null,
    data,
  };
  assertReadable(effect);
  return effect;
}

/** What nobody could read would end among the dead letters, far from its author. */
function assertReadable({ type, subject, queue, data }: EventPublishEffect): void {
  const bytes = new TextEncoder().encode(JSON.stringify(data)).length;
  if (bytes > maxDataBytes) {
    throw new NodeFailure(
      'event.too-large',
      `The data holds ${bytes} bytes of JSON; ${maxDataBytes} are allowed.`,
    );
  }
  const { problems = [] } = parseCloudEvent({
    specversion: '1.0',
    id: 'not-yet-known',
    source: eventFamilyOf(type),
    type,
    subject,
    // Which id it is, only the database knows.
    data: queue === null ? data : { ...data, queue_id: 1 },
  });
  if (problems.length === 0) return;
  const sentence = problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new NodeFailure('event.invalid', `The event could not be read: ${sentence}.`);
}
