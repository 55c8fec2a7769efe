import { exit, type NodeContext, type PureOutcome } from '@hookline/engine';
import type { LimitParams } from './limit.params';

/** The first `max` arrivals of a run pass by `next`, later ones by `exceeded` (decision 17). */
export function executeLimit(
  params: LimitParams,
  context: Pick<NodeContext, 'visit'>,
): PureOutcome {
  const outlet = context.visit <= params.max ? 'next' : 'exceeded';
  return exit(outlet, { arrivals: context.visit });
}
