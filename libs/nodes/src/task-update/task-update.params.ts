/**
 * Which tasks, and what to change on them. Every optional field of the second part means "leave it"
 * when it is absent; one that is there but empty is a complaint, as in the first part.
 */
import { numberText } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { textMap } from '../params/text-map';
import { moment } from '../params/moment';
import { wholeNumber } from '../params/whole-number';
import { namesNoTasks, namesTasks, taskFilterShape } from '../task-filter/task-filter.params';

const filled = (max: number) => text(z.string().trim().min(1).max(max)).optional();

const NumberPatch = z.object({
  index: wholeNumber(0, 49).meta({
    label: 'Index',
    help: 'Its place in the task, from 0.',
  } satisfies ParamMeta),
  destination: text(numberText(256).min(1))
    .optional()
    .meta({ label: 'Number' } satisfies ParamMeta),
  typeId: filled(100).meta({ label: 'Communication type' } satisfies ParamMeta),
  priority: wholeNumber(-1_000_000, 1_000_000)
    .optional()
    .meta({ label: 'Priority' } satisfies ParamMeta),
  description: text(z.string().max(500))
    .optional()
    .meta({ label: 'Description' } satisfies ParamMeta),
  display: text(z.string().trim().max(100))
    .optional()
    .meta({ label: 'Number shown' } satisfies ParamMeta),
  resourceId: filled(100).meta({ label: 'Resource' } satisfies ParamMeta),
});

export const TaskUpdateParams = z
  .object({
    ...taskFilterShape,
    name: filled(250).meta({ label: 'New name' } satisfies ParamMeta),
    priority: wholeNumber(0, 1_000_000)
      .optional()
      .meta({ label: 'New priority' } satisfies ParamMeta),
    readyAt: moment()
      .optional()
      .meta({
        label: 'Next try not before',
        help: 'An ISO moment or milliseconds.',
      } satisfies ParamMeta),
    closing: text(z.enum(['keep', 'close', 'reopen']))
      .default('keep')
      .meta({ label: 'Open or closed', language: 'literal' } satisfies ParamMeta),
    stopCause: text(z.string().trim().min(1).max(100))
      .default('cancel')
      .meta({
        label: 'Closed as',
        showWhen: { param: 'closing', is: ['close'] },
      } satisfies ParamMeta),
    variables: textMap(z.string().max(10_000))
      .default({})
      .meta({
        label: 'Variables',
        help: 'Merged into those of the task; an empty value removes one.',
        widget: 'key-value',
      } satisfies ParamMeta),
    communications: z
      .array(NumberPatch)
      .max(50)
      .default([])
      .meta({
        label: 'Numbers to change',
        help: 'A list: `[{"index": 0, "destination": "380441112233"}]`. Further fields: `typeId`, `priority`, `description`, `display`, `resourceId`. What is not there stays; a place the task does not have is passed by.',
        advanced: true,
      } satisfies ParamMeta),
    moveTo: filled(100).meta({
      label: 'Move to queue',
      widget: 'queue-picker',
      advanced: true,
    } satisfies ParamMeta),
    newBucketId: filled(100).meta({
      label: 'Move to bucket',
      help: 'Its id.',
      advanced: true,
    } satisfies ParamMeta),
  })
  .refine(namesTasks, namesNoTasks);
export type TaskUpdateParams = z.output<typeof TaskUpdateParams>;
