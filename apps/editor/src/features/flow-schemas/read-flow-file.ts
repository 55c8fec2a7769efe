/**
 * What people import: our export, a record exported by Webitel (camelCase, `schema` as text or
 * array), a bare node array, or a bare drawing. What is inside is judged by the server.
 */
import {
  FlowGraph,
  FlowSchemaType,
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '@hookline/contracts';
import type { FlowSchemaChange } from './flow-schemas.api';

export type FlowFile =
  | { readonly kind: 'flow'; readonly body: FlowSchemaChange }
  | { readonly kind: 'problem'; readonly reason: 'notJson' | 'notFlow' };

const notFlow = { kind: 'problem', reason: 'notFlow' } as const;

/**
 * Reads the text of a file or of the clipboard.
 * @param fallbackName the name for a flow that brings none
 */
export function readFlowFile(text: string, fallbackName: string): FlowFile {
  let parsed: JsonValue;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'problem', reason: 'notJson' };
  }
  if (isJsonArray(parsed)) return flow(fallbackName, { schema: parsed });
  if (!isJsonObject(parsed)) return notFlow;
  if (Array.isArray(parsed['nodes'])) return fromGraph(fallbackName, parsed);
  const name = textOf(parsed['name']) || fallbackName;
  const facts = {
    description: textOf(parsed['description']).slice(0, 200),
    type: FlowSchemaType.safeParse(parsed['type']).data,
    note: textOf(parsed['note']).slice(0, 500),
  };
  if (parsed['graph'] !== undefined) {
    const graph = FlowGraph.safeParse(parsed['graph']);
    return graph.success ? flow(name, { ...facts, graph: graph.data }) : notFlow;
  }
  const { schema, payload } = parsed;
  if (schema === undefined || (typeof schema !== 'string' && !isJsonArray(schema))) return notFlow;
  return flow(name, { ...facts, schema, payload, editor: parsed['editor'] === true });
}

function fromGraph(name: string, parsed: JsonObject): FlowFile {
  const graph = FlowGraph.safeParse(parsed);
  return graph.success ? flow(name, { graph: graph.data }) : notFlow;
}

function flow(name: string, rest: Omit<FlowSchemaChange, 'name'>): FlowFile {
  return { kind: 'flow', body: { name: name.trim().slice(0, 100), ...rest } };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
