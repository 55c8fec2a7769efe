/**
 * What nodes name outright: lists, queues, calendars, connections, agents. Which params name one is said
 * by their widget, so node types need no mention here. What holds a template is known only when the node runs.
 */
import {
  isJsonArray,
  isJsonObject,
  type FlowGraph,
  type FlowNode,
  type JsonObject,
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
  'agent-picker': 'agent',
};

/** In the order of the nodes. */
export function findLiteralReferences(graph: FlowGraph): LiteralReference[] {
  return graph.nodes.flatMap((node) => {
    const nodeType = nodeTypeOf(node.type);
    if (!nodeType) return [];
    const fields = describeParams(nodeType);
    return fields.flatMap((field) => {
      const kind = kindOfWidget[field.widget] ?? (namesAgent(field) ? 'agent' : undefined);
      if (kind === undefined || !isInForce(field, node, fields)) return [];
      const { name } = field;
      if (typeof field.meta.names === 'object') {
        const by = valueOf(field.meta.names.agentBy, node.params, fields);
        const ref = agentRef(by, node.params[name]);
        return ref === null ? [] : [{ nodeId: node.id, field: name, kind: 'agent' as const, ref }];
      }
      const kinds = kindsFor(field, node, fields);
      const reference = { nodeId: node.id, field: name, kind, ...(kinds && { kinds }) };
      return refsIn(node.params[name]).map((ref) => ({ ...reference, ref }));
    });
  });
}

/** Whether the node looks at the param; one that a template decides about may be. */
function isInForce(
  { meta: { showWhen } }: ParamField,
  { params }: FlowNode,
  fields: readonly ParamField[],
): boolean {
  if (showWhen === undefined) return true;
  const value = valueOf(showWhen.param, params, fields);
  return containsTemplate(value) || showWhen.is.includes(value ?? null);
}

/** The kinds of connection that fit; null when any does, or a template decides. */
function kindsFor(
  { meta: { kinds } }: ParamField,
  { params }: FlowNode,
  fields: readonly ParamField[],
): readonly string[] | null {
  if (kinds === undefined) return null;
  if (!('param' in kinds)) return kinds;
  const word = valueOf(kinds.param, params, fields);
  return typeof word === 'string' && !containsTemplate(word) ? [word] : null;
}

function valueOf(
  param: string,
  params: JsonObject,
  fields: readonly ParamField[],
): JsonValue | undefined {
  return params[param] ?? fields.find(({ name }) => name === param)?.default;
}

function namesAgent({ meta: { names } }: ParamField): boolean {
  return names === 'agent' || typeof names === 'object';
}

function agentRef(
  by: JsonValue | undefined,
  value: JsonValue | undefined,
): ObjectReference['ref'] | null {
  if (containsTemplate(value) || (typeof value !== 'string' && typeof value !== 'number')) {
    return null;
  }
  const text = String(value).trim();
  if (text === '') return null;
  switch (by) {
    case 'name':
      return { name: text };
    case 'extension':
      return { extension: text };
    case 'userId':
      return { userId: text };
    default:
      return null;
  }
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
