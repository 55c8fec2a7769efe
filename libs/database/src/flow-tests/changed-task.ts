import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import type { TaskUpdateEffect } from '@hookline/engine';
import type { CommunicationPatch } from '../runtime/tasks/task-patch';
import type { TaskRow } from '../runtime/tasks/task-row';

/**
 * The task as `perform-task-update.ts` would leave it: an empty value deletes a variable, an empty
 * stop cause reopens the task, a number that is not there is passed by.
 */
export function changedTask(
  row: TaskRow,
  patch: TaskUpdateEffect['patch'],
  numbers: readonly CommunicationPatch[],
): TaskRow {
  const variables = Object.entries({ ...row.variables, ...patch.variables });
  return {
    ...row,
    name: patch.name ?? row.name,
    priority: patch.priority ?? row.priority,
    min_offering_at: patch.readyAt ?? row.min_offering_at,
    stop_cause: patch.stopCause ?? row.stop_cause,
    variables: Object.fromEntries(variables.filter(([, value]) => value !== '')),
    queue_id: patch.queueId ?? row.queue_id,
    bucket_id: patch.bucketId ?? row.bucket_id,
    communications: changedNumbers(row.communications, numbers),
  };
}

function changedNumbers(stored: JsonValue, numbers: readonly CommunicationPatch[]): JsonValue {
  if (!isJsonArray(stored)) return stored;
  return stored.map((one, place) => {
    const change = numbers.find(({ index }) => index === place);
    return change && isJsonObject(one) ? { ...one, ...change.patch } : one;
  });
}
