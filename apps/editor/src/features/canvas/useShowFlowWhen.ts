import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { CanvasEdge, CanvasNode } from './canvas-mapping';
import { glideMs } from './glide-ms';
import { showFlow } from './show-flow';

/**
 * Shows the drawing anew whenever the condition comes or goes: the canvas has another width then.
 * @param isElsewhere the page shows one place of the drawing, which is not to be taken from it
 */
export function useShowFlowWhen(condition: boolean, isElsewhere: boolean): void {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const store = useStoreApi();
  const seen = useRef(condition);
  const show = useEffectEvent(() => {
    if (isElsewhere) return;
    const { width, height } = store.getState();
    showFlow(flow, { width, height }, glideMs());
  });
  useEffect(() => {
    if (seen.current === condition) return;
    seen.current = condition;
    // React Flow measures the canvas after the next layout.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => show());
    });
    return () => cancelAnimationFrame(frame);
  }, [condition]);
}
