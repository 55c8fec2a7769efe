import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { requestPublishEvent } from './publish-event.execute';
import { PublishEventParams } from './publish-event.params';

export const publishEvent: LocalNodeType<typeof PublishEventParams> = {
  type: 'publish-event',
  version: 1,
  kind: 'local',
  label: 'Publish event',
  description: 'Emits an event of your own, for other flow schemas and for the event log.',
  help: [
    'The event is written together with the step and then goes the way of all events: exactly once, into the event log and to the hooks of its queue.',
    'It does not start the flow schema that published it. After eight events that caused one another the next one is refused: a *failure*.',
  ].join('\n\n'),
  category: 'system',
  icon: 'bolt',
  synonyms: ['emit', 'send', 'mq', 'rabbitmq', 'nats', 'trigger', 'signal'],
  params: PublishEventParams,
  outlets: () => effectOutlets,
  summary: (params) => textOf(params['eventType']),
  outputs: { event_type: 'The type of the event.', subject: 'Its subject.', changed: 'Always 1.' },
  causesEvents: (params) => [textOf(params['eventType'])],
  settings: ['disabled'],
  request: requestPublishEvent,
  conclude: concludeEffect,
};
