import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { glideMs } from './glide-ms';

const margin = 24;
/** The labels of the outlets stand beside the card. */
const labelRoom = 96;

/**
 * Pans so far that a card whose form has opened is not hidden: the form takes room from the canvas.
 * @param canvasId null while no form is open
 */
export function useKeepInView(canvasRef: RefObject<HTMLElement | null>, canvasId: string | null) {
  const flow = useReactFlow();
  useEffect(() => {
    if (canvasId === null) return;
    // After the next layout the canvas has the size it keeps.
    const frame = requestAnimationFrame(() => {
      const box = canvasRef.current?.getBoundingClientRect();
      const node = flow.getInternalNode(canvasId);
      if (box === undefined || node === undefined) return;
      const { x, y, zoom } = flow.getViewport();
      const left = node.internals.positionAbsolute.x * zoom + x;
      const top = node.internals.positionAbsolute.y * zoom + y;
      const width = ((node.measured.width ?? 0) + labelRoom) * zoom;
      const height = (node.measured.height ?? 0) * zoom;
      const dx = overlap(left, width, box.width);
      const dy = overlap(top, height, box.height);
      if (dx !== 0 || dy !== 0) {
        void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: glideMs() });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [canvasId, canvasRef, flow]);
}

/** How far a stretch has to move to lie within the room. */
function overlap(start: number, length: number, room: number): number {
  if (start < margin) return margin - start;
  const beyond = start + length + margin - room;
  return beyond > 0 ? -Math.min(beyond, start - margin) : 0;
}
