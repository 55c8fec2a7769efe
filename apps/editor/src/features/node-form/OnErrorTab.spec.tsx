import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { FlowNode, type NodeSettings } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import formTexts from '../../i18n/en/node-form.json' with { type: 'json' };
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

/** As the editor has it: what is changed comes back. */
function drawEdited(initial: NodeSettings = {}) {
  let current = initial;
  function Edited() {
    const [settings, setSettings] = useState(initial);
    current = settings;
    return (
      <OnErrorTab
        node={FlowNode.parse({ id: 'n1', type: 'http-request', settings })}
        problems={new Map()}
        onChange={setSettings}
      />
    );
  }
  render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <Edited />
      </MantineProvider>
    </I18nextProvider>,
  );
  return { settings: () => current };
}

/** Key by key, each as the field answers the one before. */
function type(name: string, keys: string) {
  const field = screen.getByRole<HTMLInputElement>('textbox', { name });
  fireEvent.change(field, { target: { value: '' } });
  for (const key of keys) fireEvent.change(field, { target: { value: field.value + key } });
  return field;
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

  it.each([
    ['1.5', 1_500],
    ['1,25', 1_250],
    ['0.5', 500],
  ])('takes %s seconds as they are typed', (keys, ms) => {
    const { settings } = drawEdited({ timeoutMs: 20_000 });
    expect(type('Timeout', keys).value).toBe(keys);
    expect(settings().timeoutMs).toBe(ms);
  });

  it('takes a time whose first digits are too little, and shows the least for what stays so', () => {
    const { settings } = drawEdited({ timeoutMs: 1_234 });
    expect(type('Timeout', '500').value).toBe('500');
    expect(settings().timeoutMs).toBe(500);
    const field = type('Timeout', '5');
    expect(settings().timeoutMs).toBe(100);
    fireEvent.blur(field);
    expect(field.value).toBe('100');
  });

  it('keeps what is said of the tries while their number is written', () => {
    const retry = { tries: 3, firstDelayMs: 7_000, statuses: '429' };
    const { settings } = drawEdited({ retry });
    expect(type('Tries', '10').value).toBe('10');
    expect(settings().retry).toEqual({ ...retry, tries: 10 });
  });

  it('keeps the pause while it is written anew', () => {
    const retry = { tries: 3, firstDelayMs: 7_000 };
    const { settings } = drawEdited({ retry });
    const field = type('Wait before the second try', '');
    expect(field.value).toBe('');
    expect(settings().retry).toEqual(retry);
    type('Wait before the second try', '3');
    expect(settings().retry).toEqual({ ...retry, firstDelayMs: 3_000 });
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
