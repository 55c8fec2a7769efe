import { describe, expect, it, jest } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { toCanvas, type CanvasNode } from './canvas-mapping';
import { fitFlow, showFlow, type ShownFlow } from './show-flow';

const room = { width: 1_000, height: 600 };
const nothingSelected = { nodeIds: new Set<string>(), edgeIds: new Set<string>() };

/** So many cards in a row, the start first. */
const chainOf = (length: number, first = 'start') =>
  toCanvas(
    FlowGraph.parse({
      nodes: Array.from({ length }, (_, i) => ({
        id: `n${i}`,
        type: i === 0 ? first : 'log',
        position: { x: 80 + i * 336, y: 160 },
      })),
      edges: [],
    }),
    { selection: nothingSelected },
  ).nodes;

function aFlow(nodes: CanvasNode[]) {
  const last = nodes.at(-1)?.position ?? { x: 0, y: 0 };
  return {
    getNodes: () => nodes,
    getNodesBounds: () => ({ x: 80, y: 160, width: last.x + 240 - 80, height: 100 }),
    fitView: jest.fn<ShownFlow['fitView']>(() => Promise.resolve(true)),
    setViewport: jest.fn<ShownFlow['setViewport']>(() => Promise.resolve(true)),
  };
}

describe('showFlow', () => {
  it('shows the beginning of a flow too long to be read', () => {
    const flow = aFlow(chainOf(41));
    showFlow(flow, room);
    expect(flow.fitView).not.toHaveBeenCalled();
    expect(flow.setViewport).toHaveBeenCalledWith(expect.objectContaining({ x: -12, zoom: 0.75 }), {
      duration: 0,
    });
  });

  it('shows the leftmost card where a long flow has no start', () => {
    const flow = aFlow(chainOf(41, 'log').toReversed());
    flow.getNodesBounds = () => ({ x: 80, y: 160, width: 13_680, height: 100 });
    showFlow(flow, room);
    expect(flow.setViewport).toHaveBeenCalledWith(expect.objectContaining({ x: -12, zoom: 0.75 }), {
      duration: 0,
    });
  });
});

describe('fitFlow', () => {
  it('shows all 41 cards of a chain, however small', () => {
    const flow = aFlow(chainOf(41));
    fitFlow(flow, room);
    expect(flow.fitView).toHaveBeenCalledWith(expect.objectContaining({ minZoom: 0.05 }));
  });

  it('shows the beginning of a flow that fits at no zoom', () => {
    const flow = aFlow(chainOf(400));
    fitFlow(flow, room);
    expect(flow.fitView).not.toHaveBeenCalled();
    expect(flow.setViewport).toHaveBeenCalledWith(expect.objectContaining({ x: 44, zoom: 0.05 }), {
      duration: 0,
    });
  });
});
