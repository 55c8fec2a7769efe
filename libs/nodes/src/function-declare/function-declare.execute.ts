import { exit, type NodeContext, type PureOutcome } from '@hookline/engine';
import { functionMemoryOf } from '../function-call/function-memory';
import type { FunctionDeclareParams } from './function-declare.params';

/** From here on calls of the function run this body (decision 19); open calls return as before. */
export function executeFunctionDeclare(
  params: FunctionDeclareParams,
  context: Pick<NodeContext, 'memory'>,
): PureOutcome {
  const returns = functionMemoryOf(context.memory)?.returns ?? [];
  const memory = { body: params.body, returns };
  return exit('next', { function: params.function }, { memory });
}
