import { z } from 'zod';
import { JsonObject } from '../json';

// Ids travel in the `Nats-Msg-Id` header and attributes in `ce-` headers: no control characters.
const printable = /^[^\u0000-\u001f\u007f]*$/;
const noControls = 'must not hold control characters';

/** 1 to `max` characters. */
const text = (max: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'needs to be a text') })
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`);

const attributes = {
  specversion: z.literal('1.0', 'needs to be the text 1.0'),
  id: text(256).regex(printable, noControls).meta({
    description: 'Idempotency key: a second event with this id is the same event.',
    example: '90311:missed:1784000057204',
  }),
  source: text(512).regex(printable, noControls).meta({
    description: 'Where it happened. Queue events: `queue_<id>`.',
    example: 'queue_8',
  }),
  type: text(128)
    .regex(
      /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/,
      'needs a family and a name, as in queue.missed or agent.status',
    )
    .meta({ example: 'queue.missed' }),
  subject: text(512).optional().meta({
    description: 'What it happened to. Queue events: the attempt id.',
    example: '90311',
  }),
  time: z.iso
    .datetime({ offset: true, error: 'needs an RFC 3339 time with a zone' })
    .optional()
    .meta({ description: 'When it happened.', example: '2026-07-14T05:34:17.204Z' }),
  datacontenttype: z.string().max(128).optional().meta({ example: 'application/json' }),
};

/**
 * An event on the wire: CloudEvents 1.0 in structured JSON mode, with `data` always an object.
 * Further attributes are extensions and are kept.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export const CloudEvent = z
  .looseObject({
    ...attributes,
    data: JsonObject.meta({ description: 'The variables of the event.' }),
  })
  .meta({ id: 'CloudEvent' });
export type CloudEvent = z.infer<typeof CloudEvent>;

/**
 * The attributes without a look into `data`: reading an event walks `data` once for its own
 * rules (depth, U+0000, types), a second walk by zod would only cost time on the hot path. Extensions
 * are left out of what it gives: an event it accepts is taken as it came.
 */
export const CloudEventEnvelope = z.object({ ...attributes, data: z.unknown().optional() });
