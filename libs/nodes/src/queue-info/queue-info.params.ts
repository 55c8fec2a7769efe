import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { fieldMap } from '../params/field-map';
import { idList } from '../params/id-list';
import { objectRef } from '../params/object-ref';
import { text } from '../params/text';
import { numberBetween, wholeNumber } from '../params/whole-number';
import { queueFieldNames } from './queue-fields';

const asks = (...what: readonly string[]) => ({ param: 'ask', is: [...what] });

export const QueueInfoParams = z.object({
  queue: objectRef('queue').meta({ label: 'Queue', widget: 'queue-picker' } satisfies ParamMeta),
  ask: text(z.enum(['state', 'agents', 'metric', 'wait']))
    .default('state')
    .meta({
      label: 'Ask for',
      help: '`state`: type, contacts waiting and in all. `agents`: how many of its team are online, on pause, free. `metric`: one number about contacts that left lately. `wait`: the wait to expect.',
      language: 'literal',
    } satisfies ParamMeta),
  metric: text(z.enum(['avg', 'max', 'min', 'sl']))
    .default('avg')
    .meta({
      label: 'Number',
      help: 'Average, longest, shortest, or the service level: the percentage an agent took in time.',
      language: 'literal',
      showWhen: asks('metric'),
    } satisfies ParamMeta),
  field: text(z.enum(['wait_time', 'talk_time']))
    .default('wait_time')
    .meta({
      label: 'Of',
      help: 'Seconds of waiting or of talking. The service level is always about waiting.',
      language: 'literal',
      showWhen: asks('metric'),
    } satisfies ParamMeta),
  withinSeconds: numberBetween(0, 86_400)
    .default(20)
    .meta({ label: 'In time is within', unit: 's', showWhen: asks('metric') } satisfies ParamMeta),
  served: text(z.enum(['all', 'served']))
    .default('all')
    .meta({
      label: 'Contacts',
      help: 'All that left, or only those an agent took.',
      language: 'literal',
      showWhen: asks('metric'),
    } satisfies ParamMeta),
  lastMinutes: wholeNumber(1, 1_440)
    .default(60)
    .meta({
      label: 'Of the last',
      unit: 'min',
      help: 'Contacts that left within this time.',
      showWhen: asks('metric', 'wait'),
    } satisfies ParamMeta),
  moreQueues: idList()
    .default([])
    .meta({
      label: 'Together with queues',
      help: 'Ids with commas between; their contacts count as well.',
      widget: 'text',
      showWhen: asks('metric', 'wait'),
      advanced: true,
    } satisfies ParamMeta),
  bucketIds: idList()
    .default([])
    .meta({
      label: 'Only buckets',
      help: 'Ids with commas between. Empty: all.',
      widget: 'text',
      showWhen: asks('metric', 'wait'),
      advanced: true,
    } satisfies ParamMeta),
  set: fieldMap(queueFieldNames, { withVariables: false }),
});
export type QueueInfoParams = z.output<typeof QueueInfoParams>;
