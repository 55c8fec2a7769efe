/**
 * The layout library clones with `structuredClone`, which jsdom lacks.
 * @jest-environment node
 */
import { describe, expect, it } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { tidyLayout } from './tidy-layout';

// start → n1 (condition) → n2
const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start', position: { x: 0, y: 0 } },
    { id: 'n1', type: 'condition', position: { x: 5, y: 300 } },
    { id: 'n2', type: 'log', position: { x: 10, y: 600 } },
  ],
  edges: [
    { id: 'e1', from: 'start', outlet: 'next', to: 'n1' },
    { id: 'e2', from: 'n1', outlet: 'then', to: 'n2' },
  ],
});

describe('tidyLayout', () => {
  it('puts every node right of those that lead to it and leaves the start in place', () => {
    const [start, first, second] = tidyLayout(graph).nodes.map(({ position }) => position);
    expect(start).toEqual({ x: 0, y: 0 });
    expect(first?.x).toBeGreaterThan(240);
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeGreaterThan(240);
  });

  it('draws a straight flow on one line, whatever the heights of the cards', () => {
    expect(new Set(tidyLayout(graph).nodes.map(({ position }) => position.y)).size).toBe(1);
  });

  it('moves a sticky note along with the card it lies beside', () => {
    const size = { width: 160, height: 80 };
    const far = { ...graph.nodes[2]!, position: { x: 12_500, y: 600 } };
    const tidy = tidyLayout({
      ...graph,
      nodes: [...graph.nodes.slice(0, 2), far],
      notes: [
        { id: 's1', text: 'Beside the last', position: { x: 12_504, y: 500 }, size },
        { id: 's2', text: 'Above the start', position: { x: 8, y: -100 }, size },
      ],
    });
    const last = tidy.nodes[2]!.position;
    expect(last.x).toBeLessThan(1_000);
    expect(tidy.notes.map(({ position }) => position)).toEqual([
      { x: last.x + 4, y: last.y - 100 },
      { x: 8, y: -100 },
    ]);
  });

  it('moves a sticky note that lies over two cards with the one nearer to its middle', () => {
    const note = {
      id: 's1',
      text: 'Behind both',
      position: { x: 0, y: 290 },
      size: { width: 300, height: 320 },
    };
    const tidy = tidyLayout({ ...graph, notes: [note] });
    // Its middle is at 450: nearer to that of n1, which begins at 300, than to that of n2 at 600.
    const { x, y } = tidy.nodes[1]!.position;
    expect(tidy.notes[0]!.position).toEqual({ x: x - 5, y: y - 10 });
  });
});
