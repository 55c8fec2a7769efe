import type { FlowSchema, Problem } from '@hookline/contracts';
import { nodeTypeOf } from '@hookline/nodes';
import { useNavigate } from '@tanstack/react-router';
import { useReactFlow } from '@xyflow/react';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/session.api';
import { TestPanel } from '../flow-test/TestPanel';
import { useTesting } from '../flow-test/useTesting';
import { useVariableNames } from '../variables/variables.api';
import { noteCanvasId } from '../canvas/canvas-mapping';
import { FlowCanvas } from '../canvas/FlowCanvas';
import { glideMs } from '../canvas/glide-ms';
import { useKeepInView } from '../canvas/useKeepInView';
import { useShowFlowWhen } from '../canvas/useShowFlowWhen';
import { NodePicker } from '../palette/NodePicker';
import { applyQuickFix } from './apply-quick-fix';
import { ConflictBanner } from './ConflictBanner';
import type { DraftSaver } from './draft-saver';
import { DraftActions } from './DraftActions';
import { DraftFacts } from './DraftFacts';
import { useEditor, useEditorStore } from './EditorContext';
import { EditorLeft } from './EditorLeft';
import { EditorTopBar } from './EditorTopBar';
import { checkOnServer, loadDraft, useStartingHooks } from './flow-editor.api';
import { addNode, addStickyNote, connect, placeForNext, type Point } from './flow-document';
import { LeaveGuard } from './LeaveGuard';
import { problemTarget } from './problem-target';
import { ProblemsPanel } from './ProblemsPanel';
import { SaveNote } from './SaveNote';
import { SchemaTitle } from './SchemaTitle';
import { SelectedNodePanel } from './SelectedNodePanel';
import { checkContext, startingEvents } from './starting-context';
import { useDocumentKeys } from './useDocumentKeys';
import { useFlowProblems } from './useFlowProblems';
import { useNodePlacing } from './useNodePlacing';
import { useStartRemark } from './useStartRemark';
import classes from './FlowEditor.module.css';

interface EditorWorkspaceProps {
  readonly schema: FlowSchema;
  readonly saver: DraftSaver;
}

const noHooks: never[] = [];

/** Everything of the editor: bar, palette, canvas, form, problems. */
export function EditorWorkspace({ schema, saver }: EditorWorkspaceProps) {
  const { t } = useTranslation('flow-editor');
  const navigate = useNavigate();
  const flow = useReactFlow();
  const store = useEditorStore();
  const graph = useEditor((state) => state.history.present);
  const selection = useEditor((state) => state.selection);
  const panelOpen = useEditor((state) => state.panelOpen);
  const { edit, select, openPanel } = store.getState();
  const saveState = useSyncExternalStore(saver.subscribe, saver.current);
  const session = useSession();
  const readOnly = session.data?.permissions.includes('schema:update') === false;
  const [problemsOpen, setProblemsOpen] = useState(true);
  const [serverCheck, setServerCheck] = useState<{
    readonly graph: typeof graph;
    readonly problems: readonly Problem[];
  } | null>(null);
  const { picking, place, pickAfter, stopPicking, canvasActions } = useNodePlacing();
  const canvasRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);

  const startingHooks = useStartingHooks(schema.id);
  const hooks = startingHooks.data ?? noHooks;
  const events = useMemo(() => startingEvents(hooks), [hooks]);
  const startRemark = useStartRemark(startingHooks.data);
  const variableNames = useVariableNames();
  const context = useMemo(() => checkContext(hooks, variableNames), [hooks, variableNames]);
  const problems = useFlowProblems(graph, context, serverCheck);
  const testing = useTesting({ schemaId: schema.id, graph, hooks });

  const middleOfCanvas = (): Point => {
    const box = canvasRef.current?.getBoundingClientRect();
    if (box === undefined) return { x: 80, y: 160 };
    const middle = { x: box.left + box.width / 2 - 120, y: box.top + box.height / 2 - 40 };
    return flow.screenToFlowPosition(middle);
  };

  const handleAddNote = () => {
    const added = addStickyNote(graph, middleOfCanvas());
    edit(() => added.graph);
    select({ nodeIds: new Set([noteCanvasId(added.noteId)]) });
  };

  const jumpTo = (problem: Problem) => {
    const target = problemTarget(graph, problem);
    if (target === null) return;
    testing.closeIfOpen();
    openPanel(target.nodeId, target.field ?? '');
    const node = graph.nodes.find(({ id }) => id === target.nodeId);
    if (node === undefined) return;
    void flow.setCenter(node.position.x + 120, node.position.y + 40, {
      zoom: Math.max(flow.getZoom(), 0.75),
      duration: glideMs(),
    });
  };

  const handleFix = ({ quickFix }: Problem) => {
    if (quickFix !== undefined) edit((current) => applyQuickFix(current, quickFix));
  };

  const handleCheck = async () => {
    const answer = await checkOnServer(schema.id, graph);
    setServerCheck({ graph, problems: answer.problems });
    setProblemsOpen(true);
    return answer.problems;
  };

  const handleRefused = (refused: readonly Problem[]) => {
    setServerCheck({ graph: store.getState().history.present, problems: refused });
    setProblemsOpen(true);
    const [first] = refused;
    if (first !== undefined) jumpTo(first);
  };

  const handleReload = async () => {
    const draft = await loadDraft(schema.id);
    store.getState().replace(draft.graph);
    saver.accept({ revision: draft.revision, savedAt: draft.saved_at });
  };

  const handleOverwrite = async () => {
    const draft = await loadDraft(schema.id);
    await saver.overwrite(draft.revision, store.getState().history.present);
  };

  const isLocked = readOnly || testing.isOpen;
  useDocumentKeys({
    readOnly: isLocked,
    searchRef,
    onTest: testing.openOrRun,
    onEscape: testing.closeIfOpen,
  });
  const [onlyId = null] = selection.nodeIds;
  const formOfId = panelOpen && selection.nodeIds.size === 1 ? onlyId : null;
  useShowFlowWhen(testing.isOpen, !testing.isOpen && formOfId !== null);
  useKeepInView(canvasRef, testing.isOpen ? testing.test.openNodeId : formOfId);

  const isForeign = saveState.status === 'saved' && schema.draft_revision > saveState.revision;
  const isOvertaken = saveState.status === 'conflict' || isForeign;
  const isEmpty = graph.nodes.length <= 1;
  return (
    <div className={classes.page}>
      <EditorTopBar
        title={<SchemaTitle schema={schema} readOnly={readOnly} />}
        facts={
          <>
            <DraftFacts schema={schema} graph={graph} readOnly={readOnly} />
            <SaveNote state={saveState} />
          </>
        }
        actions={
          <DraftActions
            schema={schema}
            graph={graph}
            problems={problems}
            hooks={hooks.filter(({ enabled }) => enabled).length}
            saver={saver}
            isOvertaken={isOvertaken}
            readOnly={readOnly}
            onCheck={handleCheck}
            onRefused={handleRefused}
            onReload={handleReload}
            onOpenVersion={(version) =>
              void navigate({
                to: '/flow-schemas/$schemaId',
                params: { schemaId: schema.id },
                search: { version: String(version) },
              })
            }
            isTesting={testing.isOpen}
            noTestReason={testing.isAllowed ? null : t('test.notAllowed')}
            onTest={testing.toggle}
          />
        }
      />
      {isOvertaken && <ConflictBanner onReload={handleReload} onOverwrite={handleOverwrite} />}
      <div className={classes.body}>
        <EditorLeft
          graph={graph}
          problems={problems}
          readOnly={readOnly}
          searchRef={searchRef}
          hidden={testing.isOpen}
          onAdd={(type) =>
            place((current) => addNode(current, type, placeForNext(current, selection.nodeIds)))
          }
          onAddNote={handleAddNote}
        />
        <div className={classes.middle}>
          <div className={classes.canvas} ref={canvasRef}>
            <FlowCanvas
              label={t('canvasOf', { name: schema.name })}
              graph={graph}
              selection={testing.selection ?? selection}
              problems={problems.levels}
              startRemark={startRemark}
              paint={testing.paint}
              readOnly={isLocked}
              actions={canvasActions}
              onChange={(next) => edit(() => next)}
              onSelect={select}
              onOpen={testing.isOpen ? testing.test.openNode : openPanel}
              onConnect={(edge) => edit((current) => connect(current, edge))}
              onReconnect={(edgeId, edge) =>
                edit((current) =>
                  connect(
                    { ...current, edges: current.edges.filter(({ id }) => id !== edgeId) },
                    edge,
                  ),
                )
              }
              onConnectToNothing={pickAfter}
              onDropNode={(word, near) => {
                const type = nodeTypeOf(word);
                if (type !== undefined) place((current) => addNode(current, type, near));
              }}
            />
            {isEmpty && !readOnly && <p className={classes.hint}>{t('emptyHint')}</p>}
          </div>
          <ProblemsPanel
            graph={graph}
            problems={problems}
            opened={problemsOpen}
            readOnly={isLocked}
            onToggle={() => setProblemsOpen(!problemsOpen)}
            onJump={jumpTo}
            onFix={handleFix}
          />
        </div>
        {testing.isOpen ? (
          <TestPanel
            test={testing.test}
            graph={graph}
            mayReadEvents={testing.mayReadEvents}
            onJump={jumpTo}
            onClose={testing.closeIfOpen}
          />
        ) : (
          <SelectedNodePanel
            events={events}
            hooks={hooks}
            problems={problems.byNode}
            readOnly={readOnly}
          />
        )}
      </div>
      {picking !== null && (
        <NodePicker
          at={picking.at}
          label={picking.label}
          onPick={picking.onPick}
          onClose={stopPicking}
        />
      )}
      <LeaveGuard saver={saver} />
    </div>
  );
}
