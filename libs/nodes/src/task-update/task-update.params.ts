/**
 * Which tasks, and what to change on them. Every optional field means "leave it" when it is
 * absent. One that is there but empty is a complaint and not "leave it": a template that found
 * nothing must never widen the choice to every task of a queue.
 */
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { textMap } from '../params/text-map';
import { moment } from '../params/moment';
import { wholeNumber } from '../params/whole-number';

const filled = (max: number) => text(z.string().trim().min(1).max(max)).optional();

export const TaskUpdateParams = z
  .object({
    taskId: filled(100).meta({
      label: 'Task',
      placeholder: '${member_id}',
      help: 'Its id. Fields of this part narrow down together.',
    } satisfies ParamMeta),
    queueIds: z
      .array(text(z.string().trim().min(1).max(100)))
      .max(100)
      .default([])
      .meta({ label: 'In queues', widget: 'queue-picker' } satisfies ParamMeta),
    destination: filled(250).meta({
      label: 'With number',
      placeholder: '${destination}',
    } satisfies ParamMeta),
    nameLike: filled(250).meta({
      label: 'With name',
      help: '`*` stands for anything.',
    } satisfies ParamMeta),
    state: text(z.enum(['any', 'open', 'closed']))
      .default('open')
      .meta({ label: 'That are', language: 'literal' } satisfies ParamMeta),
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
    moveTo: filled(100).meta({
      label: 'Move to queue',
      widget: 'queue-picker',
      advanced: true,
    } satisfies ParamMeta),
  })
  .refine(
    (params) =>
      params.queueIds.length > 0 ||
      [params.taskId, params.destination, params.nameLike].some((field) => field !== undefined),
    { path: ['taskId'], message: 'say which tasks: by id, queue, number or name' },
  );
export type TaskUpdateParams = z.output<typeof TaskUpdateParams>;
