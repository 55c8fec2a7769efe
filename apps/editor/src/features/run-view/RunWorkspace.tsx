import type { RunDetail } from '@hookline/contracts';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasSelection } from '../canvas/canvas-mapping';
import { FlowCanvas } from '../canvas/FlowCanvas';
import { useKeepInView } from '../canvas/useKeepInView';
import { eventLabel } from '../../i18n/event-label';
import { useEditorKeys } from '../flow-editor/useEditorKeys';
import { NodePanel } from '../node-form/NodePanel';
import { paintRun } from './paint-run';
import { RunScrubber } from './RunScrubber';
import { RunTopBar } from './RunTopBar';
import { StepDetail } from './StepDetail';
import { StepList } from './StepList';
import { usePaintWords } from './usePaintWords';
import classes from './RunView.module.css';

const nothing: ReadonlySet<string> = new Set();
const noProblems = new Map<string, never[]>();
const ignore = () => undefined;

/** Canvas, list of steps, replay and the panel of one step. */
export function RunWorkspace({ run }: { run: RunDetail }) {
  const { t } = useTranslation('run-view');
  const canvasRef = useRef<HTMLDivElement>(null);
  const { steps, graph } = run;
  // Null follows the run; a number is a moment of the replay.
  const [moment, setMoment] = useState<number | null>(null);
  const shown = moment ?? steps.length;
  const words = usePaintWords();
  const [openSeq, setOpenSeq] = useState<number | null>(null);
  const [selection, setSelection] = useState<CanvasSelection>({
    nodeIds: nothing,
    edgeIds: nothing,
  });
  const [openNodeId, setOpenNodeId] = useState<string | null>(null);

  const paint = useMemo(
    () => paintRun({ graph, steps, status: run.status, dueAt: run.due_at }, words, shown),
    [graph, steps, run.status, run.due_at, words, shown],
  );
  const startRemark = [eventLabel(run.event.type), run.queue?.name].filter(Boolean).join(' · ');
  const events = useMemo(
    () => [{ type: run.event.type, label: eventLabel(run.event.type) }],
    [run.event.type],
  );

  const openNode = (nodeId: string, seq: number | null = null) => {
    setOpenNodeId(nodeId);
    setOpenSeq(seq);
    setSelection({ nodeIds: new Set([nodeId]), edgeIds: nothing });
  };
  const openStep = (seq: number) => {
    const step = steps.find((one) => one.seq === seq);
    if (step === undefined) return;
    openNode(step.nodeId, seq);
  };
  const close = () => {
    setOpenNodeId(null);
    setSelection({ nodeIds: nothing, edgeIds: nothing });
  };

  useEditorKeys({
    onDelete: ignore,
    onUndo: ignore,
    onRedo: ignore,
    onSelectAll: ignore,
    onMove: ignore,
    onOpen: openNode,
    onEscape: close,
    onSearch: ignore,
    onCopy: () => null,
    onPaste: ignore,
  });

  useKeepInView(canvasRef, openNodeId);

  const node = graph.nodes.find(({ id }) => id === openNodeId);
  const nodeSteps = steps.filter(({ nodeId }) => nodeId === openNodeId);
  const shownSeq = openSeq ?? nodeSteps.at(-1)?.seq ?? null;
  return (
    <div className={classes.page}>
      <RunTopBar run={run} />
      <div className={classes.body}>
        <StepList run={run} shown={shown} openSeq={shownSeq} onOpen={openStep} />
        <div className={classes.middle}>
          <div className={classes.canvas} ref={canvasRef}>
            <FlowCanvas
              label={t('canvas', { id: run.id })}
              graph={graph}
              selection={selection}
              paint={paint}
              startRemark={startRemark}
              readOnly
              onSelect={setSelection}
              onOpen={openNode}
            />
          </div>
          {steps.length > 0 && <RunScrubber steps={steps} shown={shown} onShow={setMoment} />}
        </div>
        {node !== undefined && (
          <NodePanel
            key={node.id}
            graph={graph}
            node={node}
            problems={noProblems}
            events={events}
            edits={null}
            extraTab={{
              label: t('thisRun'),
              content: (
                <StepDetail
                  run={run}
                  steps={nodeSteps}
                  seq={shownSeq}
                  onChoose={(seq) => setOpenSeq(seq)}
                />
              ),
            }}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}
