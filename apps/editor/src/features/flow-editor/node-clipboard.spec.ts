import { describe, expect, it } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { countChanges } from './count-changes';
import { copyNodes, pasteNodes } from './node-clipboard';
import { outlineOrder } from './outline-order';

// start → n1 (condition): then → n2 → n1, else → n3
const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start', name: 'Start' },
    { id: 'n1', type: 'condition', name: 'VIP?' },
    { id: 'n2', type: 'wait', name: 'Wait' },
    { id: 'n3', type: 'log', name: 'Log' },
    { id: 'n4', type: 'log', name: 'Alone' },
  ],
  edges: [
    { id: 'e1', from: 'start', outlet: 'next', to: 'n1' },
    { id: 'e2', from: 'n1', outlet: 'then', to: 'n2' },
    { id: 'e3', from: 'n1', outlet: 'else', to: 'n3' },
    { id: 'e4', from: 'n2', outlet: 'next', to: 'n1' },
  ],
});

describe('copying nodes', () => {
  it('brings them back under new ids and names, with the edges between them only', () => {
    const text = copyNodes(graph, new Set(['n1', 'n2'])) ?? '';
    const pasted = pasteNodes(graph, text);
    expect([...(pasted?.canvasIds ?? [])]).toEqual(['n5', 'n6']);
    expect(pasted?.graph.nodes.slice(5).map(({ name }) => name)).toEqual(['VIP? 2', 'Wait 2']);
    expect(pasted?.graph.edges.slice(4).map(({ from, outlet, to }) => [from, outlet, to])).toEqual([
      ['n5', 'then', 'n6'],
      ['n6', 'next', 'n5'],
    ]);
    expect(FlowGraph.safeParse(pasted?.graph).success).toBe(true);
  });

  it('leaves a second start out', () => {
    const text = copyNodes(graph, new Set(['start', 'n4'])) ?? '';
    const types = pasteNodes(graph, text)?.graph.nodes.map(({ type }) => type) ?? [];
    expect(types.filter((type) => type === 'start')).toHaveLength(1);
  });

  it.each(['', 'hello', '{"nodes":[]}', '{"hookline":"nodes","nodes":[{"id":"?"}]}'])(
    'takes no notice of %j',
    (text) => expect(pasteNodes(graph, text)).toBeNull(),
  );

  it('copies nothing when nothing is selected', () => {
    expect(copyNodes(graph, new Set())).toBeNull();
  });
});

describe('countChanges', () => {
  it('counts added, removed and changed parts, and not the order of keys', () => {
    const [first, ...rest] = graph.nodes;
    const reordered = JSON.parse(
      JSON.stringify({ ...graph, nodes: [{ note: first?.note, ...first }, ...rest] }),
    );
    expect(countChanges(graph, reordered)).toBe(0);
    const changed = {
      ...graph,
      nodes: rest.map((node) => (node.id === 'n2' ? { ...node, name: 'Pause' } : node)),
      edges: graph.edges.slice(1),
    };
    // The start and its edge are gone, n2 has another name.
    expect(countChanges(graph, changed)).toBe(3);
  });
});

describe('outlineOrder', () => {
  it('lists every node once, from the start on, and names the ways back', () => {
    const lines = outlineOrder(graph);
    expect(lines.map(({ node, depth, via }) => [node.id, depth, via])).toEqual([
      ['start', 0, null],
      ['n1', 0, 'Next'],
      ['n2', 1, 'Then'],
      ['n3', 1, 'Else'],
      ['n4', 0, null],
    ]);
    expect(lines[2]?.links.map(({ outlet, to }) => [outlet, to.id])).toEqual([['Next', 'n1']]);
  });
});
