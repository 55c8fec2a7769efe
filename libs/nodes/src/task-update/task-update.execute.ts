import type { TaskUpdateEffect } from '@hookline/engine';
import { parseMoment } from '../params/moment';
import type { TaskUpdateParams } from './task-update.params';

const completedOf = { any: null, open: false, closed: true } as const;

/** The change, for every task that fits. */
export function requestTaskUpdate(params: TaskUpdateParams): TaskUpdateEffect {
  return {
    kind: 'task-update',
    filter: {
      id: params.taskId ?? null,
      queueIds: params.queueIds,
      destination: params.destination ?? null,
      name: params.nameLike ?? null,
      completed: completedOf[params.state],
      bucketId: null,
      createdSince: null,
    },
    patch: patchOf(params),
  };
}

function patchOf(params: TaskUpdateParams): TaskUpdateEffect['patch'] {
  const readyAt = params.readyAt === undefined ? null : parseMoment(params.readyAt);
  return {
    ...(params.name === undefined ? {} : { name: params.name }),
    ...(params.priority === undefined ? {} : { priority: params.priority }),
    ...(readyAt === null ? {} : { readyAt }),
    ...(params.closing === 'close' ? { stopCause: params.stopCause } : {}),
    ...(params.closing === 'reopen' ? { stopCause: '' } : {}),
    ...(Object.keys(params.variables).length > 0 ? { variables: params.variables } : {}),
    ...(params.moveTo === undefined ? {} : { queueId: params.moveTo }),
  };
}
