import { useStoreApi } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';

/**
 * Tells the style sheet how far the canvas is zoomed, as `--zoom`: what has to be hit keeps its
 * size on the screen. Written past React, or every card would be drawn again with every turn of
 * the wheel.
 */
export function useZoomVariable(rootRef: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    const write = (zoom: number) => rootRef.current?.style.setProperty('--zoom', String(zoom));
    write(store.getState().transform[2]);
    return store.subscribe(({ transform }, before) => {
      if (transform[2] !== before.transform[2]) write(transform[2]);
    });
  }, [store, rootRef]);
}
