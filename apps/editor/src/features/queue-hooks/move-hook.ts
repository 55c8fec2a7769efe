import type { QueueHook } from '@hookline/contracts';

/**
 * The hooks of one event with one of them moved a place; null when it stands at the end already.
 * @param all every hook of the queue
 * @param by -1 runs it earlier, 1 later
 */
export function moveHook(
  all: readonly QueueHook[],
  hook: QueueHook,
  by: -1 | 1,
): readonly QueueHook[] | null {
  const siblings = all
    .filter((one) => one.event === hook.event)
    .sort((a, b) => a.position - b.position || a.id - b.id);
  const from = siblings.findIndex((one) => one.id === hook.id);
  const neighbour = siblings[from + by];
  const moved = siblings[from];
  if (neighbour === undefined || moved === undefined) return null;
  siblings[from] = neighbour;
  siblings[from + by] = moved;
  return siblings;
}
