import { exit, type NodeContext, type PureOutcome } from '@hookline/engine';
import { testHolds } from '../params/test-params';
import type { ConditionParams } from './condition.params';

/**
 * Leaves by `then` or `else`. An expression that fails is neither: the `NodeFailure` goes by the
 * failure outlet (decision 9).
 */
export function executeCondition(params: ConditionParams, context: NodeContext): PureOutcome {
  const result = testHolds(params, context);
  return exit(result ? 'then' : 'else', { result });
}
