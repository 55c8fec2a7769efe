import type { FlowGraph, FlowNode } from '@hookline/contracts';
import type { NodeType } from '@hookline/engine';
import { nodeTypeOf, testAnswerKinds } from '@hookline/nodes';
import { outlineOrder } from '../flow-editor/outline-order';

export interface AnswerableNode {
  readonly node: FlowNode;
  readonly type: NodeType;
}

/** Nodes that a test may answer in more than one way, in the order of the drawing. */
export function answerableNodes(graph: FlowGraph): readonly AnswerableNode[] {
  return outlineOrder(graph).flatMap(({ node }) => {
    const type = nodeTypeOf(node.type);
    if (type === undefined || testAnswerKinds(type).length === 0) return [];
    // A wait for nothing but time has one way to end.
    const isOpen = type.kind !== 'pure' || type.outlets(node.params).length > 1;
    return isOpen ? [{ node, type }] : [];
  });
}
