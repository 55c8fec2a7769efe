import type { Queue } from '@hookline/contracts';
import { z } from 'zod';
import { fromKeyValues, toKeyValues } from '../../ui/key-values';
import type { QueueChange } from './queues.api';

/** A calendar by its id; its name is for people. */
const ChosenCalendar = z.object({ id: z.string(), name: z.string() });
export type ChosenCalendar = z.infer<typeof ChosenCalendar>;

/** The fields of the General tab, as the form holds them. */
export const QueueForm = z.object({
  name: z.string().trim().min(1).max(250),
  type: z.string(),
  enabled: z.boolean(),
  description: z.string().max(1_000),
  calendar: ChosenCalendar.nullable(),
  variables: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type QueueForm = z.infer<typeof QueueForm>;

/** A new queue: inbound, switched on. */
export const newQueueForm: QueueForm = {
  name: '',
  type: '1',
  enabled: true,
  description: '',
  calendar: null,
  variables: [],
};

export function toQueueForm(queue: Queue): QueueForm {
  return {
    name: queue.name,
    type: String(queue.type),
    enabled: queue.enabled,
    description: queue.description,
    calendar: queue.calendar,
    variables: [...toKeyValues(queue.variables)],
  };
}

export function fromQueueForm(form: QueueForm): QueueChange {
  return { ...form, type: Number(form.type), variables: fromKeyValues(form.variables) };
}
