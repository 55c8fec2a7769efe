import { findQueueType, type JsonObject } from '@hookline/contracts';
import type { TaskUpdateEffect } from '@hookline/engine';
import {
  idOf,
  refused,
  type AskedEffect,
  type RefusedEffect,
} from '../local-effects/effect-performer';
import type { AskedReferences, TaskReferences } from './task-references';

type AskedPatch = Pick<AskedEffect<'task-update'>, 'domainId' | 'effect'>;

/** What to merge into the communication at an index. */
export interface CommunicationPatch {
  readonly index: number;
  readonly patch: JsonObject;
}

/** What patches refer to. */
export function referencesOf(asked: readonly AskedPatch[]): AskedReferences {
  return {
    queues: asked.flatMap(({ domainId, effect: { patch } }) =>
      patch.queueId === undefined ? [] : [{ domainId, ref: { id: patch.queueId } }],
    ),
    agents: [],
    typesOf: asked.flatMap(({ domainId, effect: { patch } }) =>
      patch.communications?.some(({ typeId }) => typeId !== undefined) ? [domainId] : [],
    ),
  };
}

/** Null when everything the patch names is there. */
export function refusalOfPatch(
  { domainId, effect: { patch } }: AskedPatch,
  references: TaskReferences,
): RefusedEffect | null {
  if (patch.queueId !== undefined) {
    const queue = references.queueOf(domainId, { id: patch.queueId });
    if (!queue) return refused('queue.missing', `There is no queue ${patch.queueId}.`);
    if (!findQueueType(queue.type)?.members) {
      return refused('queue.type', `The queue “${queue.name}” is of a type that holds no tasks.`);
    }
  }
  if (patch.bucketId !== undefined && idOf(patch.bucketId) === null) {
    return refused('task.id', `The bucket ${patch.bucketId} is not the number of one.`);
  }
  const strange = patch.communications?.find(
    ({ typeId }) => typeId !== undefined && !references.typeOf(domainId, typeId),
  );
  if (!strange) return null;
  const message = `There is no communication type ${strange.typeId}.`;
  return refused('communication_type.missing', message);
}

/** The keys to merge into each communication, as stored; one patch per index, the last word wins. */
export function communicationPatches(
  domainId: string,
  { communications = [] }: TaskUpdateEffect['patch'],
  references: TaskReferences,
): readonly CommunicationPatch[] {
  const patches = new Map<number, JsonObject>();
  for (const { index, typeId, resourceId, ...plain } of communications) {
    patches.set(index, {
      ...patches.get(index),
      ...plain,
      ...(typeId !== undefined && { type: references.typeOf(domainId, typeId) }),
      ...(resourceId !== undefined && { resource: { id: resourceId, name: '' } }),
    });
  }
  return [...patches].map(([index, patch]) => ({ index, patch }));
}
