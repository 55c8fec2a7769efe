import { findQueueType, type JsonObject } from '@hookline/contracts';
import type { TaskAddEffect } from '@hookline/engine';
import {
  refText,
  refused,
  type AskedEffect,
  type RefusedEffect,
} from '../local-effects/effect-performer';
import type { TaskQueue, TaskReferences } from './task-references';

/** A longer name is cut when the task is added. */
export const longestTaskName = 250;

type AskedTask = Pick<AskedEffect<'task-add'>, 'domainId' | 'effect'>;

export type PlacedTask = { readonly kind: 'placed'; readonly queue: TaskQueue } | RefusedEffect;

/** Where the task goes, or why it goes nowhere. */
export function placeTask({ domainId, effect }: AskedTask, references: TaskReferences): PlacedTask {
  const queue = references.queueOf(domainId, effect.queue);
  if (!queue) return refused('queue.missing', `There is no queue ${refText(effect.queue)}.`);
  if (!findQueueType(queue.type)?.members) {
    return refused('queue.type', `The queue “${queue.name}” is of a type that holds no tasks.`);
  }
  if (effect.agentId !== null && !references.hasAgent(domainId, effect.agentId)) {
    return refused('agent.missing', `There is no agent ${effect.agentId}.`);
  }
  const strange = effect.communications.find(
    ({ typeId }) => typeId !== null && !references.typeOf(domainId, typeId),
  );
  if (strange) {
    const message = `There is no communication type ${strange.typeId}.`;
    return refused('communication_type.missing', message);
  }
  return { kind: 'placed', queue };
}

/** As stored in `member.communications`; the same shape the members API writes. */
export function communicationsOf(
  effect: TaskAddEffect,
  queue: TaskQueue,
  references: TaskReferences,
): readonly JsonObject[] {
  return effect.communications.map((communication, id) => ({
    id,
    destination: communication.destination,
    type:
      communication.typeId === null
        ? references.firstTypeOf(queue)
        : references.typeOf(queue.domainId, communication.typeId),
    priority: communication.priority,
    description: communication.description,
    resource: communication.resourceId === null ? null : { id: communication.resourceId, name: '' },
    display: communication.display,
    dtmf: '',
    attempts: 0,
    last_cause: '',
    stop_at: '0',
  }));
}
