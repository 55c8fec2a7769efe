import { exit, type NodeContext, type PureOutcome } from '@hookline/engine';
import { spanMs } from '../params/time-span';
import type { WaitParams } from './wait.params';

/** Parks the run; no time at all passes on at once. */
export function executeWait(params: WaitParams, context: Pick<NodeContext, 'now'>): PureOutcome {
  const ms = spanMs(params.amount, params.unit);
  if (ms === 0) return exit('next', { until: context.now.toISOString() });
  const until = new Date(context.now.getTime() + ms);
  return { kind: 'wait', until, outlet: 'next', output: { until: until.toISOString() } };
}
