import { instantOf, zonedTime, type NodeContext, type TaskFilter } from '@hookline/engine';
import type { TaskFilterParams } from './task-filter.params';

const completedOf = { any: null, open: false, closed: true } as const;

/** The filter as ports and effects take it. */
export function toTaskFilter(
  params: TaskFilterParams,
  context: Pick<NodeContext, 'now' | 'scope'>,
): TaskFilter {
  return {
    id: params.taskId ?? null,
    queueIds: params.queueIds,
    destination: params.destination ?? null,
    name: params.nameLike ?? null,
    completed: completedOf[params.state],
    bucketId: params.bucketId ?? null,
    createdSince: params.added === 'today' ? midnightOf(context) : null,
  };
}

function midnightOf({ now, scope }: Pick<NodeContext, 'now' | 'scope'>): Date {
  const local = zonedTime(now, scope.zone);
  return instantOf({ ...local, hour: 0, minute: 0, second: 0 }, scope.zone);
}
