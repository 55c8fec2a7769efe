import { exit, NodeFailure, type NodeContext, type PureOutcome } from '@hookline/engine';
import { functionMemoryOf } from '../function-call/function-memory';
import type { FunctionReturnParams } from './function-return.params';

/** Leaves to what follows the innermost open call. Throws `NodeFailure` when there is none. */
export function executeFunctionReturn(
  params: FunctionReturnParams,
  context: Pick<NodeContext, 'memory'>,
): PureOutcome {
  const known = functionMemoryOf(context.memory);
  const call = known?.returns.at(-1);
  if (!known || call === undefined) {
    const sentence = `Nothing called \`${params.function}\`, so there is no way back.`;
    throw new NodeFailure('function.no-call', sentence);
  }
  return exit(
    call,
    { function: params.function },
    { memory: { body: known.body, returns: known.returns.slice(0, -1) } },
  );
}
