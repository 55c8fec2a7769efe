import type { NodeContext, TaskRemoveEffect } from '@hookline/engine';
import { toTaskFilter } from '../task-filter/to-task-filter';
import type { TaskRemoveParams } from './task-remove.params';

/** The removal of every task that fits. */
export function requestTaskRemove(
  params: TaskRemoveParams,
  context: Pick<NodeContext, 'now' | 'scope'>,
): TaskRemoveEffect {
  return { kind: 'task-remove', filter: toTaskFilter(params, context) };
}
