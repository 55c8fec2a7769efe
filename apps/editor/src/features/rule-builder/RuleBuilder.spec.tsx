import { afterEach, describe, expect, it } from '@jest/globals';
import type { RuleTree } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../i18n/i18n';
import { RuleBuilder } from './RuleBuilder';

describe('RuleBuilder', () => {
  afterEach(cleanup);

  const row = (field: string): RuleTree => ({ field, operator: 'equal', value: '1' });

  it('keeps the focus among its rows while they are removed one after another', () => {
    function Edited() {
      const [tree, setTree] = useState<RuleTree | null>({ all: [row('vip'), row('rating')] });
      return <RuleBuilder value={tree} fields={[]} onChange={setTree} />;
    }
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <Edited />
        </MantineProvider>
      </I18nextProvider>,
    );
    const remove = (name: string) => {
      const button = screen.getByRole('button', { name });
      button.focus();
      fireEvent.click(button);
    };
    remove('Remove condition vip');
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Remove condition rating' }),
    );
    remove('Remove condition rating');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add condition' }));
  });
});
