import type { CanvasNode } from './canvas-mapping';

/**
 * New canvas nodes; one that did not change stays the same object, so that only the cards that
 * changed are drawn again.
 */
export function keepCanvasNodes(
  before: readonly CanvasNode[],
  after: readonly CanvasNode[],
): CanvasNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  return after.map((node) => {
    const known = old.get(node.id);
    if (known === undefined) return node;
    return isUnchanged(known, node) ? known : node;
  });
}

function isUnchanged(known: CanvasNode, node: CanvasNode): boolean {
  const before: Readonly<Record<string, unknown>> = known.data;
  return (
    known.type === node.type &&
    known.selected === node.selected &&
    known.draggable === node.draggable &&
    known.width === node.width &&
    known.height === node.height &&
    known.position.x === node.position.x &&
    known.position.y === node.position.y &&
    Object.entries(node.data).every(([key, value]) => before[key] === value)
  );
}
