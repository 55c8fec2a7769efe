import type { FlowGraph, StepRecord } from '@hookline/contracts';
import { nodeTypeOf } from '@hookline/nodes';
import { viewNode } from '../canvas/node-view';

/** What a step is called: the name of its node, as the card shows it. */
export function stepTitle(graph: Pick<FlowGraph, 'nodes'>, step: StepRecord): string {
  const node = graph.nodes.find(({ id }) => id === step.nodeId);
  if (step.nodeName) return step.nodeName;
  if (node !== undefined) return viewNode(node).title;
  return nodeTypeOf(step.nodeType)?.label ?? step.nodeId;
}
