import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';

/** A queue by id or name, or none. */
const optionalQueue = z
  .object({
    id: text(z.string().max(100))
      .default('')
      .meta({ label: 'Id' } satisfies ParamMeta),
    name: text(z.string().max(200))
      .default('')
      .meta({ label: 'Name', help: 'Used when there is no id.' } satisfies ParamMeta),
  })
  .default({ id: '', name: '' });

export const PublishEventParams = z.object({
  eventType: text(
    z
      .string()
      .trim()
      .max(128)
      .regex(
        /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/,
        'needs a family and a name, as in crm.client-saved',
      ),
  ).meta({
    label: 'Event type',
    placeholder: 'crm.client-saved',
    help: 'A family, a dot and what happened. `queue.missed` and the other seven events of queues start the hooks of the queue.',
  } satisfies ParamMeta),
  subject: text(z.string().trim().max(512))
    .default('')
    .meta({
      label: 'Subject',
      placeholder: '${attempt_id}',
      help: 'What it happened to. Events with one subject are handled in order, unless the data names an `attempt_id`. Empty: this run.',
    } satisfies ParamMeta),
  queue: optionalQueue.meta({
    label: 'Queue',
    help: 'The queue the event belongs to; queue events need one.',
    widget: 'queue-picker',
  } satisfies ParamMeta),
  data: z
    .record(z.string().min(1, 'needs a name').max(200), JsonValue)
    .default({})
    .refine((data) => Object.keys(data).length <= 200, 'holds more than 200 fields')
    .meta({
      label: 'Data',
      help: 'The fields of the event.',
      widget: 'key-value',
    } satisfies ParamMeta),
});
export type PublishEventParams = z.output<typeof PublishEventParams>;
