import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { TaskInfo } from '@hookline/engine';

/** What a task is described by: Webitel's names first (`memberInfo`), then ours. */
const taskFieldReaders: Readonly<Record<string, (task: TaskInfo) => JsonValue>> = {
  id: (task) => task.id,
  name: (task) => task.name,
  priority: (task) => task.priority,
  attempts: (task) => task.attempts,
  stop_cause: (task) => task.stopCause,
  bucket_id: (task) => task.bucketId,
  count_destinations: (task) => task.destinations.length,
  all_destinations: (task) => [...task.destinations],
  destination: (task) => task.destinations[0] ?? null,
  queue_id: (task) => task.queueId,
  agent_id: (task) => task.agentId,
  created_at: (task) => task.createdAt,
  ready_at: (task) => task.readyAt,
  expire_at: (task) => task.expireAt,
};

export const taskFieldNames: readonly string[] = Object.keys(taskFieldReaders);

/** The fields of a task by name, with its variables under `variables`. */
export function taskFields(task: TaskInfo): JsonObject {
  const fields = Object.entries(taskFieldReaders).map(([name, read]) => [name, read(task)]);
  return { ...Object.fromEntries(fields), variables: { ...task.variables } };
}
