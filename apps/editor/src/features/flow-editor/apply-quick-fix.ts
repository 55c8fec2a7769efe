import {
  FlowGraph,
  isJsonArray,
  isJsonObject,
  type JsonValue,
  type Problem,
} from '@hookline/contracts';

/**
 * The document with the fix of a problem applied; the same document when its place is gone.
 * Nodes, edges and notes are named in paths by their ids, lists inside them by position.
 */
export function applyQuickFix(graph: FlowGraph, fix: NonNullable<Problem['quickFix']>): FlowGraph {
  const [kind, id, ...keys] = fix.path.split('.');
  if (kind !== 'nodes' && kind !== 'edges' && kind !== 'notes') return graph;
  const fixed = FlowGraph.safeParse({
    ...graph,
    [kind]: graph[kind].map((part) =>
      part.id === id ? setAt(toJson(part), keys, fix.value) : part,
    ),
  });
  return fixed.success ? keepUntouched(graph, fixed.data) : graph;
}

function setAt(value: JsonValue, keys: readonly string[], next: JsonValue): JsonValue {
  const [key, ...rest] = keys;
  if (key === undefined) return next;
  if (isJsonArray(value)) {
    return value.map((item, index) => (String(index) === key ? setAt(item, rest, next) : item));
  }
  const object = isJsonObject(value) ? value : {};
  return { ...object, [key]: setAt(object[key] ?? {}, rest, next) };
}

function toJson(
  part: FlowGraph['nodes'][number] | FlowGraph['edges'][number] | FlowGraph['notes'][number],
): JsonValue {
  const json: JsonValue = JSON.parse(JSON.stringify(part));
  return json;
}

// Parts that did not change stay the same objects, so that their cards are not drawn again.
function keepUntouched(before: FlowGraph, after: FlowGraph): FlowGraph {
  const keep = <Part extends { id: string }>(old: readonly Part[], parts: readonly Part[]) =>
    parts.map((part) => {
      const known = old.find(({ id }) => id === part.id);
      return known !== undefined && JSON.stringify(known) === JSON.stringify(part) ? known : part;
    });
  return {
    ...after,
    nodes: keep(before.nodes, after.nodes),
    edges: keep(before.edges, after.edges),
    notes: keep(before.notes, after.notes),
  };
}
