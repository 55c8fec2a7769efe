/** Copied nodes are JSON text: they travel between windows, installations and chats. */
import {
  FlowEdge,
  FlowNode,
  StickyNote,
  flowGraphLimits,
  type FlowGraph,
} from '@hookline/contracts';
import { z } from 'zod';
import { noteCanvasId } from '../canvas/canvas-mapping';
import { freeName, nextId } from './flow-document';

const CopiedNodes = z.object({
  hookline: z.literal('nodes'),
  nodes: z.array(FlowNode).max(flowGraphLimits.nodes),
  edges: z.array(FlowEdge).max(flowGraphLimits.edges).default([]),
  notes: z.array(StickyNote).max(flowGraphLimits.notes).default([]),
});
type CopiedNodes = z.infer<typeof CopiedNodes>;

const pasteOffset = 40;

/** The selected nodes, sticky notes and the edges between them as text; null when none are. */
export function copyNodes(graph: FlowGraph, canvasIds: ReadonlySet<string>): string | null {
  const nodes = graph.nodes.filter(({ id }) => canvasIds.has(id));
  const notes = graph.notes.filter(({ id }) => canvasIds.has(noteCanvasId(id)));
  if (nodes.length + notes.length === 0) return null;
  const edges = graph.edges.filter(({ from, to }) => canvasIds.has(from) && canvasIds.has(to));
  const copied: CopiedNodes = { hookline: 'nodes', nodes, edges, notes };
  return JSON.stringify(copied, null, 2);
}

/**
 * The document with copied nodes added under new ids and names, a little aside of where they were.
 * Null when the text is not such a copy. A second start is left out.
 */
export function pasteNodes(
  graph: FlowGraph,
  text: string,
): { readonly graph: FlowGraph; readonly canvasIds: ReadonlySet<string> } | null {
  const copied = parseCopy(text);
  if (copied === null) return null;
  let next = graph;
  const idOf = new Map<string, string>();
  const canvasIds = new Set<string>();
  const hasStart = graph.nodes.some(({ type }) => type === 'start');
  for (const node of copied.nodes) {
    if (node.type === 'start' && hasStart) continue;
    const id = nextId('n', next.nodes);
    idOf.set(node.id, id);
    canvasIds.add(id);
    const name = node.name === '' ? '' : freeName(next, node.name);
    next = {
      ...next,
      nodes: [...next.nodes, { ...node, id, name, position: aside(node.position) }],
    };
  }
  for (const edge of copied.edges) {
    const from = idOf.get(edge.from);
    const to = idOf.get(edge.to);
    if (from === undefined || to === undefined) continue;
    const id = nextId('e', next.edges);
    next = { ...next, edges: [...next.edges, { id, from, outlet: edge.outlet, to }] };
  }
  for (const note of copied.notes) {
    const id = nextId('note', next.notes);
    canvasIds.add(noteCanvasId(id));
    next = { ...next, notes: [...next.notes, { ...note, id, position: aside(note.position) }] };
  }
  return { graph: next, canvasIds };
}

function parseCopy(text: string): CopiedNodes | null {
  try {
    const parsed = CopiedNodes.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function aside({ x, y }: { x: number; y: number }) {
  return { x: x + pasteOffset, y: y + pasteOffset };
}
