import {
  exit,
  NodeFailure,
  type Await,
  type Exit,
  type LocalEffectResult,
  type NodeContext,
  type RunStartEffect,
} from '@hookline/engine';
import { toObjectRef } from '../params/object-ref';
import { spanMs } from '../params/time-span';
import type { RunSchemaParams } from './run-schema.params';

/** The run to start, in the transaction that records this step. */
export function requestRunSchema(params: RunSchemaParams, context: NodeContext): RunStartEffect {
  return {
    kind: 'run-start',
    schema: toObjectRef(params.schema),
    variables: { ...(params.passAll ? context.variables() : {}), ...params.variablesIn },
    nodeId: context.node.id,
    maxDepth: context.run.maxDepth,
  };
}

/** Goes on at once, or waits for the end of the run. Throws `NodeFailure` when none was started. */
export function concludeRunSchema(
  result: LocalEffectResult,
  params: RunSchemaParams,
  context: NodeContext,
): Exit | Await {
  if (result.kind === 'refused') throw new NodeFailure(result.code, result.message);
  if (!params.wait) return exit('next', result.output);
  const runId = result.output['run_id'];
  if (typeof runId !== 'string') throw new NodeFailure('run.missing', 'No run was started.');
  const longestMs = spanMs(params.longestAmount, params.longestUnit);
  return {
    kind: 'await',
    awaits: { kind: 'run', runId, variables: params.variablesOut },
    until: new Date(context.now.getTime() + longestMs),
    outlet: 'failure',
    output: result.output,
    failure: {
      code: 'run.wait',
      message: `The run it started did not end within ${params.longestAmount} ${params.longestUnit}.`,
    },
  };
}
