import { describe, expect, it } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { nodeTypes } from '@hookline/nodes';
import { fromCanvas, noteCanvasId, noteIdOf, toCanvas } from './canvas-mapping';
import { keepCanvasNodes } from './keep-canvas-nodes';
import { hasNodeIcon } from './node-icons';

// start → n1 (condition): then → n2, failure → n2
const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start', name: 'Start', position: { x: 0, y: 0 } },
    { id: 'n1', type: 'condition', position: { x: 400, y: 0 } },
    { id: 'n2', type: 'log', name: 'Note it', position: { x: 800, y: 0 } },
  ],
  edges: [
    { id: 'e1', from: 'start', outlet: 'next', to: 'n1' },
    { id: 'e2', from: 'n1', outlet: 'then', to: 'n2' },
    { id: 'e3', from: 'n1', outlet: 'failure', to: 'n2' },
  ],
  notes: [{ id: 'n1', text: 'why', position: { x: 5, y: 6 }, size: { width: 200, height: 90 } }],
});
const selection = { nodeIds: new Set<string>(), edgeIds: new Set<string>() };

describe('toCanvas', () => {
  it('draws a card per node, a line per edge and keeps sticky notes apart from nodes', () => {
    const { nodes, edges } = toCanvas(graph, { selection });
    expect(nodes.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'note:n1 sticky',
      'start card',
      'n1 card',
      'n2 card',
    ]);
    expect(
      edges.map(({ id, source, sourceHandle, target }) => [id, source, sourceHandle, target]),
    ).toEqual([
      ['e1', 'start', 'next', 'n1'],
      ['e2', 'n1', 'then', 'n2'],
      ['e3', 'n1', 'failure', 'n2'],
    ]);
  });

  it('puts the failure outlet lowest and marks its edge', () => {
    const { nodes, edges } = toCanvas(graph, { selection });
    const card = nodes.find(({ id }) => id === 'n1');
    const outlets = card?.type === 'card' ? card.data.outlets.map(({ name }) => name) : [];
    expect(outlets.at(-1)).toBe('failure');
    expect(edges.filter(({ data }) => data?.failure).map(({ id }) => id)).toEqual(['e3']);
  });

  it('leaves edges to nowhere out and still draws an outlet that is gone', () => {
    const broken = {
      ...graph,
      edges: [
        ...graph.edges,
        { id: 'e4', from: 'n1', outlet: 'maybe', to: 'n2' },
        { id: 'e5', from: 'n1', outlet: 'else', to: 'gone' },
      ],
    };
    const { nodes, edges } = toCanvas(broken, { selection });
    expect(edges.map(({ id }) => id)).not.toContain('e5');
    const card = nodes.find(({ id }) => id === 'n1');
    expect(card?.type === 'card' && card.data.outlets.map(({ name }) => name)).toContain('maybe');
  });
});

describe('fromCanvas', () => {
  it('is the same document when nothing moved', () => {
    expect(fromCanvas(graph, toCanvas(graph, { selection }).nodes)).toBe(graph);
  });

  it('takes over where a card lies, in whole pixels, and nothing else', () => {
    const { nodes } = toCanvas(graph, { selection });
    const moved = nodes.map((node) =>
      node.id === 'n2' ? { ...node, position: { x: 808.4, y: 16 } } : node,
    );
    const after = fromCanvas(graph, moved);
    expect(after.nodes[2]).toEqual({ ...graph.nodes[2], position: { x: 808, y: 16 } });
    expect(after.nodes[1]).toBe(graph.nodes[1]);
    expect(after.edges).toBe(graph.edges);
  });

  it('takes over size and place of a sticky note', () => {
    const { nodes } = toCanvas(graph, { selection });
    const moved = nodes.map((node) =>
      node.id === noteCanvasId('n1') ? { ...node, width: 300, height: 120 } : node,
    );
    expect(fromCanvas(graph, moved).notes[0]?.size).toEqual({ width: 300, height: 120 });
  });
});

describe('keepCanvasNodes', () => {
  it('keeps the object of every card that did not change', () => {
    const before = toCanvas(graph, { selection }).nodes;
    const changed = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'n2' ? { ...node, name: 'Other' } : node)),
    };
    const kept = keepCanvasNodes(before, toCanvas(changed, { selection }).nodes);
    expect(kept.map((node, index) => node === before[index])).toEqual([true, true, true, false]);
  });
});

describe('noteIdOf', () => {
  it('tells notes from nodes', () => {
    expect([noteIdOf('note:n1'), noteIdOf('n1')]).toEqual(['n1', null]);
  });
});

describe('icons', () => {
  it.each(nodeTypes.map(({ type, icon }) => [type, icon]))('%s has its icon %s', (_type, icon) => {
    expect(hasNodeIcon(icon)).toBe(true);
  });
});
