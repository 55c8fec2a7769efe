import type { FlowGraph, SchemaHook } from '@hookline/contracts';
import { useMemo, useState } from 'react';
import { useSession } from '../access/session.api';
import type { CanvasSelection } from '../canvas/canvas-mapping';
import type { RunPaint } from '../canvas/run-paint-types';
import { paintRun } from '../run-view/paint-run';
import { usePaintWords } from '../run-view/usePaintWords';
import { rootNodeOf } from './tested-run';
import { useFlowTest, type FlowTest } from './useFlowTest';

export interface Testing {
  readonly test: FlowTest;
  readonly isOpen: boolean;
  readonly isAllowed: boolean;
  readonly mayReadEvents: boolean;
  /** The way of the test on the drawing; null while there is none to show. */
  readonly paint: RunPaint | null;
  /** The card of the step or answer in hand; null while the panel is closed. */
  readonly selection: CanvasSelection | null;
  readonly toggle: () => void;
  /** What the key does: opens the panel, then runs. */
  readonly openOrRun: () => void;
  /** Whether it was open. */
  readonly closeIfOpen: () => boolean;
}

interface TestingOptions {
  readonly schemaId: string;
  readonly graph: FlowGraph;
  readonly hooks: readonly SchemaHook[];
}

const nothing: ReadonlySet<string> = new Set();

/** The test of a drawing as the editor shows it: a panel, and the way on the canvas. */
export function useTesting(options: TestingOptions): Testing {
  const { graph } = options;
  const test = useFlowTest(options);
  const [wantsOpen, setWantsOpen] = useState(false);
  const session = useSession();
  const permissions = session.data?.permissions ?? [];
  const isAllowed = permissions.includes('schema:update') && permissions.includes('run:read');
  const isOpen = wantsOpen && isAllowed;
  const words = usePaintWords();
  const { result } = test;
  const paint = useMemo(() => {
    if (!isOpen || result === null) return null;
    const status = result.status === 'completed' ? 'completed' : 'failed';
    return paintRun({ graph, steps: result.steps, status, dueAt: null }, words);
  }, [isOpen, result, graph, words]);

  const { openNodeId, openRunId } = test;
  const selection = useMemo(() => {
    if (!isOpen) return null;
    // A node of a sub-flow is not on the drawing: the one that runs it is.
    const isBelow = openRunId !== null && result !== null;
    const nodeId = isBelow ? rootNodeOf(result, openRunId) : openNodeId;
    return { nodeIds: new Set(nodeId === null ? [] : [nodeId]), edgeIds: nothing };
  }, [isOpen, openNodeId, openRunId, result]);

  return {
    test,
    isOpen,
    isAllowed,
    mayReadEvents: permissions.includes('event:read'),
    paint,
    selection,
    toggle: () => setWantsOpen(!isOpen),
    openOrRun: () => (isOpen ? test.run() : setWantsOpen(true)),
    closeIfOpen: () => {
      setWantsOpen(false);
      return isOpen;
    },
  };
}
