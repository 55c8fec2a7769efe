import type { Permission } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  Outlet,
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { sessionQuery } from '../features/access/session.api';
import { i18n } from '../i18n/i18n';
import { parseSearchParams, stringifySearchParams } from '../search-params';

/** Draws a piece with all that a page has around it: texts, look, server data and links. */
export async function drawInPage(
  component: () => React.JSX.Element,
  history: RouterHistory = createMemoryHistory(),
) {
  // The router goes to the top of a page, which jsdom cannot do.
  window.scrollTo = () => undefined;
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createRouter({
    routeTree: createRootRoute({ component }),
    history,
    parseSearch: parseSearchParams,
    stringifySearch: stringifySearchParams,
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
  return { queryClient, history: router.history };
}

interface PageToDraw {
  /** As in the routes, within the frame: `/lists/$listId`. */
  readonly path: string;
  readonly address: string;
  readonly component: () => React.JSX.Element | null;
  readonly permissions: readonly Permission[];
  /** Default: whatever the address says. */
  readonly validateSearch?: (search: Record<string, unknown>) => Record<string, unknown>;
}

const asItIs = (search: Record<string, unknown>) => search;

/** Draws a whole page at its address, for somebody who is signed in. */
export async function drawPage(drawn: PageToDraw) {
  const { path, address, component, permissions, validateSearch = asItIs } = drawn;
  window.scrollTo = () => undefined;
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(sessionQuery.queryKey, { permissions } as never);
  const root = createRootRoute({ component: Outlet });
  const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Outlet });
  const page = createRoute({ getParentRoute: () => frame, path, component, validateSearch });
  const router = createRouter({
    routeTree: root.addChildren([frame.addChildren([page])]),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: parseSearchParams,
    stringifySearch: stringifySearchParams,
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
  return { queryClient };
}

/** What `fetch` answers with a body of JSON. */
export function jsonAnswer(body: unknown, status = 200): Response {
  return {
    ok: status < 400,
    status,
    text: () => Promise.resolve(JSON.stringify(body)),
  } as Response;
}
