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
});
