/**
 * A drawing seen as a map: what the checks ask over and over, worked out once. It stands for any
 * drawing, also a broken one: of two nodes with one id the first counts, edges to nowhere are left
 * out. A node that is skipped only has its first outlet, because a run leaves by no other; one
 * whose failures end the run or are passed over has no failure outlet.
 */
import type { FlowEdge, FlowGraph, FlowNode, JsonObject } from '@hookline/contracts';
import type { NodeType, NodeTypeLookup, Outlet } from '../node-type';
import { startNodeType } from '../graph/start-node-type';
import { upgradeParams } from '../graph/upgrade-params';

/** A node whose type is known, with params as that type takes them. */
export interface MappedNode {
  readonly node: FlowNode;
  readonly type: NodeType;
  readonly params: JsonObject;
  readonly outlets: readonly Outlet[];
}

export interface GraphMap {
  readonly graph: FlowGraph;
  /** Nodes of known type, in the order of the document. */
  readonly nodes: readonly MappedNode[];
  readonly find: (id: string) => MappedNode | undefined;
  readonly start: MappedNode | undefined;
  /** Edges a run can take from a node, in the order of the document. */
  readonly waysFrom: (id: string) => readonly FlowEdge[];
  /** Ids of the nodes a run can come to. */
  readonly reachable: ReadonlySet<string>;
}

/** Maps a drawing; nodes of unknown type or version are left out. */
export function mapGraph(graph: FlowGraph, nodeTypeOf: NodeTypeLookup): GraphMap {
  const nodes = graph.nodes.flatMap((node) => mapNode(node, nodeTypeOf));
  const byId = new Map<string, MappedNode>();
  for (const mapped of nodes) {
    if (!byId.has(mapped.node.id)) byId.set(mapped.node.id, mapped);
  }
  const ways = new Map<string, FlowEdge[]>();
  for (const edge of graph.edges) {
    const from = byId.get(edge.from);
    if (!from || !byId.has(edge.to) || !usableOutlets(from).includes(edge.outlet)) continue;
    const known = ways.get(edge.from) ?? [];
    if (known.some(({ outlet }) => outlet === edge.outlet)) continue;
    ways.set(edge.from, [...known, edge]);
  }
  const waysFrom = (id: string): readonly FlowEdge[] => ways.get(id) ?? [];
  const start = nodes.find(({ node }) => node.type === startNodeType);
  return {
    graph,
    nodes,
    find: (id) => byId.get(id),
    start,
    waysFrom,
    reachable: start ? reachableFrom(start.node.id, waysFrom) : new Set(),
  };
}

/** Names of the outlets a run may leave by. */
export function usableOutlets({ node, outlets }: MappedNode): string[] {
  const { disabled, onFailure = 'outlet' } = node.settings;
  const names = outlets.map(({ name }) => name);
  if (disabled === true) return names.slice(0, 1);
  if (onFailure === 'outlet') return names;
  return outlets.filter(({ tone }) => tone !== 'failure').map(({ name }) => name);
}

/** Ids of all nodes one can come to from a node, itself included. */
export function reachableFrom(id: string, waysFrom: GraphMap['waysFrom']): Set<string> {
  const reached = new Set([id]);
  // A set grows while it is walked, and the new ones are walked too.
  for (const at of reached) {
    for (const { to } of waysFrom(at)) reached.add(to);
  }
  return reached;
}

function mapNode(node: FlowNode, nodeTypeOf: NodeTypeLookup): MappedNode[] {
  const type = nodeTypeOf(node.type);
  const params = type && upgradeParams(type, node);
  return type && params ? [{ node, type, params, outlets: type.outlets(params) }] : [];
}
