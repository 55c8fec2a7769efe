import type { FlowGraph } from '@hookline/contracts';
import { useComputedColorScheme } from '@mantine/core';
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  Controls,
  MiniMap,
  ReactFlow,
  SelectionMode,
  applyNodeChanges,
  useReactFlow,
  type Connection,
  type EdgeChange,
  type NodeChange,
  type OnConnectEnd,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasActionsContext, type CanvasActions, type ScreenPoint } from './CanvasActions';
import {
  fromCanvas,
  toCanvas,
  type CanvasEdge,
  type CanvasExtras,
  type CanvasNode,
  type CanvasSelection,
} from './canvas-mapping';
import { gridStep } from './card-size';
import { FitButton } from './FitButton';
import { FlowEdgeLine } from './FlowEdgeLine';
import { FlowNodeCard } from './FlowNodeCard';
import { keepCanvasNodes } from './keep-canvas-nodes';
import { minimapColor, minimapSize, minimapStroke } from './minimap-look';
import { viewNode } from './node-view';
import { showFlow, smallestZoom } from './show-flow';
import { StickyNoteCard } from './StickyNoteCard';
import { useZoomVariable } from './useZoomVariable';
import classes from './FlowCanvas.module.css';

const nodeTypes = { card: FlowNodeCard, sticky: StickyNoteCard };
const edgeTypes = { flow: FlowEdgeLine };
const snapGrid: [number, number] = [gridStep, gridStep];
/** Under this type a palette item travels while it is dragged. */
export const nodeDragType = 'application/x-hookline-node';

interface FlowCanvasProps extends CanvasExtras {
  readonly label: string;
  readonly graph: FlowGraph;
  readonly actions?: Omit<CanvasActions, 'readOnly'>;
  readonly onChange?: (graph: FlowGraph) => void;
  readonly onSelect: (selection: CanvasSelection) => void;
  readonly onOpen: (nodeId: string) => void;
  readonly onConnect?: (edge: { from: string; outlet: string; to: string }) => void;
  readonly onReconnect?: (
    edgeId: string,
    edge: { from: string; outlet: string; to: string },
  ) => void;
  /** An edge was let go over empty canvas. */
  readonly onConnectToNothing?: (
    source: { from: string; outlet: string },
    at: ScreenPoint,
    canvasPoint: { x: number; y: number },
  ) => void;
  readonly onDropNode?: (type: string, canvasPoint: { x: number; y: number }) => void;
  readonly children?: ReactNode;
}

/** The drawing itself; edits leave through the handlers, the document comes in through `graph`. */
export function FlowCanvas(props: FlowCanvasProps) {
  const { t } = useTranslation('canvas');
  const { graph, selection, problems, startRemark, paint, readOnly = false } = props;
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const scheme = useComputedColorScheme('light');
  const rootRef = useRef<HTMLDivElement>(null);
  useZoomVariable(rootRef);
  const mapped = useMemo(
    () => toCanvas(graph, { selection, problems, startRemark, paint, readOnly }),
    [graph, selection, problems, startRemark, paint, readOnly],
  );
  // What is being dragged lives here until it is let go; then it becomes an edit of the document.
  const [drawn, setDrawn] = useState(() => ({ from: mapped.nodes, nodes: mapped.nodes }));
  let { nodes } = drawn;
  if (drawn.from !== mapped.nodes) {
    nodes = keepCanvasNodes(drawn.nodes, mapped.nodes);
    setDrawn({ from: mapped.nodes, nodes });
  }
  const edges = useMemo(
    () => mapped.edges.map((edge) => ({ ...edge, ariaLabel: edgeLabel(graph, edge) })),
    [mapped.edges, graph],
  );

  const handleNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    const next = applyNodeChanges(changes, nodes);
    setDrawn((current) => ({ ...current, nodes: applyNodeChanges(changes, current.nodes) }));
    const selected = changedSelection(changes, selection.nodeIds);
    if (selected !== null) {
      props.onSelect({ nodeIds: selected, edgeIds: selected.size > 0 ? none : selection.edgeIds });
    }
    const isLetGo = changes.some(
      (change) =>
        (change.type === 'position' && change.dragging !== true) ||
        (change.type === 'dimensions' && change.resizing === false),
    );
    if (isLetGo) props.onChange?.(fromCanvas(graph, next));
  };

  const handleEdgesChange = (changes: EdgeChange<CanvasEdge>[]) => {
    const selected = changedSelection(changes, selection.edgeIds);
    if (selected === null) return;
    props.onSelect({ edgeIds: selected, nodeIds: selected.size > 0 ? none : selection.nodeIds });
  };

  const handleConnect = (connection: Connection) => {
    const edge = toEdge(connection);
    if (edge !== null) props.onConnect?.(edge);
  };

  const handleConnectEnd: OnConnectEnd = (event, state) => {
    if (state.isValid === true || state.toNode || !state.fromHandle || !state.fromNode) return;
    if (state.fromHandle.type !== 'source' || typeof state.fromHandle.id !== 'string') return;
    const at = pointOf(event);
    props.onConnectToNothing?.(
      { from: state.fromNode.id, outlet: state.fromHandle.id },
      at,
      flow.screenToFlowPosition(at),
    );
  };

  const handleDragOver = (event: DragEvent) => {
    if (readOnly || !event.dataTransfer.types.includes(nodeDragType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };

  const handleDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(nodeDragType);
    if (type === '') return;
    event.preventDefault();
    props.onDropNode?.(type, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };

  const actions = useMemo(
    () => ({ ...defaultActions, ...props.actions, readOnly }),
    [props.actions, readOnly],
  );

  return (
    <CanvasActionsContext value={actions}>
      <ReactFlow<CanvasNode, CanvasEdge>
        ref={rootRef}
        className={classes.canvas}
        aria-label={props.label}
        colorMode={scheme}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={handleNodesChange}
        onEdgesChange={handleEdgesChange}
        onConnect={handleConnect}
        onConnectEnd={handleConnectEnd}
        onReconnect={(edge, connection) => {
          const next = toEdge(connection);
          if (next !== null) props.onReconnect?.(edge.id, next);
        }}
        onNodeClick={(event, node) => {
          if (node.type === 'card' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
            props.onOpen(node.id);
          }
        }}
        onDragOver={handleDragOver}
        onDrop={handleDrop}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        snapToGrid
        snapGrid={snapGrid}
        onInit={(instance) => {
          const box = rootRef.current?.getBoundingClientRect();
          if (box !== undefined) showFlow(instance, box);
        }}
        minZoom={smallestZoom}
        maxZoom={2}
        connectionRadius={28}
        connectionLineType={ConnectionLineType.SmoothStep}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={multiSelectionKeys}
        // Keys are handled by the page, which knows whether the document may be edited.
        deleteKeyCode={null}
        onlyRenderVisibleElements={graph.nodes.length > manyNodes}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('a11y.node'),
          'edge.a11yDescription.default': t('a11y.edge'),
          'controls.ariaLabel': t('a11y.controls'),
          'controls.zoomIn.ariaLabel': t('a11y.zoomIn'),
          'controls.zoomOut.ariaLabel': t('a11y.zoomOut'),
          'minimap.ariaLabel': t('a11y.minimap'),
        }}
        proOptions={proOptions}
      >
        <Background
          variant={BackgroundVariant.Dots}
          gap={gridStep * 2}
          size={1.25}
          color="var(--dot)"
          bgColor="var(--canvas)"
        />
        <MiniMap<CanvasNode>
          className={classes.minimap}
          style={minimapSize}
          position="bottom-left"
          pannable
          zoomable
          nodeColor={minimapColor}
          nodeBorderRadius={12}
          nodeStrokeColor={minimapColor}
          nodeStrokeWidth={minimapStroke(mapped.nodes)}
          bgColor="var(--surface)"
          maskColor="color-mix(in srgb, var(--canvas) 65%, transparent)"
          maskStrokeColor="var(--line-strong)"
        />
        <Controls
          className={classes.controls}
          position="bottom-left"
          orientation="horizontal"
          showFitView={false}
          showInteractive={false}
        >
          <FitButton />
        </Controls>
        {props.children}
      </ReactFlow>
    </CanvasActionsContext>
  );
}

/** Above this, cards outside the window are not drawn. */
const manyNodes = 100;
const none: ReadonlySet<string> = new Set();
const multiSelectionKeys = ['Shift', 'Control', 'Meta'];
const proOptions = { hideAttribution: true };
const defaultActions = {
  onAddAfter: () => undefined,
  onInsert: () => undefined,
  onNoteText: () => undefined,
};

interface SelectChange {
  readonly type: string;
  readonly id?: string;
  readonly selected?: boolean;
}

function changedSelection(
  changes: readonly SelectChange[],
  before: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const selects = changes.filter(({ type }) => type === 'select');
  if (selects.length === 0) return null;
  const after = new Set(before);
  for (const { id, selected } of selects) {
    if (id === undefined) continue;
    if (selected === true) after.add(id);
    else after.delete(id);
  }
  return after;
}

function toEdge({ source, sourceHandle, target }: Connection) {
  return sourceHandle ? { from: source, outlet: sourceHandle, to: target } : null;
}

function pointOf(event: MouseEvent | TouchEvent): ScreenPoint {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  const touch = event.changedTouches.item(0);
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

function edgeLabel(graph: FlowGraph, edge: CanvasEdge): string {
  const name = (id: string) => {
    const node = graph.nodes.find((one) => one.id === id);
    return node ? viewNode(node).title : id;
  };
  return `${name(edge.source)}: ${edge.data?.label ?? ''} → ${name(edge.target)}`;
}
