import type { QueueHookPatch } from '@hookline/contracts';
import { compileRules, HooklineError, InvalidFlowError } from '@hookline/engine';

/**
 * Makes sure that the conditions of a hook can be evaluated: the worker compiles them the same way.
 * @throws InvalidFlowError (`queue_hook.conditions`) with the reason
 */
export function checkConditions({ conditions }: Pick<QueueHookPatch, 'conditions'>): void {
  if (!conditions) return;
  try {
    compileRules(conditions);
  } catch (error) {
    if (!(error instanceof HooklineError)) throw error;
    throw new InvalidFlowError([
      {
        level: 'error',
        code: 'queue_hook.conditions',
        path: 'conditions',
        message: error.message,
      },
    ]);
  }
}
