import { useEffect, useRef, type RefObject } from 'react';

/** One of the views of a test: a run, or a step of it. */
export interface TestView {
  /** Null: the drawing's own. */
  readonly runId: string | null;
  readonly nodeId: string | null;
  readonly seq: number | null;
  /** The run above; null for none. */
  readonly aboveId: string | null;
}

/** What a button says it opens, for the focus to find it again; `StepButtons` says it too. */
const opensStep = (seq: number) => `step ${seq}`;
export const opensRun = (runId: string) => `run ${runId}`;

/**
 * Keeps the focus in the panel when the button that had it goes with its view: on the way in it
 * comes to the title of the view, on the way back to the button that had led in.
 */
export function useViewFocus(view: TestView): RefObject<HTMLDivElement | null> {
  const rootRef = useRef<HTMLDivElement>(null);
  const beforeRef = useRef(view);
  const { runId, nodeId, seq, aboveId } = view;
  // The focus is outside React, and so is that the browser dropped it.
  useEffect(() => {
    const before = beforeRef.current;
    beforeRef.current = { runId, nodeId, seq, aboveId };
    const isSame = before.runId === runId && before.nodeId === nodeId;
    if (isSame || document.activeElement !== document.body) return;
    const left = nodeId === null ? wayIn(before, runId) : null;
    const root = rootRef.current;
    const target =
      (left === null ? null : root?.querySelector<HTMLElement>(`[data-opens="${left}"]`)) ??
      root?.querySelector<HTMLElement>('[data-view-title]') ??
      root;
    target?.focus();
  }, [runId, nodeId, seq, aboveId]);
  return rootRef;
}

/** What had led from all steps of the run to the view before; null when nothing of it had. */
function wayIn(before: TestView, runId: string | null): string | null {
  if (before.nodeId !== null && before.runId === runId) {
    return before.seq === null ? null : opensStep(before.seq);
  }
  if (before.nodeId === null && before.runId !== null && before.aboveId === runId) {
    return opensRun(before.runId);
  }
  return null;
}
