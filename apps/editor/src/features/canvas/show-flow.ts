import type { ReactFlowInstance } from '@xyflow/react';
import type { CanvasEdge, CanvasNode } from './canvas-mapping';

/** How far one may zoom out: a tidy chain of sixty cards fits into a window. */
export const smallestZoom = 0.05;
/** Below this, words on the cards cannot be read. */
const smallestReadable = 0.4;
const beginningZoom = 0.75;
const padding = 0.06;
const margin = 48;

export type ShownFlow = Pick<
  ReactFlowInstance<CanvasNode, CanvasEdge>,
  'getNodes' | 'getNodesBounds' | 'fitView' | 'setViewport'
>;

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Shows the whole drawing; of one too large to be read, its beginning. */
export function showFlow(flow: ShownFlow, room: Room, duration = 0): void {
  if (isFitting(flow, room, smallestReadable)) showAll(flow, smallestReadable, duration);
  else showBeginning(flow, room, { zoom: beginningZoom, duration });
}

/**
 * Shows the whole drawing however small it gets: who asks for it wants to see where things are, not
 * to read them. Of one that does not fit at all it shows the beginning, never an empty middle.
 */
export function fitFlow(flow: ShownFlow, room: Room, duration = 0): void {
  if (isFitting(flow, room, smallestZoom)) showAll(flow, smallestZoom, duration);
  else showBeginning(flow, room, { zoom: smallestZoom, duration });
}

function isFitting(flow: ShownFlow, room: Room, zoom: number): boolean {
  const { width, height } = flow.getNodesBounds(flow.getNodes());
  return Math.min(room.width / width, room.height / height) * (1 - 2 * padding) >= zoom;
}

function showAll(flow: ShownFlow, minZoom: number, duration: number): void {
  void flow.fitView({ maxZoom: 1, minZoom, padding, duration });
}

function showBeginning(
  flow: ShownFlow,
  room: Room,
  { zoom, duration }: { readonly zoom: number; readonly duration: number },
): void {
  const nodes = flow.getNodes();
  const first = firstOf(nodes);
  if (first === undefined) return;
  const bounds = flow.getNodesBounds(nodes);
  const isHigh = bounds.height * zoom > room.height;
  void flow.setViewport(
    {
      x: margin - first.position.x * zoom,
      y: isHigh
        ? margin - first.position.y * zoom
        : room.height / 2 - (bounds.y + bounds.height / 2) * zoom,
      zoom,
    },
    { duration },
  );
}

/** The start card; in a drawing without one, what lies furthest to the left. */
function firstOf(nodes: readonly CanvasNode[]): CanvasNode | undefined {
  const start = nodes.find((node) => node.type === 'card' && node.data.node.type === 'start');
  return start ?? nodes.toSorted((one, other) => one.position.x - other.position.x)[0];
}
