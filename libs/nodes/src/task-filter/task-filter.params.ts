/**
 * Which tasks: the part that task-find, task-update and task-remove share. A field that is absent
 * does not narrow. One that is there but empty is a complaint: a template that found nothing must
 * never widen the choice to every task of a queue.
 */
import { numberText } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { idList } from '../params/id-list';
import { text } from '../params/text';

const filled = (max: number) => text(z.string().trim().min(1).max(max)).optional();

export const taskFilterShape = {
  taskId: filled(100).meta({
    label: 'Task',
    placeholder: '${member_id}',
    help: 'Its id. Fields of this part narrow down together.',
  } satisfies ParamMeta),
  queueIds: idList()
    .default([])
    .meta({
      label: 'In queues',
      help: 'One queue, or several ids with commas between.',
      widget: 'queue-picker',
    } satisfies ParamMeta),
  destination: text(numberText(250).min(1))
    .optional()
    .meta({
      label: 'With number',
      placeholder: '${destination}',
    } satisfies ParamMeta),
  nameLike: filled(250).meta({
    label: 'With name',
    help: '`*` stands for anything.',
  } satisfies ParamMeta),
  bucketId: filled(100).meta({
    label: 'In bucket',
    help: 'Its id.',
    advanced: true,
  } satisfies ParamMeta),
  added: text(z.enum(['any', 'today']))
    .default('any')
    .meta({
      label: 'Added',
      help: 'Today begins at midnight in the zone of the run.',
      language: 'literal',
      advanced: true,
    } satisfies ParamMeta),
  state: text(z.enum(['any', 'open', 'closed']))
    .default('open')
    .meta({ label: 'That are', language: 'literal' } satisfies ParamMeta),
};

export const TaskFilterParams = z.object(taskFilterShape);
export type TaskFilterParams = z.output<typeof TaskFilterParams>;

/** Whether the filter narrows at all; every task there is was never meant. */
export function namesTasks(params: TaskFilterParams): boolean {
  const { taskId, destination, nameLike, bucketId } = params;
  return (
    params.queueIds.length > 0 ||
    [taskId, destination, nameLike, bucketId].some((field) => field !== undefined)
  );
}

/** The complaint when it does not. */
export const namesNoTasks = {
  path: ['taskId'],
  message: 'say which tasks: by id, queue, number, name or bucket',
};
