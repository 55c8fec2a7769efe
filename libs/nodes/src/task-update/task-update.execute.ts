import type { NodeContext, TaskUpdateEffect } from '@hookline/engine';
import { parseMoment } from '../params/moment';
import { toTaskFilter } from '../task-filter/to-task-filter';
import type { TaskUpdateParams } from './task-update.params';

/** The change, for every task that fits. */
export function requestTaskUpdate(
  params: TaskUpdateParams,
  context: Pick<NodeContext, 'now' | 'scope'>,
): TaskUpdateEffect {
  return { kind: 'task-update', filter: toTaskFilter(params, context), patch: patchOf(params) };
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
    ...(params.newBucketId === undefined ? {} : { bucketId: params.newBucketId }),
    ...(params.communications.length > 0 ? { communications: params.communications } : {}),
  };
}
