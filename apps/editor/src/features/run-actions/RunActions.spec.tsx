import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunDetail } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRouter,
} from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/run-actions.json';
import { i18n } from '../../i18n/i18n';
import { sessionQuery } from '../access/session.api';
import { RunActions } from './RunActions';

addTexts('run-actions', texts);

const waiting = RunDetail.parse({
  id: 'r1',
  status: 'waiting',
  schema: { id: '7', name: 'Missed care', version: 3 },
  hook: null,
  queue: null,
  event: { id: 'e1', no: '1', type: 'queue.missed' },
  key: '4711',
  contact: null,
  created_at: '2026-11-29T10:00:00.000Z',
  ended_at: null,
  due_at: '2026-11-29T11:00:00.000Z',
  duration_ms: null,
  step_count: 2,
  error: null,
  replay_of: null,
  replay_no: 0,
  dry: false,
  draft_revision: null,
  parent: null,
  graph: { nodes: [], edges: [] },
  steps: [],
  variables: {},
  result: null,
  event_data: {},
});

describe('RunActions', () => {
  beforeEach(() => {
    window.scrollTo = () => undefined;
  });
  afterEach(cleanup);

  let setStatus: (status: RunDetail['status']) => void = () => undefined;

  function Page() {
    const [status, set] = useState(waiting.status);
    setStatus = set;
    return <RunActions run={{ ...waiting, status }} />;
  }

  async function draw() {
    const queryClient = new QueryClient();
    queryClient.setQueryData(sessionQuery.queryKey, {
      user: { id: '1', name: 'Olha', email: 'olha@centre.example' },
      domain: { id: '1', name: 'Care', timezone: 'Europe/Kyiv' },
      role: 'admin',
      permissions: ['run:update', 'run:replay'],
    });
    const router = createRouter({
      routeTree: createRootRoute({ component: Page }),
      history: createMemoryHistory(),
    });
    await router.load();
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    );
  }

  it('does not ask again to cancel a run that ended by itself and was resumed since', async () => {
    await draw();
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('dialog', { name: 'Cancel this run?' })).toBeTruthy();
    act(() => setStatus('failed'));
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => setStatus('running'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
  });
});
