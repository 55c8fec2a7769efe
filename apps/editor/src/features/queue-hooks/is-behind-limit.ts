import { mostRunsPerEvent, type QueueHook } from '@hookline/contracts';

/**
 * Whether a hook starts nothing when all before it fire, because an event starts so many runs and
 * no more.
 * @param all every hook of the queue
 */
export function isBehindLimit(all: readonly QueueHook[], hook: QueueHook): boolean {
  if (!mayFire(hook)) return false;
  const before = all.filter(
    (one) =>
      one.event === hook.event &&
      mayFire(one) &&
      (one.position - hook.position || one.id - hook.id) < 0,
  );
  return before.length >= mostRunsPerEvent;
}

function mayFire({ enabled, schema }: QueueHook): boolean {
  return enabled && schema.version !== null;
}
