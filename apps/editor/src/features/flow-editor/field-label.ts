import type { FlowNode } from '@hookline/contracts';
import { describeParams, nodeTypeOf } from '@hookline/nodes';

/** How the form calls a param of a node; null for settings, outlets and what it does not know. */
export function fieldLabel(node: FlowNode, field: string): string | null {
  const type = nodeTypeOf(node.type);
  if (type === undefined) return null;
  return describeParams(type).find(({ name }) => name === field)?.meta.label ?? null;
}
