/**
 * What nodes name outright: lists, queues, calendars, connections. Which params name one is said
 * by their widget, so node types need no mention here. What holds a template is known only when the node runs.
 */
import { isJsonArray, isJsonObject, type FlowGraph, type JsonValue } from '@hookline/contracts';
import type { ObjectReference } from '@hookline/database';
import { containsTemplate, describeParams, nodeTypeOf } from '@hookline/nodes';

export interface LiteralReference extends ObjectReference {
  readonly nodeId: string;
  readonly field: string;
}

const kindOfWidget: Readonly<Record<string, ObjectReference['kind']>> = {
  'list-picker': 'list',
  'queue-picker': 'queue',
  'calendar-picker': 'calendar',
  'integration-picker': 'integration',
  'schema-picker': 'schema',
};

/** In the order of the nodes. */
export function findLiteralReferences(graph: FlowGraph): LiteralReference[] {
  return graph.nodes.flatMap((node) => {
    const nodeType = nodeTypeOf(node.type);
    if (!nodeType) return [];
    return describeParams(nodeType).flatMap(({ name: field, widget }) => {
      const kind = kindOfWidget[widget];
      if (kind === undefined) return [];
      const refs = refsIn(node.params[field]);
      return refs.map((ref) => ({ nodeId: node.id, field, kind, ref }));
    });
  });
}

function refsIn(value: JsonValue | undefined): ObjectReference['ref'][] {
  if (isJsonArray(value)) return value.flatMap(refsIn);
  if (containsTemplate(value)) return [];
  if (typeof value === 'string') return idsIn(value).map((id) => ({ id }));
  if (!isJsonObject(value)) return [];
  const { id, name } = value;
  if (typeof id === 'string' && id !== '') return [{ id }];
  return typeof name === 'string' && name !== '' ? [{ name }] : [];
}

/** Where a param takes several, commas stand between them. */
function idsIn(text: string): string[] {
  return text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
