import { afterEach, describe, expect, it } from '@jest/globals';
import type { QueueHook } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../i18n/i18n';
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
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <HookStateCell hook={hook} isBehindLimit={isBehindLimit} onSwitch={() => undefined} />
        </MantineProvider>
      </I18nextProvider>,
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
