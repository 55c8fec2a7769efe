import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { NodeType } from '@hookline/engine';
import { describeParams } from './describe-params';

/** Params of a node just drawn: every default, and nothing for what the author must give. */
export function newNodeParams(nodeType: Pick<NodeType, 'params'>): JsonObject {
  const params: Record<string, JsonValue> = {};
  for (const field of describeParams(nodeType)) {
    if (field.default !== undefined) params[field.name] = field.default;
  }
  return params;
}
