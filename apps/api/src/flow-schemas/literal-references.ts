/**
 * What nodes name outright: lists, queues, calendars, connections. Which params name one is said
 * by their widget, so node types need no mention here. What holds a template is known only when the node runs.
 */
import {
  isJsonArray,
  isJsonObject,
  type FlowGraph,
  type FlowNode,
  type JsonValue,
} from '@hookline/contracts';
import type { ObjectReference } from '@hookline/database';
import {
  containsTemplate,
  describeParams,
  nodeTypeOf,
  splitIds,
  type ParamField,
} from '@hookline/nodes';

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
    const fields = describeParams(nodeType);
    return fields.flatMap((field) => {
      const kind = kindOfWidget[field.widget];
      if (kind === undefined) return [];
      const { name } = field;
      const kinds = kindsFor(field, node, fields);
      const reference = { nodeId: node.id, field: name, kind, ...(kinds && { kinds }) };
      return refsIn(node.params[name]).map((ref) => ({ ...reference, ref }));
    });
  });
}

/** The kinds of connection that fit; null when any does, or a template decides. */
function kindsFor(
  { meta: { kinds } }: ParamField,
  { params }: FlowNode,
  fields: readonly ParamField[],
): readonly string[] | null {
  if (kinds === undefined) return null;
  if (!('param' in kinds)) return kinds;
  const word = params[kinds.param] ?? fields.find(({ name }) => name === kinds.param)?.default;
  return typeof word === 'string' && !containsTemplate(word) ? [word] : null;
}

function refsIn(value: JsonValue | undefined): ObjectReference['ref'][] {
  if (isJsonArray(value)) return value.flatMap(refsIn);
  if (containsTemplate(value)) return [];
  if (typeof value === 'string') return splitIds(value).map((id) => ({ id }));
  if (!isJsonObject(value)) return [];
  const { id, name } = value;
  if (typeof id === 'string' && id !== '') return [{ id }];
  return typeof name === 'string' && name !== '' ? [{ name }] : [];
}
