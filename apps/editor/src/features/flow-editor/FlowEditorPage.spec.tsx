import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FlowGraph, type FlowDraft, type FlowSchema, type FlowVersion } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  Outlet,
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../i18n/i18n';
import { parseSearchParams } from '../../search-params';
import { UpdateHub } from '../../updates/update-hub';
import { UpdatesContext } from '../../updates/UpdatesContext';
import { jsonAnswer } from '../../testing/draw-in-page.fixture';
import { sessionQuery } from '../access/session.api';
import { FlowEditorPage } from './FlowEditorPage';

const graphNamed = (name: string) =>
  FlowGraph.parse({ nodes: [{ id: 'start', type: 'start', name }], edges: [] });

// start → n1 (stop)
const startAndStop = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'n1', type: 'stop' },
  ],
  edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'n1' }],
});

const schema: FlowSchema = {
  id: '7',
  name: 'Missed call care',
  description: '',
  type: 'service',
  schema: [],
  payload: null,
  editor: true,
  debug: false,
  tags: [],
  note: '',
  published_version: 1,
  published_at: '2026-11-29T10:00:00.000Z',
  draft_revision: 3,
  draft_newer: true,
  source: 'drawn',
  hook_count: 0,
  created_at: '1795966586329',
  created_by: null,
  updated_at: '1795966586329',
  updated_by: null,
};
const version = (graph: FlowGraph): FlowVersion => ({
  id: '70',
  version: 1,
  note: '',
  hash: 'a1b2',
  created_at: '2026-11-29T09:00:00.000Z',
  created_by: null,
  current: true,
  graph,
});

describe('FlowEditorPage', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let draft: FlowDraft;
  let stored: FlowSchema;
  beforeEach(() => {
    globalThis.fetch = answer;
    window.scrollTo = () => undefined;
    draft = {
      graph: graphNamed('As it was opened'),
      ...{ revision: 3, saved_at: '2026-11-29T10:00:00.000Z', saved_by: null, problems: [] },
    };
    stored = schema;
    answer.mockReset().mockImplementation((url) => answerTo(String(url).split('?')[0]));
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const json = (body: unknown, status = 200) => Promise.resolve(jsonAnswer(body, status));

  const answerTo = (path: string | undefined) => {
    if (path === '/api/routing/schema/7') return json(stored);
    if (path === '/api/routing/schema/7/draft') return json(draft);
    if (path === '/api/routing/schema/7/versions/1')
      return json(version(graphNamed('As it was published')));
    return json({ page: 1, next: false, items: [] });
  };

  async function draw() {
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    queryClient.setQueryData(sessionQuery.queryKey, { permissions: ['schema:update'] } as never);
    const root = createRootRoute({ component: Outlet });
    const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Outlet });
    const editor = createRoute({
      getParentRoute: () => frame,
      path: '/flow-schemas/$schemaId',
      component: FlowEditorPage,
    });
    const history = createMemoryHistory({ initialEntries: ['/flow-schemas/7'] });
    const router = createRouter({
      routeTree: root.addChildren([frame.addChildren([editor])]),
      history,
      parseSearch: parseSearchParams,
    });
    await router.load();
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <QueryClientProvider client={queryClient}>
            <UpdatesContext value={new UpdateHub(() => ({ close: () => undefined }) as never)}>
              <RouterProvider router={router as never} />
            </UpdatesContext>
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    );
    const goTo = (search: string) =>
      act(async () => router.history.push(`/flow-schemas/7${search}`));
    return { goTo };
  }

  it('asks whose draft counts when publishing is refused because somebody else saved', async () => {
    answer.mockImplementation((url, { method } = {}) => {
      const path = String(url).split('?')[0];
      if (path === '/api/routing/schema/7/publish' && method === 'POST') {
        stored = { ...schema, draft_revision: 4 };
        return json({ code: 'draft.stale', message: 'Anna saved meanwhile.', problems: [] }, 409);
      }
      return answerTo(path);
    });
    draft = { ...draft, graph: startAndStop };
    await draw();
    const openPublish = await screen.findByRole('button', { name: 'Publish' });
    await waitFor(() => expect(openPublish.getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(openPublish);
    fireEvent.click(await screen.findByRole('button', { name: 'Publish version 2' }));

    await screen.findByRole('button', { name: 'Overwrite' });
    screen.getByRole('button', { name: 'Reload' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(openPublish.getAttribute('aria-disabled')).toBe('true');
  });

  it('opens the draft as it was saved last for an author who comes back from a version', async () => {
    const { goTo } = await draw();
    await screen.findAllByText('As it was opened');
    // What the editor saved while it was open.
    draft = { ...draft, graph: graphNamed('As it was saved'), revision: 4 };

    await goTo('?version=1');
    await screen.findByText('Edit draft');
    await goTo('');

    await screen.findAllByText('As it was saved');
    expect(screen.queryByText('As it was opened')).toBeNull();
  });
});
