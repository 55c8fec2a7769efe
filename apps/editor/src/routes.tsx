import { IntegrationKind } from '@hookline/contracts';
import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
  stripSearchParams,
} from '@tanstack/react-router';
import { z } from 'zod';
import { ApiProblem } from './api/api-problem';
import { ListSearch } from './api/list-search';
import { AppFrame } from './app-frame/AppFrame';
import { PageError } from './app-frame/PageError';
import { PageNotFound } from './app-frame/PageNotFound';
import { PagePending } from './app-frame/PagePending';
import { sessionQuery } from './features/access/session.api';
import { EventLogSearch } from './features/event-log/event-log-search';
import { DeadLettersSearch } from './features/dead-letters/dead-letters-search';
import { RunsSearch } from './features/runs/runs-search';
import { HooksSearch } from './features/queue-hooks/hooks-search';
import { MembersSearch } from './features/members/members-search';
import { IntegrationsSearch } from './features/integrations/integrations-search';
import { FlowSchemasSearch } from './features/flow-schemas/flow-schemas-search';

interface RouterContext {
  readonly queryClient: QueryClient;
}

/** Left out of addresses: what a list does anyway. */
const listDefaults = { page: 1, size: 20, q: '' } as const;

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: PageError,
  notFoundComponent: PageNotFound,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({ return: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/access/SignInPage'), 'SignInPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: z.object({ token: z.string().catch('').default('') }),
  component: lazyRouteComponent(() => import('./features/access/SetupPage'), 'SetupPage'),
});

/** Everything below needs a session; without one the person signs in and comes back. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        // A router redirect is thrown by design.
        throw redirect({ to: '/sign-in', search: { return: location.href } });
      }
      throw error;
    }
  },
  component: AppFrame,
});

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/queues', replace: true });
  },
});

const queuesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/queues',
  validateSearch: ListSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(() => import('./features/queues/QueuesPage'), 'QueuesPage'),
});

const newQueueRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/queues/new',
  component: lazyRouteComponent(() => import('./features/queues/NewQueuePage'), 'NewQueuePage'),
});

const queueRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/queues/$queueId',
  component: lazyRouteComponent(() => import('./features/queues/QueuePage'), 'QueuePage'),
});

const queueIndexRoute = createRoute({
  getParentRoute: () => queueRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/queues/$queueId/hooks', params, replace: true });
  },
});

const queueGeneralRoute = createRoute({
  getParentRoute: () => queueRoute,
  path: '/general',
  component: lazyRouteComponent(
    () => import('./features/queues/QueueGeneralTab'),
    'QueueGeneralTab',
  ),
});

const queueHooksRoute = createRoute({
  getParentRoute: () => queueRoute,
  path: '/hooks',
  validateSearch: HooksSearch,
  search: { middlewares: [stripSearchParams({ ...listDefaults, size: 10 })] },
  component: lazyRouteComponent(() => import('./features/queue-hooks/HooksTab'), 'HooksTab'),
});

const queueMembersRoute = createRoute({
  getParentRoute: () => queueRoute,
  path: '/members',
  validateSearch: MembersSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(() => import('./features/members/MembersTab'), 'MembersTab'),
});

const queueLogRoute = createRoute({
  getParentRoute: () => queueRoute,
  path: '/log',
  validateSearch: EventLogSearch,
  search: { middlewares: [stripSearchParams({ ...listDefaults, size: 40 })] },
  component: lazyRouteComponent(() => import('./features/event-log/QueueLogTab'), 'QueueLogTab'),
});

const flowSchemasRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/flow-schemas',
  validateSearch: FlowSchemasSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(
    () => import('./features/flow-schemas/FlowSchemasPage'),
    'FlowSchemasPage',
  ),
});

const flowEditorRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/flow-schemas/$schemaId',
  // The editor puts its own words into the address: a version, a selected node.
  validateSearch: z.record(z.string(), z.unknown()),
  staticData: { fullBleed: true },
  component: lazyRouteComponent(
    () => import('./features/flow-editor/FlowEditorPage'),
    'FlowEditorPage',
  ),
});

const runRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/runs/$runId',
  validateSearch: z.record(z.string(), z.unknown()),
  staticData: { fullBleed: true },
  component: lazyRouteComponent(() => import('./features/run-view/RunPage'), 'RunPage'),
});

const runsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/runs',
  validateSearch: RunsSearch,
  search: { middlewares: [stripSearchParams({ ...listDefaults, size: 40 })] },
  component: lazyRouteComponent(() => import('./features/runs/RunsPage'), 'RunsPage'),
});

const deadLettersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/dead-letters',
  validateSearch: DeadLettersSearch,
  search: { middlewares: [stripSearchParams({ ...listDefaults, size: 40 })] },
  component: lazyRouteComponent(
    () => import('./features/dead-letters/DeadLettersPage'),
    'DeadLettersPage',
  ),
});

const eventLogRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/event-log',
  validateSearch: EventLogSearch,
  search: { middlewares: [stripSearchParams({ ...listDefaults, size: 40 })] },
  component: lazyRouteComponent(() => import('./features/event-log/EventLogPage'), 'EventLogPage'),
});

const integrationsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/integrations',
  validateSearch: IntegrationsSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(
    () => import('./features/integrations/IntegrationsPage'),
    'IntegrationsPage',
  ),
});

const newIntegrationRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/integrations/new',
  validateSearch: z.object({ kind: IntegrationKind.optional().catch(undefined) }),
  component: lazyRouteComponent(
    () => import('./features/integrations/NewIntegrationPage'),
    'NewIntegrationPage',
  ),
});

const integrationRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/integrations/$integrationId',
  component: lazyRouteComponent(
    () => import('./features/integrations/IntegrationPage'),
    'IntegrationPage',
  ),
});

const listsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/lists',
  validateSearch: ListSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(() => import('./features/lists/ListsPage'), 'ListsPage'),
});

const listRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/lists/$listId',
  validateSearch: ListSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(() => import('./features/lists/ListPage'), 'ListPage'),
});

const agentsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/agents',
  validateSearch: ListSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(() => import('./features/agents/AgentsPage'), 'AgentsPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/variables', replace: true });
  },
});

const variablesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/variables',
  validateSearch: ListSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(
    () => import('./features/variables/VariablesPage'),
    'VariablesPage',
  ),
});

const calendarsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/calendars',
  validateSearch: ListSearch,
  search: { middlewares: [stripSearchParams(listDefaults)] },
  component: lazyRouteComponent(
    () => import('./features/calendars/CalendarsPage'),
    'CalendarsPage',
  ),
});

const newCalendarRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/calendars/new',
  component: lazyRouteComponent(
    () => import('./features/calendars/NewCalendarPage'),
    'NewCalendarPage',
  ),
});

const calendarRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/calendars/$calendarId',
  component: lazyRouteComponent(() => import('./features/calendars/CalendarPage'), 'CalendarPage'),
});

const runSettingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/runs',
  component: lazyRouteComponent(
    () => import('./features/run-settings/RunSettingsPage'),
    'RunSettingsPage',
  ),
});

const outboundRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/outbound',
  component: lazyRouteComponent(() => import('./features/outbound/OutboundPage'), 'OutboundPage'),
});

/** An address that leads nowhere still has the navigation beside it. */
const nowhereRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '$',
  component: PageNotFound,
});

export const routeTree = rootRoute.addChildren([
  signInRoute,
  setupRoute,
  frameRoute.addChildren([
    homeRoute,
    queuesRoute,
    newQueueRoute,
    queueRoute.addChildren([
      queueIndexRoute,
      queueGeneralRoute,
      queueHooksRoute,
      queueMembersRoute,
      queueLogRoute,
    ]),
    flowSchemasRoute,
    flowEditorRoute,
    runsRoute,
    deadLettersRoute,
    runRoute,
    eventLogRoute,
    integrationsRoute,
    newIntegrationRoute,
    integrationRoute,
    listsRoute,
    listRoute,
    agentsRoute,
    settingsRoute,
    variablesRoute,
    calendarsRoute,
    newCalendarRoute,
    calendarRoute,
    runSettingsRoute,
    outboundRoute,
    nowhereRoute,
  ]),
]);

/** While a page's code loads. */
export const pendingComponent = PagePending;
