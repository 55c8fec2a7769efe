import { Graph, layout } from '@dagrejs/dagre';
import type { FlowGraph } from '@hookline/contracts';
import { cardHeight, cardWidth, firstOutletTop, gridStep } from './card-size';
import { drawnOutlets } from './node-view';
import { notesBesideCards } from './notes-beside-cards';

const columnGap = 96;
const rowGap = 24;

/** The same document laid out from left to right; sticky notes go with the cards beside them. */
export function tidyLayout(graph: FlowGraph): FlowGraph {
  const [first] = graph.nodes;
  if (first === undefined) return graph;
  const drawing = new Graph({ multigraph: true });
  drawing.setGraph({ rankdir: 'LR', ranksep: columnGap, nodesep: rowGap });
  drawing.setDefaultEdgeLabel(() => ({}));
  const drawn = new Set<string>();
  for (const node of graph.nodes) {
    const below = cardHeight(drawnOutlets(node, graph.edges).length) - firstOutletTop;
    // Dagre puts centres on one line; as much room above the inlet as below makes the inlet the
    // centre, so that a straight flow is drawn straight.
    const height = 2 * Math.max(firstOutletTop, below);
    drawn.add(node.id);
    drawing.setNode(node.id, { width: cardWidth, height });
  }
  for (const edge of graph.edges) {
    if (!drawn.has(edge.from) || !drawn.has(edge.to)) continue;
    drawing.setEdge(edge.from, edge.to, {}, edge.id);
  }
  layout(drawing);
  // The start stays where it was, so that the picture does not jump away.
  const start = graph.nodes.find(({ type }) => type === 'start') ?? first;
  const corner = (id: string) => {
    const { x, y } = drawing.node(id);
    return { x: x - cardWidth / 2, y: y - firstOutletTop };
  };
  const origin = corner(start.id);
  const nodes = graph.nodes.map((node) => {
    const { x, y } = corner(node.id);
    return {
      ...node,
      position: {
        x: toGrid(start.position.x + x - origin.x),
        y: toGrid(start.position.y + y - origin.y),
      },
    };
  });
  const moved = { edges: graph.edges, before: graph.nodes, after: nodes };
  return { ...graph, nodes, notes: notesBesideCards(graph.notes, moved) };
}

function toGrid(value: number): number {
  return Math.round(value / gridStep) * gridStep;
}
