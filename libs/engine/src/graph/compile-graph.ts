import type { FlowGraph, FlowNode, JsonObject, Problem } from '@hookline/contracts';
import { InvalidFlowError, NotFoundError } from '../errors';
import type { NodeType, NodeTypeLookup, Outlet } from '../node-type';
import type { CompiledGraph, CompiledNode } from './compiled-graph';
import { compileParams } from './compile-params';
import { compileSources } from './compile-sources';
import { startNodeType } from './start-node-type';
import { upgradeParams } from './upgrade-params';

/**
 * Makes a version ready to run; once per version, so that an event costs no parsing. Params that
 * do not fit are a failure of their node when it is reached. Throws `InvalidFlowError` for node
 * types or versions this Hookline does not know, and for a graph without exactly one start.
 */
export function compileGraph(graph: FlowGraph, nodeTypeOf: NodeTypeLookup): CompiledGraph {
  const problems: Problem[] = [];
  const targets = targetsByNode(graph);
  const nodes = new Map<string, CompiledNode>();
  for (const node of graph.nodes) {
    const known = knownTypeOf(node, nodeTypeOf);
    if ('problem' in known) problems.push(known.problem);
    else nodes.set(node.id, compileNode(node, graph, known, targets.get(node.id) ?? new Map()));
  }
  const starts = graph.nodes.filter(({ type }) => type === startNodeType);
  const [start] = starts;
  if (!start || starts.length > 1) {
    const message = `needs exactly one start, not ${starts.length}`;
    problems.push({ level: 'error', code: 'graph.start', path: 'nodes', message });
  }
  if (!start || problems.length > 0) throw new InvalidFlowError(problems);

  return {
    dialect: graph.dialect,
    startNodeId: start.id,
    node: (id) => {
      const node = nodes.get(id);
      if (!node) throw new NotFoundError('node.missing', `This version has no node ${id}.`);
      return node;
    },
    outputsByName: outputsByName(graph),
  };
}

const failureOutlet: Outlet = { name: 'failure', label: 'Failure', tone: 'failure' };

function compileNode(
  node: FlowNode,
  graph: FlowGraph,
  { type, params }: { readonly type: NodeType; readonly params: JsonObject },
  targets: ReadonlyMap<string, string>,
): CompiledNode {
  const { evaluate, test } = compileSources(graph.dialect);
  const outlets = type.outlets(params);
  const [first] = outlets;
  // In an array the next node runs after any failure (decision 4), so every node can fail over.
  const failsOver =
    graph.dialect === 'array' && first && !outlets.some(({ name }) => name === failureOutlet.name);
  return {
    id: node.id,
    name: node.name === '' ? type.label : node.name,
    type,
    outlets: failsOver ? [...outlets, failureOutlet] : outlets,
    settings: node.settings,
    memoryKey: type.memoryKey?.(params, node.id) ?? node.id,
    targetOf: (outlet) =>
      targets.get(failsOver && outlet === failureOutlet.name ? first.name : outlet) ?? null,
    renderParams: compileParams(type.params, params, graph.dialect),
    evaluate,
    test,
  };
}

function knownTypeOf(
  node: FlowNode,
  nodeTypeOf: NodeTypeLookup,
): { type: NodeType; params: JsonObject } | { problem: Problem } {
  const type = nodeTypeOf(node.type);
  const where = { level: 'error' as const, path: `nodes.${node.id}.type`, nodeId: node.id };
  if (!type) {
    const message = `there is no node type \`${node.type}\``;
    return { problem: { ...where, code: 'node.unknown-type', message } };
  }
  const params = upgradeParams(type, node);
  if (params) return { type, params };
  const message = `version ${node.version} of \`${node.type}\` is unknown here`;
  return { problem: { ...where, code: 'node.unknown-version', message } };
}

function targetsByNode(graph: FlowGraph): ReadonlyMap<string, Map<string, string>> {
  const targets = new Map<string, Map<string, string>>();
  for (const { from, outlet, to } of graph.edges) {
    const ofNode = targets.get(from) ?? new Map<string, string>();
    // Two edges from one outlet are refused at publish; of an older version the first counts.
    if (!ofNode.has(outlet)) ofNode.set(outlet, to);
    targets.set(from, ofNode);
  }
  return targets;
}

function outputsByName(graph: FlowGraph): CompiledGraph['outputsByName'] {
  const nameOf = new Map(graph.nodes.map(({ id, name }) => [id, name === '' ? id : name]));
  return (outputsById) =>
    Object.fromEntries(
      Object.entries(outputsById).map(([id, output]) => [nameOf.get(id) ?? id, output]),
    );
}
