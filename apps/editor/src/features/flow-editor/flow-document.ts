/**
 * Pure edits of the document. Rules:
 *
 * 1. An outlet leads to one node: connecting it again replaces the edge.
 * 2. An edge whose outlet disappears with a change of params goes with it.
 * 3. The start cannot be removed; there is exactly one.
 * 4. Ids are short, stable and never used twice in one document.
 */
import type { FlowEdge, FlowGraph, FlowNode, StickyNote } from '@hookline/contracts';
import type { NodeType } from '@hookline/engine';
import { newNodeParams } from '@hookline/nodes';
import { cardWidth, gridStep } from '../canvas/card-size';
import { noteCanvasId } from '../canvas/canvas-mapping';
import { viewNode } from '../canvas/node-view';
import { freePosition } from './free-position';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface OutletRef {
  readonly from: string;
  readonly outlet: string;
}

interface Added {
  readonly graph: FlowGraph;
  readonly nodeId: string;
}

const columnGap = 96;
const newNoteSize = { width: 208, height: 96 };

/** The next free id of a kind: `n1`, `n2`, … */
export function nextId(prefix: string, taken: Iterable<{ readonly id: string }>): string {
  const ids = new Set([...taken].map(({ id }) => id));
  let number = 1;
  while (ids.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** A new node near the point, where it covers nothing. */
export function addNode(graph: FlowGraph, type: NodeType, near: Point): Added {
  const node: FlowNode = {
    id: nextId('n', graph.nodes),
    type: type.type,
    version: type.version,
    name: freeName(graph, type.label),
    position: freePosition(graph, snap(near)),
    params: newNodeParams(type),
    settings: {},
    note: '',
  };
  return { graph: { ...graph, nodes: [...graph.nodes, node] }, nodeId: node.id };
}

/** Where a new node is looked for first: right of the selected node, else of the last one. */
export function placeForNext(graph: FlowGraph, selected: ReadonlySet<string>): Point {
  const [only] = selected.size === 1 ? selected : [];
  const last = graph.nodes.reduce<FlowNode | undefined>(
    (found, node) => (found && found.position.x >= node.position.x ? found : node),
    undefined,
  );
  const beside = graph.nodes.find(({ id }) => id === only) ?? last;
  if (beside === undefined) return { x: 80, y: 160 };
  return { x: beside.position.x + cardWidth + columnGap, y: beside.position.y };
}

/** A new node behind an outlet. What the outlet led to before now follows the new node. */
export function addNodeAfter(
  graph: FlowGraph,
  type: NodeType,
  { from, outlet, near }: OutletRef & { readonly near?: Point },
): Added {
  const source = graph.nodes.find(({ id }) => id === from);
  const index = source ? viewNode(source).outlets.findIndex(({ name }) => name === outlet) : 0;
  const beside = source && {
    x: source.position.x + cardWidth + columnGap,
    y: source.position.y + Math.max(0, index) * 96,
  };
  const added = addNode(graph, type, near ?? beside ?? { x: 80, y: 160 });
  const former = graph.edges.find((edge) => edge.from === from && edge.outlet === outlet);
  let next = connect(added.graph, { from, outlet, to: added.nodeId });
  const exit = firstOutlet(next, added.nodeId);
  if (former !== undefined && exit !== null) {
    next = connect(next, { from: added.nodeId, outlet: exit, to: former.to });
  }
  return { graph: next, nodeId: added.nodeId };
}

/** A new node in the middle of an edge; what follows makes room when it has to. */
export function insertOnEdge(graph: FlowGraph, type: NodeType, edgeId: string): Added {
  const edge = graph.edges.find(({ id }) => id === edgeId);
  const from = graph.nodes.find(({ id }) => id === edge?.from);
  const to = graph.nodes.find(({ id }) => id === edge?.to);
  if (edge === undefined || from === undefined || to === undefined) {
    return addNode(graph, type, { x: 80, y: 160 });
  }
  const room = cardWidth + columnGap;
  const gap = to.position.x - from.position.x;
  const isTight = gap > 0 && gap < 2 * room;
  const moved = isTight ? shiftRight(graph, to.position.x, 2 * room - gap) : graph;
  const near = { x: from.position.x + room, y: (from.position.y + to.position.y) / 2 };
  return addNodeAfter(moved, type, { from: edge.from, outlet: edge.outlet, near });
}

/** Leads an outlet to a node; null takes its edge away. */
export function connect(
  graph: FlowGraph,
  { from, outlet, to }: OutletRef & { readonly to: string | null },
): FlowGraph {
  const known = graph.edges.find((edge) => edge.from === from && edge.outlet === outlet);
  if ((known?.to ?? null) === to) return graph;
  const others = graph.edges.filter((edge) => edge !== known);
  if (to === null) return { ...graph, edges: others };
  const edge: FlowEdge = { id: known?.id ?? nextId('e', graph.edges), from, outlet, to };
  return { ...graph, edges: [...others, edge] };
}

/** Takes nodes (but never the start), their edges, edges and sticky notes away. */
export function removeParts(
  graph: FlowGraph,
  parts: {
    readonly nodeIds?: ReadonlySet<string>;
    readonly edgeIds?: ReadonlySet<string>;
    readonly noteIds?: ReadonlySet<string>;
  },
): FlowGraph {
  const gone = new Set(
    graph.nodes
      .filter(({ id, type }) => type !== 'start' && parts.nodeIds?.has(id) === true)
      .map(({ id }) => id),
  );
  const edges = graph.edges.filter(
    ({ id, from, to }) => parts.edgeIds?.has(id) !== true && !gone.has(from) && !gone.has(to),
  );
  const notes = graph.notes.filter(({ id }) => parts.noteIds?.has(id) !== true);
  const isSame =
    gone.size === 0 && edges.length === graph.edges.length && notes.length === graph.notes.length;
  if (isSame) return graph;
  return { ...graph, nodes: graph.nodes.filter(({ id }) => !gone.has(id)), edges, notes };
}

/** Changes a node; edges of outlets it no longer has go with the change. */
export function changeNode(graph: FlowGraph, nodeId: string, change: Partial<FlowNode>): FlowGraph {
  const node = graph.nodes.find(({ id }) => id === nodeId);
  if (node === undefined) return graph;
  const changed = { ...node, ...change };
  const before = new Set(viewNode(node).outlets.map(({ name }) => name));
  const after = new Set(viewNode(changed).outlets.map(({ name }) => name));
  const edges = graph.edges.filter(
    ({ from, outlet }) => from !== nodeId || !before.has(outlet) || after.has(outlet),
  );
  return {
    ...graph,
    nodes: graph.nodes.map((one) => (one === node ? changed : one)),
    edges: edges.length === graph.edges.length ? graph.edges : edges,
  };
}

/** Moves nodes and sticky notes, named by their ids on the canvas, by so many canvas pixels. */
export function shiftParts(graph: FlowGraph, canvasIds: ReadonlySet<string>, by: Point): FlowGraph {
  const shifted = <Part extends { readonly position: Point }>(part: Part): Part => ({
    ...part,
    position: { x: part.position.x + by.x, y: part.position.y + by.y },
  });
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (canvasIds.has(node.id) ? shifted(node) : node)),
    notes: graph.notes.map((note) => (canvasIds.has(noteCanvasId(note.id)) ? shifted(note) : note)),
  };
}

/** An empty sticky note at the point. */
export function addStickyNote(graph: FlowGraph, at: Point): { graph: FlowGraph; noteId: string } {
  const note: StickyNote = {
    id: nextId('note', graph.notes),
    text: '',
    position: freeNotePosition(graph, snap(at)),
    size: newNoteSize,
  };
  return { graph: { ...graph, notes: [...graph.notes, note] }, noteId: note.id };
}

export function changeStickyNote(graph: FlowGraph, noteId: string, text: string): FlowGraph {
  return {
    ...graph,
    notes: graph.notes.map((note) => (note.id === noteId ? { ...note, text } : note)),
  };
}

/** A name no other node has, because `steps["name"]` speaks of one: "HTTP request 2". */
export function freeName(graph: FlowGraph, wanted: string): string {
  const names = new Set(graph.nodes.map(({ name }) => name));
  if (!names.has(wanted)) return wanted;
  const base = wanted.replace(/ \d+$/, '');
  let number = 2;
  while (names.has(`${base} ${number}`)) number += 1;
  return `${base} ${number}`;
}

/** The nearest place at or below the wanted one where a new note covers neither card nor note. */
function freeNotePosition(graph: FlowGraph, wanted: Point): Point {
  let place = freePosition(graph, wanted);
  for (let tries = 0; tries < graph.notes.length; tries += 1) {
    const { x, y } = place;
    const covered = graph.notes.find(
      ({ position, size }) =>
        x < position.x + size.width &&
        position.x < x + newNoteSize.width &&
        y < position.y + size.height &&
        position.y < y + newNoteSize.height,
    );
    if (covered === undefined) return place;
    place = freePosition(graph, snap({ x, y: covered.position.y + covered.size.height + 24 }));
  }
  return place;
}

function firstOutlet(graph: FlowGraph, nodeId: string): string | null {
  const node = graph.nodes.find(({ id }) => id === nodeId);
  return (node && viewNode(node).outlets[0]?.name) ?? null;
}

function shiftRight(graph: FlowGraph, fromX: number, by: number): FlowGraph {
  const ids = new Set(graph.nodes.filter(({ position }) => position.x >= fromX).map((n) => n.id));
  return shiftParts(graph, ids, { x: Math.ceil(by / gridStep) * gridStep, y: 0 });
}

function snap({ x, y }: Point): Point {
  return { x: Math.round(x / gridStep) * gridStep, y: Math.round(y / gridStep) * gridStep };
}
