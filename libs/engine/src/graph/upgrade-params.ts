import type { FlowNode, JsonObject } from '@hookline/contracts';
import type { NodeType } from '../node-type';

/**
 * The params of a stored node as its type takes them today; null when the node was written by a
 * newer Hookline, or by an older one whose params cannot be brought along.
 */
export function upgradeParams(type: NodeType, node: FlowNode): JsonObject | null {
  if (node.version === type.version) return node.params;
  if (node.version > type.version || !type.upgrade) return null;
  return type.upgrade(node.params, node.version);
}
