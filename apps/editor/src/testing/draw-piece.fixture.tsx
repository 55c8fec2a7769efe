import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../i18n/i18n';

/** Draws a piece that needs the texts and the look of the page, and nothing of the server. */
export function drawPiece(piece: ReactElement) {
  return render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider env="test">{piece}</MantineProvider>
    </I18nextProvider>,
  );
}
