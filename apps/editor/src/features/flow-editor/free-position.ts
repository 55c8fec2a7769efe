import type { FlowGraph } from '@hookline/contracts';
import { cardHeight, cardWidth, gridStep } from '../canvas/card-size';
import { viewNode } from '../canvas/node-view';

const margin = 24;

/** The nearest place at or below the wanted one where a new card covers no other. */
export function freePosition(
  graph: FlowGraph,
  wanted: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  let { y } = wanted;
  for (let tries = 0; tries < graph.nodes.length + 1; tries += 1) {
    const top = y;
    const covered = graph.nodes.find(
      (node) =>
        Math.abs(node.position.x - wanted.x) < cardWidth + margin &&
        top < node.position.y + heightOf(node) + margin &&
        node.position.y < top + cardHeight(3) + margin,
    );
    if (covered === undefined) return { x: wanted.x, y };
    y = Math.ceil((covered.position.y + heightOf(covered) + margin) / gridStep) * gridStep;
  }
  return { x: wanted.x, y };
}

function heightOf(node: FlowGraph['nodes'][number]): number {
  return cardHeight(viewNode(node).outlets.length);
}
