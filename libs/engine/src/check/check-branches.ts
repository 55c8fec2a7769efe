import type { Problem } from '@hookline/contracts';
import { branchingOf, type MappedFork } from './fork-map';
import type { GraphMap } from './graph-map';
import { nodeProblem } from './node-problem';

/** Joins that bring nothing together. A parallel without a join is fine: its branches just end. */
export function checkBranches(map: GraphMap, forks: readonly MappedFork[]): Problem[] {
  const closing = new Set(
    forks.flatMap(({ branches }) => branches.flatMap(({ joins }) => [...joins.keys()])),
  );
  return map.nodes
    .filter((mapped) => branchingOf(mapped)?.startsWith('join'))
    .filter(({ node }) => map.reachable.has(node.id) && !closing.has(node.id))
    .map(({ node }) =>
      nodeProblem({
        nodeId: node.id,
        level: 'warning',
        code: 'join.outside',
        message:
          'No parallel leads here, so there is nothing to bring together: runs pass through.',
      }),
    );
}
