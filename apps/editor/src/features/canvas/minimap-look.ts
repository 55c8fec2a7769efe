import type { CanvasNode } from './canvas-mapping';
import { viewNode } from './node-view';

/** React Flow draws the map in this size; a size in CSS alone would cut it off. */
export const minimapSize = { width: 152, height: 96 };

/** The hue of a card on the map: of its category, or of how its step went. */
export function minimapColor(node: CanvasNode): string {
  if (node.type === 'sticky') return 'var(--warn-bg)';
  const { paint, painted, node: flowNode } = node.data;
  if (!painted) return `var(--${viewNode(flowNode).category})`;
  if (paint === null) return 'var(--line)';
  return `var(--${statusHue[paint.status]})`;
}

/** In a long flow a card would be thinner than a pixel; a stroke keeps it visible. */
export function minimapStroke(nodes: readonly CanvasNode[]): number {
  const xs = nodes.map(({ position }) => position.x);
  const width = Math.max(...xs) - Math.min(...xs);
  return nodes.length === 0 ? 0 : (width / minimapSize.width) * 1.5;
}

const statusHue = {
  completed: 'ok',
  failed: 'bad',
  waiting: 'wait',
  running: 'run',
  skipped: 'edge',
  unknown: 'warn',
  cancelled: 'edge',
} as const;
