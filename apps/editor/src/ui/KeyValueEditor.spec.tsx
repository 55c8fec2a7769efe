import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { drawPiece } from '../testing/draw-piece.fixture';
import { KeyValueEditor, type KeyValue } from './KeyValueEditor';

describe('KeyValueEditor', () => {
  afterEach(cleanup);

  function draw(names: readonly string[]) {
    function Edited() {
      const [rows, setRows] = useState<readonly KeyValue[]>(
        names.map((name) => ({ name, value: '1' })),
      );
      return <KeyValueEditor label="Variables" rows={rows} onChange={setRows} />;
    }
    drawPiece(<Edited />);
  }
  const namesOf = (role: string) =>
    screen.getAllByRole(role).map((one) => one.getAttribute('aria-label') ?? one.textContent);

  it('gives every field and button a name of its own', () => {
    draw(['order', '', '']);
    for (const role of ['textbox', 'button']) {
      const names = namesOf(role);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(namesOf('textbox')[2]).toBe('Variables 2: name');
    expect(namesOf('button')).toEqual([
      'Remove Variables 1 order',
      'Remove Variables 2',
      'Remove Variables 3',
      'Add variable',
    ]);
  });

  it('keeps the focus among its rows while they are removed one after another', () => {
    draw(['order', 'city']);
    const remove = (name: string) => {
      const button = screen.getByRole('button', { name });
      button.focus();
      fireEvent.click(button);
    };
    remove('Remove Variables 1 order');
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Remove Variables 1 city' }),
    );
    remove('Remove Variables 1 city');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add variable' }));
  });
});
