import { afterEach, describe, expect, it } from '@jest/globals';
import type { QueueHook } from '@hookline/contracts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { drawPiece } from '../../testing/draw-piece.fixture';
import { HookStateCell } from './HookStateCell';

const hook = {
  id: 51,
  event: 'missed',
  enabled: true,
  note: '',
  schema: { id: '1', name: 'Tell CRM', version: 1, draft_newer: false },
} as QueueHook;

describe('HookStateCell', () => {
  afterEach(cleanup);

  const draw = (isBehindLimit: boolean) =>
    drawPiece(
      <HookStateCell hook={hook} isBehindLimit={isBehindLimit} onSwitch={() => undefined} />,
    );

  it('says of a hook behind 50 others why it may start nothing, also to who comes by Tab', async () => {
    draw(true);
    const mark = screen.getByRole('button', { name: /^over the limit/ });
    expect(mark.textContent).toMatch(/An event starts 50 runs at most/);
    fireEvent.focus(mark);
    expect((await screen.findByRole('tooltip')).textContent).toMatch(/this one starts nothing/);
  });

  it('says nothing of that of any other', () => {
    draw(false);
    expect(screen.queryByText('over the limit')).toBeNull();
  });
});
