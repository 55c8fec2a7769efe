import { afterEach, describe, expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json';
import { i18n } from '../../i18n/i18n';
import { ExceptionsEditor } from './ExceptionsEditor';

addTexts('calendars', texts);

describe('ExceptionsEditor', () => {
  afterEach(cleanup);

  it.each([
    ['2026-12-25', '25 Dec 2026'],
    ['', 'Day'],
  ])('gives the day %j a name that holds what is seen on it', (date, seen) => {
    const row = { name: 'Christmas', date, isYearly: true, isWorking: false, from: '', to: '' };
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <ExceptionsEditor rows={[row]} problems={new Map()} onChange={() => undefined} />
        </MantineProvider>
      </I18nextProvider>,
    );
    const field = screen.getByRole('button', { name: `Christmas, day: ${seen}` });
    expect(field.textContent).toBe(seen);
  });
});
