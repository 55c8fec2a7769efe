import type { JsonObject, JsonValue } from '@hookline/contracts';
import { inWords, objectOf, refOf, textMapOf, textOfValue, withoutEmpty } from '../arguments';
import type { NodeDraft } from '../node-draft';

/** `callbackQueue`: adds a task to a queue; old argument names are accepted (webitel.md 4). */
export function compileCallbackQueue(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const communication = objectOf(given['communication']);
  const queue = queueOf(given);
  const timezone = objectOf(given['timezone']);
  const destination = textOfValue(communication['destination']);
  return {
    type: 'task-add',
    name: inWords('Task for', destination),
    params: {
      queue,
      destination,
      ...withoutEmpty({
        name: textOfValue(given['name']),
        delayAmount: textOfValue(given['holdSec']),
        priority: textOfValue(given['priority']),
        agentId: textOfValue(objectOf(given['agent'])['id']),
        expireAt: textOfValue(given['expire_at'] ?? given['expireAt']),
        typeId: textOfValue(objectOf(communication['type'])['id'] ?? communication['type_id']),
        display: textOfValue(communication['display']),
        description: textOfValue(communication['description']),
        communicationPriority: textOfValue(communication['priority']),
        resourceId: textOfValue(
          objectOf(communication['resource'])['id'] ?? communication['resource_id'],
        ),
        bucketId: textOfValue(objectOf(given['bucket'])['id'] ?? given['bucket_id']),
        timezone: textOfValue(timezone['name'] ?? timezone['id']),
        stopCause: textOfValue(given['stop_cause'] ?? given['stopCause']),
      }),
      delayUnit: 's',
      variables: textMapOf(given['variables']),
    },
  };
}

function queueOf(given: JsonObject): JsonObject {
  const queue = refOf(given['queue']);
  if (Object.keys(queue).length > 0) return queue;
  return withoutEmpty({ id: textOfValue(given['queue_id']) });
}
