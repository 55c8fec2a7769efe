/**
 * The document is the flow schema; what React Flow draws is derived from it here, and what the
 * pointer moved comes back here. Nothing else knows both shapes.
 */
import type { FlowEdge, FlowGraph, FlowNode, ProblemLevel, StickyNote } from '@hookline/contracts';
import type { Outlet } from '@hookline/engine';
import type { Edge, Node } from '@xyflow/react';
import { cardHeight, cardWidth } from './card-size';
import { drawnOutlets, viewNode } from './node-view';
import type { RunPaint } from './run-paint-types';

export type CardNode = Node<
  {
    readonly node: FlowNode;
    readonly outlets: readonly Outlet[];
    readonly connected: string;
    readonly problem: ProblemLevel | null;
    /** In place of the summary: which hooks start here. */
    readonly remark: string | null;
    readonly paint: RunPaint['nodes'][string] | null;
    readonly painted: boolean;
  },
  'card'
>;
export type NoteNode = Node<{ readonly note: StickyNote }, 'sticky'>;
export type CanvasNode = CardNode | NoteNode;
export type CanvasEdge = Edge<
  {
    readonly edge: FlowEdge;
    readonly failure: boolean;
    readonly taken: boolean;
    readonly painted: boolean;
    readonly label: string;
  },
  'flow'
>;

export interface CanvasSelection {
  readonly nodeIds: ReadonlySet<string>;
  readonly edgeIds: ReadonlySet<string>;
}

export interface CanvasExtras {
  readonly selection: CanvasSelection;
  readonly problems?: ReadonlyMap<string, ProblemLevel>;
  readonly startRemark?: string | null;
  readonly paint?: RunPaint | null;
  readonly readOnly?: boolean;
}

/** Sticky notes share the canvas with nodes, whose ids they may repeat. */
const notePrefix = 'note:';

export function noteCanvasId(noteId: string): string {
  return notePrefix + noteId;
}

/** The note behind a canvas id; null when it is a node's. */
export function noteIdOf(canvasId: string): string | null {
  return canvasId.startsWith(notePrefix) ? canvasId.slice(notePrefix.length) : null;
}

/** Document → canvas. */
export function toCanvas(
  graph: FlowGraph,
  extras: CanvasExtras,
): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  const { selection, problems, paint = null, startRemark = null, readOnly = false } = extras;
  const notes = graph.notes.map((note): NoteNode => ({
    id: noteCanvasId(note.id),
    type: 'sticky',
    position: note.position,
    width: note.size.width,
    height: note.size.height,
    zIndex: -1,
    selected: selection.nodeIds.has(noteCanvasId(note.id)),
    draggable: !readOnly,
    data: { note },
  }));
  const cards = graph.nodes.map((node): CardNode => {
    const outlets = drawnOutlets(node, graph.edges);
    const height = cardHeight(outlets.length, paint !== null);
    return {
      id: node.id,
      type: 'card',
      position: node.position,
      width: cardWidth,
      height,
      // Known beforehand, so that the window is fitted around all cards and not the first measured.
      measured: { width: cardWidth, height },
      selected: selection.nodeIds.has(node.id),
      draggable: !readOnly,
      connectable: !readOnly,
      data: {
        node,
        outlets,
        connected: connectedOutlets(graph, node.id),
        problem: problems?.get(node.id) ?? null,
        remark: node.type === 'start' ? startRemark : null,
        paint: paint?.nodes[node.id] ?? null,
        painted: paint !== null,
      },
    };
  });
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = graph.edges.flatMap((edge): CanvasEdge[] => {
    const from = byId.get(edge.from);
    if (from === undefined || !byId.has(edge.to)) return [];
    const outlet = viewNode(from).outlets.find(({ name }) => name === edge.outlet);
    const taken = paint?.edgeIds.has(edge.id) ?? false;
    return [
      {
        id: edge.id,
        type: 'flow',
        source: edge.from,
        sourceHandle: edge.outlet,
        target: edge.to,
        targetHandle: inletHandle,
        selected: selection.edgeIds.has(edge.id),
        // What a run took lies on top of what it did not.
        zIndex: taken ? 1 : 0,
        data: {
          edge,
          failure: outlet?.tone === 'failure',
          taken,
          painted: paint !== null,
          label: outlet?.label ?? edge.outlet,
        },
      },
    ];
  });
  return { nodes: [...notes, ...cards], edges };
}

export const inletHandle = 'in';

/** Canvas → document: where cards and notes lie now. The same document when nothing moved. */
export function fromCanvas(graph: FlowGraph, canvas: readonly CanvasNode[]): FlowGraph {
  const at = new Map(canvas.map((node) => [node.id, node]));
  let changed = false;
  const nodes = graph.nodes.map((node) => {
    const position = at.get(node.id)?.position;
    if (position === undefined || isSame(position, node.position)) return node;
    changed = true;
    return { ...node, position: rounded(position) };
  });
  const notes = graph.notes.map((note) => {
    const drawn = at.get(noteCanvasId(note.id));
    if (drawn === undefined) return note;
    const size = {
      width: drawn.width ?? note.size.width,
      height: drawn.height ?? note.size.height,
    };
    const isKept =
      isSame(drawn.position, note.position) &&
      size.width === note.size.width &&
      size.height === note.size.height;
    if (isKept) return note;
    changed = true;
    return { ...note, position: rounded(drawn.position), size };
  });
  return changed ? { ...graph, nodes, notes } : graph;
}

function connectedOutlets(graph: FlowGraph, nodeId: string): string {
  return graph.edges
    .filter(({ from }) => from === nodeId)
    .map(({ outlet }) => outlet)
    .join('\n');
}

function rounded({ x, y }: { x: number; y: number }) {
  return { x: Math.round(x), y: Math.round(y) };
}

function isSame(one: { x: number; y: number }, other: { x: number; y: number }): boolean {
  return Math.round(one.x) === other.x && Math.round(one.y) === other.y;
}
