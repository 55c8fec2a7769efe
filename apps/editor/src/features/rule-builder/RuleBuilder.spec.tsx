import { afterEach, describe, expect, it } from '@jest/globals';
import type { RuleTree } from '@hookline/contracts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { drawPiece } from '../../testing/draw-piece.fixture';
import { RuleBuilder } from './RuleBuilder';

describe('RuleBuilder', () => {
  afterEach(cleanup);

  const row = (field: string): RuleTree => ({ field, operator: 'equal', value: '1' });

  it('keeps the focus among its rows while they are removed one after another', () => {
    function Edited() {
      const [tree, setTree] = useState<RuleTree | null>({ all: [row('vip'), row('rating')] });
      return <RuleBuilder value={tree} fields={[]} onChange={setTree} />;
    }
    drawPiece(<Edited />);
    const remove = (name: string) => {
      const button = screen.getByRole('button', { name });
      button.focus();
      fireEvent.click(button);
    };
    remove('Remove condition 1 vip');
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Remove condition 1 rating' }),
    );
    remove('Remove condition 1 rating');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add condition' }));
  });
});
