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
import { act, cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../i18n/i18n';
import { parseSearchParams } from '../../search-params';
import { UpdateHub } from '../../updates/update-hub';
import { UpdatesContext } from '../../updates/UpdatesContext';
import { sessionQuery } from '../access/session.api';
import { FlowEditorPage } from './FlowEditorPage';

const graphNamed = (name: string) =>
  FlowGraph.parse({ nodes: [{ id: 'start', type: 'start', name }], edges: [] });

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
  beforeEach(() => {
    globalThis.fetch = answer;
    window.scrollTo = () => undefined;
    draft = {
      graph: graphNamed('As it was opened'),
      ...{ revision: 3, saved_at: '2026-11-29T10:00:00.000Z', saved_by: null, problems: [] },
    };
    answer.mockReset().mockImplementation((url) => {
      const path = String(url).split('?')[0];
      if (path === '/api/routing/schema/7') return json(schema);
      if (path === '/api/routing/schema/7/draft') return json(draft);
      if (path === '/api/routing/schema/7/versions/1')
        return json(version(graphNamed('As it was published')));
      return json({ page: 1, next: false, items: [] });
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const json = (body: unknown) =>
    Promise.resolve({
      ok: true,
      status: 200,
      text: () => Promise.resolve(JSON.stringify(body)),
    } as Response);

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
