import type { NodeContext, TaskAddEffect } from '@hookline/engine';
import { parseMoment } from '../params/moment';
import { toObjectRef } from '../params/object-ref';
import { spanMs } from '../params/time-span';
import type { TaskAddParams } from './task-add.params';

/** The task to add, with one number to reach. */
export function requestTaskAdd(
  params: TaskAddParams,
  context: Pick<NodeContext, 'now'>,
): TaskAddEffect {
  const delayMs = spanMs(params.delayAmount, params.delayUnit);
  return {
    kind: 'task-add',
    queue: toObjectRef(params.queue),
    name: params.name || params.destination,
    priority: params.priority,
    communications: [
      {
        destination: params.destination,
        typeId: params.typeId || null,
        priority: 0,
        description: params.description,
        display: params.display,
        resourceId: null,
      },
    ],
    variables: params.variables,
    readyAt: delayMs > 0 ? new Date(context.now.getTime() + delayMs) : null,
    expireAt: parseMoment(params.expireAt),
    agentId: params.agentId || null,
    timezone: params.timezone === '' ? null : { name: params.timezone },
    bucketId: null,
    stopCause: '',
  };
}
