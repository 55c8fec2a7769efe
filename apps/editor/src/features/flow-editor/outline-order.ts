import type { FlowGraph, FlowNode } from '@hookline/contracts';
import { drawnOutlets } from '../canvas/node-view';

/** One line of the outline. */
export interface OutlineLine {
  readonly node: FlowNode;
  readonly depth: number;
  /** The outlet that leads here; null for the start and for what nothing leads to. */
  readonly via: string | null;
  /** Outlets that lead to nodes shown elsewhere: back, or together with another way. */
  readonly links: readonly { readonly outlet: string; readonly to: FlowNode }[];
}

const deepest = 12;

/**
 * The drawing as a tree from the start, each node once, at its first place; then the nodes nothing
 * leads to.
 */
export function outlineOrder(graph: FlowGraph): readonly OutlineLine[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const lines: OutlineLine[] = [];

  const visit = (node: FlowNode, depth: number, via: string | null): void => {
    seen.add(node.id);
    const links: { outlet: string; to: FlowNode }[] = [];
    const at = lines.length;
    const below: { node: FlowNode; label: string }[] = [];
    for (const outlet of drawnOutlets(node, graph.edges)) {
      const edge = graph.edges.find((one) => one.from === node.id && one.outlet === outlet.name);
      const to = edge && byId.get(edge.to);
      if (to === undefined) continue;
      const isElsewhere = seen.has(to.id) || below.some((one) => one.node === to);
      if (isElsewhere) links.push({ outlet: outlet.label, to });
      else below.push({ node: to, label: outlet.label });
    }
    lines.push({ node, depth, via, links });
    // A single way on is no branch: it stays at the depth, or a long flow would run out of space.
    const inner = below.length > 1 ? Math.min(depth + 1, deepest) : depth;
    for (const { node: next, label } of below) {
      if (seen.has(next.id)) {
        const line = lines[at];
        if (line !== undefined) {
          lines[at] = { ...line, links: [...line.links, { outlet: label, to: next }] };
        }
        continue;
      }
      visit(next, inner, label);
    }
  };

  const start = graph.nodes.find(({ type }) => type === 'start');
  if (start !== undefined) visit(start, 0, null);
  for (const node of graph.nodes) if (!seen.has(node.id)) visit(node, 0, null);
  return lines;
}
