import type { Problem } from '@hookline/contracts';
import type { GraphMap } from './graph-map';
import { nodeProblem } from './node-problem';

/** Nodes no run comes to: kept and published all the same, because they do no harm. */
export function checkReachability({ nodes, reachable, start }: GraphMap): Problem[] {
  if (!start) return [];
  return nodes
    .filter(({ node }) => !reachable.has(node.id))
    .map(({ node }) =>
      nodeProblem({
        nodeId: node.id,
        level: 'warning',
        code: 'node.unreachable',
        message: 'No run comes here: nothing leads to it from the start.',
      }),
    );
}
