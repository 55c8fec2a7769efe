import type { JsonObject, JsonValue } from '@hookline/contracts';
import { listOf, objectOf, textMapOf, textOfValue, withoutEmpty } from '../arguments';
import type { NodeDraft } from '../node-draft';
import { memberFilter } from './member-filter';

/** `patchMembers`: changes every task that fits; old names of keys are accepted (webitel.md 4). */
export function compilePatchMembers(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const patch = objectOf(given['patch']);
  const communications = listOf(patch['communications']).map(communicationPatch);
  const variables = textMapOf(patch['variables']);
  return {
    type: 'task-update',
    name: 'Update tasks',
    params: {
      ...memberFilter(given['member']),
      ...withoutEmpty({
        name: textOfValue(patch['name']),
        priority: textOfValue(patch['priority']),
        readyAt: textOfValue(patch['readyAt'] ?? patch['ready_at']),
        moveTo: textOfValue(patch['queueId'] ?? patch['queue_id']),
        newBucketId: textOfValue(objectOf(patch['bucket'])['id'] ?? patch['bucket_id']),
      }),
      ...closing(patch['stopCause'] ?? patch['stop_cause']),
      ...(Object.keys(variables).length > 0 && { variables }),
      ...(communications.length > 0 && { communications }),
    },
  };
}

/** Empty text reopens; no key leaves the task as it is. */
function closing(stopCause: JsonValue | undefined): JsonObject {
  if (stopCause === undefined || stopCause === null) return {};
  const cause = textOfValue(stopCause);
  return cause === '' ? { closing: 'reopen' } : { closing: 'close', stopCause: cause };
}

function communicationPatch(value: JsonValue): JsonObject {
  const given = objectOf(value);
  const type = given['type'];
  const resource = given['resource'];
  return {
    index: textOfValue(given['id'] ?? 0),
    ...withoutEmpty({
      destination: textOfValue(given['destination']),
      typeId: idOf(type),
      priority: textOfValue(given['priority']),
      description: textOfValue(given['description']),
      display: textOfValue(given['display']),
      resourceId: idOf(resource),
    }),
  };
}

/** `{id}`, or the id itself. */
function idOf(value: JsonValue | undefined): string {
  return textOfValue(objectOf(value)['id'] ?? (typeof value === 'object' ? '' : value));
}
