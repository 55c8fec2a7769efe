import type { FlowGraph, Problem } from '@hookline/contracts';
import type { NodeTypeLookup } from '../node-type';
import { startNodeType } from '../graph/start-node-type';
import { upgradeParams } from '../graph/upgrade-params';
import { nodeProblem } from './node-problem';

/** Ids, the start and the node types: what must be right before anything else means something. */
export function checkDocument(graph: FlowGraph, nodeTypeOf: NodeTypeLookup): Problem[] {
  return [...checkIds(graph), ...checkStart(graph), ...checkTypes(graph, nodeTypeOf)];
}

function checkIds(graph: FlowGraph): Problem[] {
  return (['nodes', 'edges', 'notes'] as const).flatMap((kind) => {
    const seen = new Set<string>();
    return graph[kind].flatMap(({ id }): Problem[] => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      const message = `The id ${id} is used twice.`;
      const problem = { level: 'error' as const, code: 'id.twice', path: `${kind}.${id}`, message };
      return [kind === 'nodes' ? { ...problem, nodeId: id } : problem];
    });
  });
}

function checkStart(graph: FlowGraph): Problem[] {
  const [start, ...more] = graph.nodes.filter(({ type }) => type === startNodeType);
  if (!start) {
    const message = 'There is no start: a run would not know where to begin.';
    return [{ level: 'error', code: 'start.missing', path: 'nodes', message }];
  }
  const problems = more.map(({ id }) =>
    nodeProblem({ nodeId: id, code: 'start.twice', message: 'There is another start already.' }),
  );
  if (start.settings.disabled !== true) return problems;
  return [
    ...problems,
    nodeProblem({
      nodeId: start.id,
      level: 'warning',
      code: 'start.disabled',
      at: 'settings.disabled',
      message: 'The start cannot be skipped; to switch the flow off, switch off its hooks.',
      quickFix: {
        label: 'Do not skip it',
        path: `nodes.${start.id}.settings.disabled`,
        value: false,
      },
    }),
  ];
}

function checkTypes(graph: FlowGraph, nodeTypeOf: NodeTypeLookup): Problem[] {
  return graph.nodes.flatMap((node): Problem[] => {
    const type = nodeTypeOf(node.type);
    if (!type) {
      const message = `There is no node type \`${node.type}\`.`;
      return [nodeProblem({ nodeId: node.id, code: 'node.unknown-type', at: 'type', message })];
    }
    if (upgradeParams(type, node)) return [];
    const message = `Version ${node.version} of ${type.label} is not known here; it is ${type.version}.`;
    return [nodeProblem({ nodeId: node.id, code: 'node.unknown-version', at: 'version', message })];
  });
}
