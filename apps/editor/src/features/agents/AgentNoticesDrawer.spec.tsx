import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Agent, AgentNotification, Permission } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/agents.json' with { type: 'json' };
import { i18n } from '../../i18n/i18n';
import { sessionQuery } from '../access/session.api';
import { AgentNoticesDrawer } from './AgentNoticesDrawer';

addTexts('agents', texts);

const agent = { id: '7', name: 'Olha', unread_notifications: 1 } as Agent;
const aNotice = (overrides: Partial<AgentNotification>): AgentNotification => ({
  id: '1',
  kind: 'message',
  level: 'info',
  message: 'Call back',
  url: null,
  seconds: 10,
  created_at: '1795913305012',
  read_at: null,
  ...overrides,
});

describe('AgentNoticesDrawer', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    globalThis.fetch = answer;
    answer.mockReset();
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const json = (body: unknown, status = 200) =>
    Promise.resolve({
      ok: status < 400,
      status,
      text: () => Promise.resolve(JSON.stringify(body)),
    } as Response);

  function draw(notices: AgentNotification[] | null, permissions: Permission[]) {
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    queryClient.setQueryData(sessionQuery.queryKey, { permissions } as never);
    answer.mockImplementation((_path, init) => {
      if (init?.method === 'POST') return json({ changed: 1 });
      return notices === null ? json('away', 503) : json({ next: false, items: notices });
    });
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <QueryClientProvider client={queryClient}>
            <AgentNoticesDrawer agent={agent} onClose={() => undefined} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    );
  }

  it('tells read from unread, with level, link and count', async () => {
    draw(
      [
        aNotice({ id: '2', level: 'error', message: 'VIP lost', url: 'https://crm.example/9' }),
        aNotice({ id: '1', read_at: '1795913305999' }),
      ],
      ['cc_agent:update'],
    );
    expect(await screen.findByText('VIP lost')).toBeTruthy();
    expect(screen.getByText('Error')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('1 not read');
    expect(screen.getByRole('link').getAttribute('rel')).toBe('noopener noreferrer');
    expect(screen.getAllByRole('button', { name: /^Mark as read/ })).toHaveLength(1);
  });

  it('marks one as read by its id and all without ids', async () => {
    draw([aNotice({ id: '2' })], ['cc_agent:update']);
    fireEvent.click(await screen.findByRole('button', { name: 'Mark as read: Call back' }));
    const bodies = () =>
      answer.mock.calls.flatMap(([, init]) => (init?.method === 'POST' ? [init.body] : []));
    await waitFor(() => expect(bodies()).toEqual(['{"ids":["2"]}']));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Mark all as read' }).getAttribute('data-loading'),
      ).toBeNull(),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(bodies()).toEqual(['{"ids":["2"]}', '{}']));
  });

  it('offers nothing to mark to somebody who may only read', async () => {
    draw([aNotice({})], ['cc_agent:read']);
    const all = await screen.findByRole('button', { name: 'Mark all as read' });
    expect(all.getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByRole('button', { name: /^Mark as read/ })).toBeNull();
  });

  it('says that there are none, or that they cannot be read', async () => {
    draw([], []);
    expect(await screen.findByText('No messages yet')).toBeTruthy();
    cleanup();
    draw(null, []);
    expect(await screen.findByRole('button', { name: 'Retry' })).toBeTruthy();
  });
});
