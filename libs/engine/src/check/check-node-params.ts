import type { Problem } from '@hookline/contracts';
import type { CheckFlowOptions } from './check-options';
import type { GraphMap } from './graph-map';

/**
 * Params that are missing or do not fit. In arrays the node fails and the next one runs
 * (decision 4), and a node that is skipped does no harm, so there they are remarks.
 */
export function checkNodeParams(
  { graph, nodes }: GraphMap,
  checkParams: CheckFlowOptions['checkParams'],
): Problem[] {
  return nodes.flatMap(({ node, type, params }) => {
    const isRemark = graph.dialect === 'array' || node.settings.disabled === true;
    return checkParams(type, params, graph.dialect).map((problem) => ({
      ...problem,
      level: isRemark ? 'warning' : problem.level,
      path: `nodes.${node.id}.${problem.path}`,
      nodeId: node.id,
    }));
  });
}
