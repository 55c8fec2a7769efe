import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { z } from 'zod';
import { callApi } from '../../api/api-client';
import { i18n } from '../../i18n/i18n';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { useSignOut } from './useSignOut';

describe('useSignOut', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    window.scrollTo = () => undefined;
    globalThis.fetch = answer;
    answer
      .mockReset()
      .mockResolvedValue({ ok: true, status: 200, text: async () => '{}' } as Response);
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  function FormPage({ dirty }: { dirty: boolean }) {
    const signOut = useSignOut();
    return (
      <>
        <button onClick={() => void signOut()}>Sign out</button>
        <UnsavedGuard dirty={dirty} />
      </>
    );
  }

  async function draw(dirty: boolean, queryClient = new QueryClient()) {
    const root = createRootRoute();
    const form = createRoute({
      getParentRoute: () => root,
      path: '/',
      component: () => <FormPage dirty={dirty} />,
    });
    const signIn = createRoute({
      getParentRoute: () => root,
      path: '/sign-in',
      component: () => <h1>Sign in</h1>,
    });
    const router = createRouter({
      routeTree: root.addChildren([form, signIn]),
      history: createMemoryHistory({ initialEntries: ['/'] }),
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
    fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  }

  it('ends the session once the sign-in page is there', async () => {
    await draw(false);
    await screen.findByRole('heading', { name: 'Sign in' });
    await waitFor(() =>
      expect(answer.mock.calls.map(([url, init]) => [init?.method, url])).toEqual([
        ['DELETE', '/api/session'],
      ]),
    );
  });

  it('gives up what is being asked before it ends the session: it would be refused', async () => {
    const ok = { ok: true, status: 200, text: async () => '{}' } as Response;
    const asked: AbortSignal[] = [];
    const givenUp: boolean[] = [];
    answer.mockImplementation((_, init) => {
      if (init?.method === 'DELETE') {
        givenUp.push(...asked.map(({ aborted }) => aborted));
        return Promise.resolve(ok);
      }
      if (init?.signal) asked.push(init.signal);
      return new Promise(() => undefined);
    });
    const queryClient = new QueryClient();
    void queryClient.prefetchQuery({
      queryKey: ['counts'],
      queryFn: ({ signal }) => callApi({ path: '/counts', answer: z.unknown(), signal }),
    });
    await draw(false, queryClient);
    await waitFor(() => expect(givenUp).toEqual([true]));
  });

  it('leaves the session to a person who stays to go on writing', async () => {
    await draw(true);
    fireEvent.click(await screen.findByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByText('Keep editing')).toBeNull());
    expect(answer).not.toHaveBeenCalled();
  });

  it('ends it for a person who lets go of what was not saved', async () => {
    await draw(true);
    fireEvent.click(await screen.findByRole('button', { name: 'Discard changes' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    await waitFor(() => expect(answer).toHaveBeenCalledTimes(1));
  });
});
