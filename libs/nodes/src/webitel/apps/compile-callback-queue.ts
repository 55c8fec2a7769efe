import type { JsonObject, JsonValue } from '@hookline/contracts';
import { inWords, objectOf, refOf, textMapOf, textOfValue, withoutEmpty } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';

/** Arguments that have no counterpart in a task here. */
const ignored = ['bucket', 'stop_cause', 'stopCause'] as const;

/** `callbackQueue`: adds a task to a queue; old argument names are accepted (webitel.md 4). */
export function compileCallbackQueue(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const communication = objectOf(given['communication']);
  const queue = queueOf(given);
  const destination = textOfValue(communication['destination']);
  for (const key of ignored.filter((name) => given[name] !== undefined)) {
    notice('task.ignored', `sets \`${key}\`, which tasks here do not have`);
  }
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
        timezone: textOfValue(objectOf(given['timezone'])['name']),
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
