import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { drawPiece } from '../testing/draw-piece.fixture';
import { RemovableChip } from './RemovableChip';

function Filters() {
  const [isThere, setThere] = useState(true);
  return (
    <div>
      <button type="button">Status</button>
      <button type="button">Queue</button>
      {isThere && <RemovableChip name="Call" value="c-1" onRemove={() => setThere(false)} />}
      <button type="button">Clear</button>
    </div>
  );
}

describe('RemovableChip', () => {
  afterEach(cleanup);

  it('leaves the focus on the filter before it when it goes', () => {
    drawPiece(<Filters />);
    const chip = screen.getByRole('button', { name: /^Call c-1/ });
    chip.focus();
    fireEvent.click(chip);
    expect(screen.queryByRole('button', { name: /^Call/ })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Queue' }));
  });
});
