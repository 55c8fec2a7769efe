import type { NodeContext, ObjectRef, TaskAddEffect } from '@hookline/engine';
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
        priority: params.communicationPriority,
        description: params.description,
        display: params.display,
        resourceId: params.resourceId || null,
      },
    ],
    variables: params.variables,
    readyAt: delayMs > 0 ? new Date(context.now.getTime() + delayMs) : null,
    expireAt: parseMoment(params.expireAt),
    agentId: params.agentId || null,
    timezone: timezoneOf(params.timezone),
    bucketId: params.bucketId || null,
    stopCause: params.stopCause,
  };
}

/** No name of a zone is a number, so a number is an id. */
function timezoneOf(timezone: string): ObjectRef | null {
  if (timezone === '') return null;
  return /^\d+$/.test(timezone) ? { id: timezone } : { name: timezone };
}
