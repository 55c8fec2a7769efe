import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { FlowNode, type NodeSettings } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import formTexts from '../../i18n/en/node-form.json';
import { i18n } from '../../i18n/i18n';
import { OnErrorTab } from './OnErrorTab';

addTexts('node-form', formTexts);
afterEach(cleanup);

function drawTab(type: string, settings: NodeSettings = {}) {
  const onChange = jest.fn<(settings: NodeSettings) => void>();
  render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <OnErrorTab
          node={FlowNode.parse({ id: 'n1', type, settings })}
          problems={new Map()}
          onChange={onChange}
        />
      </MantineProvider>
    </I18nextProvider>,
  );
  return onChange;
}

describe('OnErrorTab', () => {
  it('asks where to go only of nodes that can fail', () => {
    drawTab('condition');
    expect(screen.getByRole('radio', { name: 'Fail the run' })).toBeTruthy();
    cleanup();
    drawTab('wait');
    expect(screen.queryByRole('radio', { name: 'Fail the run' })).toBeNull();
  });

  it('stores a choice, and nothing for the default', () => {
    const onChange = drawTab('http-request', { onFailure: 'fail' });
    fireEvent.click(screen.getByRole('radio', { name: 'Go on' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Failure outlet' }));
    expect(onChange.mock.calls).toEqual([[{ onFailure: 'continue' }], [{}]]);
  });

  it('keeps statuses that cannot be read out of the document', () => {
    const retry = { tries: 3, firstDelayMs: 1_000 };
    const onChange = drawTab('http-request', { retry });
    const field = screen.getByRole('textbox', { name: 'Statuses tried again' });
    fireEvent.change(field, { target: { value: '429, 5' } });
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText('Statuses like 408, 429, 5xx')).toBeTruthy();
    fireEvent.change(field, { target: { value: '429, 5xx' } });
    expect(onChange.mock.calls).toEqual([[{ retry: { ...retry, statuses: '429, 5xx' } }]]);
  });
});
