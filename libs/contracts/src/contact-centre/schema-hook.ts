import { z } from 'zod';
import { QueueEventName } from '../events/queue-event-name';
import { BigId } from './lookup';

/** `GET /routing/schema/{id}/hooks`: a hook that starts a flow schema, seen from the schema. */
export const SchemaHook = z
  .object({
    id: z.int(),
    event: QueueEventName,
    enabled: z.boolean(),
    queue: z.object({
      id: BigId,
      name: z.string(),
      type: z.int().meta({ description: 'Webitel queue type, 0–9.' }),
      variables: z
        .array(z.string())
        .meta({ description: 'Names of the variables the events of this queue carry.' }),
    }),
  })
  .meta({ id: 'SchemaHook' });
export type SchemaHook = z.infer<typeof SchemaHook>;
