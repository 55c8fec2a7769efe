import { flowGraphLimits, type FlowEdge, type FlowGraph, type FlowNode } from '@hookline/contracts';
import type { JsonValue, Problem } from '@hookline/contracts';
import { ArrayCompiler } from './array-compiler';
import { beside, nodeBlock, type PlacedNode } from './block';
import type { Place } from './place';
import { readSchemaSource } from './read-schema-source';

export interface CompiledSchema {
  /** In the array dialect; only a start when the source could not be read. */
  readonly graph: FlowGraph;
  /** Errors when there is no array or it is too large; warnings for all else. */
  readonly problems: readonly Problem[];
}

/**
 * Compiles a Webitel schema: an array, text holding one, or an exported record with either.
 * Never throws. The same source gives the same ids, positions and order, so versions compare.
 */
export function compileWebitelSchema(schema: JsonValue): CompiledSchema {
  const source = readSchemaSource(schema);
  if ('problem' in source) return { graph: graphOf([startNode()], []), problems: [source.problem] };

  const compiler = new ArrayCompiler();
  const body = compiler.compileList(source.list, 'n', 'schema', null);
  const start = compiler.place(startDraft, { id: 'start', path: 'schema' }, body.entry);
  const { nodes, problems } = beside(nodeBlock(start), body);
  const jumpProblems: Problem[] = [];
  const noteMissing = (code: string, place: Place, message: string): void => {
    jumpProblems.push({ level: 'warning', code, path: place.path, message, nodeId: place.id });
  };
  const targets = compiler.resolvedTargets((place, tag) => {
    noteMissing('tag.missing', place, `leads to the tag \`${tag}\`, which no node has`);
  });
  const links = compiler.functions.links((id, name) => {
    const message = `calls the function \`${name}\`, which nothing declares`;
    noteMissing('function.missing', { id, path: compiler.pathOf(id) }, message);
  });
  const edges = edgesOf(nodes, (id) => links.get(id)?.targets ?? targets.get(id) ?? {});
  const sizeProblem = checkSize(compiler.isTooLarge, nodes.length, edges.length);
  if (sizeProblem) return { graph: graphOf([startNode()], []), problems: [sizeProblem] };
  const linked = nodes.map(positioned).map((node) => {
    const link = links.get(node.id);
    return link ? { ...node, params: link.params } : node;
  });
  return { graph: graphOf(linked, edges), problems: [...problems, ...jumpProblems] };
}

const startDraft = { type: 'start', name: 'Start', params: {} };

function startNode(): FlowNode {
  const start = new ArrayCompiler().place(startDraft, { id: 'start', path: 'schema' }, null);
  return positioned({ node: start, column: 0, row: 0 });
}

/** Room for a card and its edges between two columns or rows, in canvas pixels. */
const grid = { x: 80, y: 160, columnWidth: 300, rowHeight: 160 } as const;

function positioned({ node, column, row }: PlacedNode): FlowNode {
  return {
    ...node,
    position: { x: grid.x + column * grid.columnWidth, y: grid.y + row * grid.rowHeight },
  };
}

function edgesOf(
  nodes: readonly PlacedNode[],
  targetsOf: (nodeId: string) => Readonly<Record<string, string | null>>,
): FlowEdge[] {
  const ways = nodes.flatMap(({ node }) =>
    Object.entries(targetsOf(node.id)).map(([outlet, to]) => ({
      from: node.id,
      outlet,
      to,
    })),
  );
  return ways
    .flatMap(({ from, outlet, to }) => (to === null ? [] : [{ from, outlet, to }]))
    .map((way, index) => ({ id: `e${index}`, ...way }));
}

function checkSize(isTooLarge: boolean, nodes: number, edges: number): Problem | null {
  if (!isTooLarge && nodes <= flowGraphLimits.nodes && edges <= flowGraphLimits.edges) return null;
  const message = `makes more than ${flowGraphLimits.nodes} nodes or ${flowGraphLimits.edges} edges`;
  return { level: 'error', code: 'schema.too-large', path: 'schema', message };
}

function graphOf(nodes: FlowNode[], edges: FlowEdge[]): FlowGraph {
  return { format: 1, dialect: 'array', nodes, edges, notes: [] };
}
