import type { JsonObject, JsonValue } from '@hookline/contracts';
import { isYes, listOf, objectOf, textOfValue, withoutEmpty } from '../arguments';

/**
 * Webitel's member filter as params of the task nodes (webitel.md 4); the old `queue_ids` is
 * accepted. Without `completed` it means open and closed tasks.
 */
export function memberFilter(value: JsonValue | undefined): JsonObject {
  const filter = objectOf(value);
  const queues = listOf(filter['queues']).map((queue) => textOfValue(objectOf(queue)['id']));
  const oldQueues = listOf(filter['queue_ids']).map(textOfValue);
  const queueIds = [...queues, ...oldQueues].filter((id) => id !== '');
  return {
    ...withoutEmpty({
      taskId: textOfValue(filter['id']),
      destination: textOfValue(filter['destination']),
      nameLike: textOfValue(filter['name']),
      bucketId: textOfValue(objectOf(filter['bucket'])['id']),
    }),
    ...(queueIds.length > 0 && { queueIds }),
    ...(isYes(filter['today']) && { added: 'today' }),
    state: stateOf(filter['completed']),
  };
}

function stateOf(completed: JsonValue | undefined): string {
  if (completed === undefined || completed === null || completed === '') return 'any';
  return isYes(completed) ? 'closed' : 'open';
}
