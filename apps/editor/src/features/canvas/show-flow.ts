import type { ReactFlowInstance } from '@xyflow/react';
import type { CanvasEdge, CanvasNode } from './canvas-mapping';

/** Below this, words on the cards cannot be read. */
const smallestReadable = 0.4;
const beginningZoom = 0.75;
const padding = 0.06;
const margin = 48;

/** Shows the whole drawing; of one too large to be read, its beginning. */
export function showFlow(
  flow: Pick<
    ReactFlowInstance<CanvasNode, CanvasEdge>,
    'getNodes' | 'getNodesBounds' | 'fitView' | 'setViewport'
  >,
  room: { readonly width: number; readonly height: number },
  duration = 0,
): void {
  const nodes = flow.getNodes();
  const bounds = flow.getNodesBounds(nodes);
  const zoom = Math.min(room.width / bounds.width, room.height / bounds.height) * (1 - 2 * padding);
  const start = nodes.find((node) => node.type === 'card' && node.data.node.type === 'start');
  if (start === undefined || zoom >= smallestReadable) {
    void flow.fitView({ maxZoom: 1, minZoom: smallestReadable, padding, duration });
    return;
  }
  const isHigh = bounds.height * beginningZoom > room.height;
  void flow.setViewport(
    {
      x: margin - start.position.x * beginningZoom,
      y: isHigh
        ? margin - start.position.y * beginningZoom
        : room.height / 2 - (bounds.y + bounds.height / 2) * beginningZoom,
      zoom: beginningZoom,
    },
    { duration },
  );
}
