import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { PageError } from './app-frame/PageError';
import { PageNotFound } from './app-frame/PageNotFound';
import { pendingComponent, routeTree } from './routes';
import { parseSearchParams, stringifySearchParams } from './search-params';

/** The router of the page; code of a page is fetched when its link is hovered. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: parseSearchParams,
    stringifySearch: stringifySearchParams,
    defaultPreload: 'intent',
    defaultPendingComponent: pendingComponent,
    defaultPendingMs: 200,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageNotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** The page fills the window and wants the navigation collapsed. */
    readonly fullBleed?: boolean;
  }
}
