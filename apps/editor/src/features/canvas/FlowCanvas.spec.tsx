import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { ReactFlowProvider } from '@xyflow/react';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { addTexts } from '../../i18n/addTexts';
import canvasTexts from '../../i18n/en/canvas.json' with { type: 'json' };
import { drawPiece } from '../../testing/draw-piece.fixture';
import { FlowCanvas } from './FlowCanvas';

addTexts('canvas', canvasTexts);

const chain = FlowGraph.parse({
  nodes: Array.from({ length: 21 }, (_, i) => ({
    id: `n${i}`,
    type: i === 0 ? 'start' : 'log',
    position: { x: 80 + i * 336, y: 160 },
  })),
  edges: [],
});

/** What React Flow takes for the size of the canvas where nothing can be measured. */
const roomWidth = 500;

describe('FlowCanvas', () => {
  const matchBefore = window.matchMedia;
  beforeEach(() => {
    // Nothing glides: the view is there at once.
    window.matchMedia = (query) => ({ ...matchBefore(query), matches: true });
  });
  afterEach(() => {
    cleanup();
    window.matchMedia = matchBefore;
  });

  it('shows the first and the last card of a long chain when it is fitted to the window', async () => {
    drawPiece(
      <ReactFlowProvider>
        <FlowCanvas
          label="Drawing"
          graph={chain}
          selection={{ nodeIds: new Set(), edgeIds: new Set() }}
          onSelect={() => undefined}
          onOpen={() => undefined}
        />
      </ReactFlowProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Fit to window' }));
    await waitFor(() => {
      const { x, zoom } = viewport();
      expect(80 * zoom + x).toBeGreaterThanOrEqual(0);
      expect((80 + 20 * 336 + 240) * zoom + x).toBeLessThanOrEqual(roomWidth);
    });
  });
});

function viewport() {
  const { transform } = document.querySelector<HTMLElement>('.react-flow__viewport')!.style;
  const [, x, zoom] =
    /translate\((\S+)px,\S+px\) scale\((\S+)\)/.exec(transform.replaceAll(', ', ',')) ?? [];
  return { x: Number(x), zoom: Number(zoom) };
}
