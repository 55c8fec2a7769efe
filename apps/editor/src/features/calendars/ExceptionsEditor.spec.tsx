import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json' with { type: 'json' };
import { drawPiece } from '../../testing/draw-piece.fixture';
import { ExceptionsEditor } from './ExceptionsEditor';

addTexts('calendars', texts);

describe('ExceptionsEditor', () => {
  afterEach(cleanup);

  it.each([
    ['2026-12-25', '25 Dec 2026'],
    ['', 'Day'],
  ])('gives the day %j a name that holds what is seen on it', (date, seen) => {
    const row = {
      name: 'Christmas',
      date,
      isYearly: true,
      isWorking: false,
      from: '',
      to: '',
      isOff: false,
    };
    drawPiece(<ExceptionsEditor rows={[row]} problems={new Map()} onChange={() => undefined} />);
    const field = screen.getByRole('button', { name: `Christmas, day: ${seen}` });
    expect(field.textContent).toBe(seen);
  });
});
