import type { JsonObject } from '@hookline/contracts';
import type { QueueRow } from './pg-hook-table';

/** `queue.*` as a run sees it. */
export function queueInRuns(
  queue: Pick<QueueRow, 'id' | 'name' | 'type' | 'enabled' | 'variables'>,
): JsonObject {
  const { id, name, type, enabled, variables } = queue;
  return { id, name, type, enabled, variables };
}
