import type { FlowGraph, StepRecord } from '@hookline/contracts';
import { viewNode } from '../canvas/node-view';

/** What a step is called: the name of its node, as the card shows it. */
export function stepTitle(graph: Pick<FlowGraph, 'nodes'>, step: StepRecord): string {
  const node = graph.nodes.find(({ id }) => id === step.nodeId);
  return step.nodeName || (node === undefined ? step.nodeId : viewNode(node).title);
}
