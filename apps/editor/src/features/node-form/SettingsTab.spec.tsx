import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { FlowNode, type JsonValue, type Problem } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../i18n/i18n';
import { addTexts } from '../../i18n/addTexts';
import formTexts from '../../i18n/en/node-form.json' with { type: 'json' };
import { SettingsTab } from './SettingsTab';

addTexts('node-form', formTexts);
afterEach(cleanup);

const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });

function drawForm(
  part: { type: string; params: Record<string, JsonValue> },
  problems: Problem[] = [],
) {
  const onParam = jest.fn<(name: string, value: JsonValue | undefined) => void>();
  const node = FlowNode.parse({ id: 'n1', ...part });
  render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <QueryClientProvider client={new QueryClient()}>
          {/* A picker of connections links to their page. */}
          <RouterContextProvider router={router}>
            <SettingsTab
              node={node}
              problems={new Map(problems.map((one) => [one.path.split('.').at(-1) ?? '', [one]]))}
              onParam={onParam}
              onNote={() => undefined}
            />
          </RouterContextProvider>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
  return onParam;
}

describe('SettingsTab', () => {
  it('draws a field per param, with its value and its help', () => {
    drawForm({ type: 'wait', params: { amount: 15, unit: 'min' } });
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Time' }).value).toBe('15');
    expect(screen.getByText('At most 30 days.')).toBeTruthy();
  });

  it('reports a typed number as a number and a template as text', () => {
    const onParam = drawForm({ type: 'wait', params: { amount: 15, unit: 'min' } });
    const field = screen.getByRole('textbox', { name: 'Time' });
    fireEvent.change(field, { target: { value: '20' } });
    fireEvent.change(field, { target: { value: '${pause}' } });
    expect(onParam.mock.calls).toEqual([
      ['amount', 20],
      ['amount', '${pause}'],
    ]);
  });

  it('says under a field what is wrong with it', () => {
    const problem: Problem = {
      level: 'error',
      code: 'params.custom',
      path: 'nodes.n1.params.amount',
      message: 'must be at most 30 days',
    };
    drawForm({ type: 'wait', params: { amount: 99, unit: 'day' } }, [problem]);
    expect(screen.getByText('Must be at most 30 days.')).toBeTruthy();
  });

  it('opens what stands under More while something of it is wrong', () => {
    const isOpen = () =>
      screen.getByRole('button', { name: /^More/ }).getAttribute('aria-expanded');
    drawForm({ type: 'http-request', params: {} });
    expect(isOpen()).toBe('false');
    cleanup();
    const problem: Problem = {
      level: 'error',
      code: 'params.custom',
      path: 'nodes.n1.params.sendCookies',
      message: 'must be less',
    };
    drawForm({ type: 'http-request', params: {} }, [problem]);
    expect(isOpen()).toBe('true');
  });

  it('shows what only one choice needs while it is chosen', () => {
    drawForm({ type: 'stop', params: { status: 'failure' } });
    expect(screen.queryByText('Result')).toBeNull();
    expect(screen.getByText('Message')).toBeTruthy();
  });

  it('keeps a row without a name on the form and stores it once it has one', () => {
    const onParam = drawForm({ type: 'http-request', params: {} });
    fireEvent.click(screen.getByRole('button', { name: 'Add to Headers' }));
    expect(onParam).not.toHaveBeenCalled();
    fireEvent.change(screen.getByRole('textbox', { name: 'Headers: name 1' }), {
      target: { value: 'X-Team' },
    });
    expect(onParam.mock.calls).toEqual([['headers', { 'X-Team': '' }]]);
  });
});
