import { exit, NodeFailure, type NodeContext, type PureOutcome } from '@hookline/engine';
import type { FunctionCallParams } from './function-call.params';
import { functionMemoryOf } from './function-memory';

/** Calls of one function that may be open at once, so that recursion ends with a sentence. */
const mostOpenCalls = 100;

/**
 * Leaves by the outlet of the body declared last and remembers to come back. Throws `NodeFailure`:
 * `function.missing` before the function is declared (decision 19), `function.depth`.
 */
export function executeFunctionCall(
  params: FunctionCallParams,
  context: Pick<NodeContext, 'memory' | 'node'>,
): PureOutcome {
  const known = functionMemoryOf(context.memory);
  if (!known || !params.bodies.includes(known.body)) {
    const sentence = `The run has not come by a declaration of \`${params.function}\`.`;
    throw new NodeFailure('function.missing', sentence);
  }
  if (known.returns.length >= mostOpenCalls) {
    const sentence = `\`${params.function}\` calls itself more than ${mostOpenCalls} times.`;
    throw new NodeFailure('function.depth', sentence);
  }
  const memory = { body: known.body, returns: [...known.returns, context.node.id] };
  return exit(known.body, { function: params.function }, { memory });
}
