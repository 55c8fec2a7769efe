import type { FlowGraph, Problem } from '@hookline/contracts';
import { checkBranches } from './check-branches';
import { checkCycles } from './check-cycles';
import { checkDocument } from './check-document';
import { checkEdges } from './check-edges';
import { checkLanguage } from './check-language';
import { checkNodeParams } from './check-node-params';
import type { CheckFlowOptions } from './check-options';
import { checkReachability } from './check-reachability';
import { checkSecrets } from './check-secrets';
import { checkSelfTrigger } from './check-self-trigger';
import { mapForks } from './fork-map';
import { mapGraph } from './graph-map';

/**
 * Everything that can be said of a drawing before it runs: errors stop publishing, warnings do
 * not. What is an error of a drawing may be a remark on a compiled array (decisions 1, 3, 4).
 * Ordered by node as the document has them, errors of a node first; never throws.
 */
export function checkFlowGraph(graph: FlowGraph, options: CheckFlowOptions): Problem[] {
  const { nodeTypeOf, checkParams, context = {} } = options;
  const map = mapGraph(graph, nodeTypeOf);
  const forks = mapForks(map);
  const problems = [
    ...checkDocument(graph, nodeTypeOf),
    ...checkEdges(map),
    ...checkNodeParams(map, checkParams),
    ...checkReachability(map),
    ...checkCycles(map),
    ...checkBranches(map, forks),
    ...checkSelfTrigger(map, context),
    ...checkLanguage(map, forks, context),
    ...checkSecrets(map),
  ];
  const order = new Map(graph.nodes.map(({ id }, index) => [id, index]));
  const placeOf = ({ nodeId }: Problem): number =>
    nodeId === undefined ? -1 : (order.get(nodeId) ?? graph.nodes.length);
  const weightOf = ({ level }: Problem): number => (level === 'error' ? 0 : 1);
  return problems.sort(
    (first, second) => placeOf(first) - placeOf(second) || weightOf(first) - weightOf(second),
  );
}
