import type { FlowNode, JsonValue } from '@hookline/contracts';
import { describeParams, nodeTypeOf } from '@hookline/nodes';

/** What a param of a node holds; its default when it is not given, undefined without one. */
export function paramValueOf({ type, params }: FlowNode, name: string): JsonValue | undefined {
  const given = params[name];
  if (given !== undefined) return given;
  const nodeType = nodeTypeOf(type);
  if (nodeType === undefined) return undefined;
  return describeParams(nodeType).find((field) => field.name === name)?.default;
}
