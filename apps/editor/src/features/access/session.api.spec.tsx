import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useEndSession, useSignIn } from './session.api';

describe('a person who signs in while the former session is being ended', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    globalThis.fetch = answer;
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  it('asks for the new one after that: its answer would take the new cookie away', async () => {
    const open: (() => void)[] = [];
    const ok = { ok: true, status: 200, text: async () => '{}' } as Response;
    answer.mockReset().mockImplementation(
      () =>
        new Promise((resolve) => {
          open.push(() => resolve(ok));
        }),
    );
    const methods = () => answer.mock.calls.map(([, init]) => init?.method);
    const queryClient = new QueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    );
    const { result } = renderHook(
      () => ({ end: useEndSession(() => undefined), signIn: useSignIn() }),
      { wrapper },
    );
    act(() => result.current.end.mutate());
    await waitFor(() => expect(methods()).toEqual(['DELETE']));
    act(() => result.current.signIn.mutate({ email: 'olha@example.org', password: 'secret' }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(methods()).toEqual(['DELETE']);
    open[0]?.();
    await waitFor(() => expect(methods()).toEqual(['DELETE', 'POST']));
    open[1]?.();
    await waitFor(() => expect(result.current.signIn.isSuccess).toBe(true));
  });
});

describe('a session that is ended while listeners of a page are still there', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    const ok = { ok: true, status: 200, text: async () => '{}' } as Response;
    globalThis.fetch = answer.mockReset().mockResolvedValue(ok);
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  /** Ends the session while somebody listens; answers how to stop listening. */
  function end() {
    const queryClient = new QueryClient();
    const observer = new QueryObserver(queryClient, { queryKey: ['counts'], enabled: false });
    const stopListening = observer.subscribe(() => undefined);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    );
    const { result } = renderHook(() => useEndSession(() => undefined), { wrapper });
    act(() => result.current.mutate());
    return stopListening;
  }

  it('waits for them to go: they would ask, and be refused', async () => {
    const stopListening = end();
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(answer).not.toHaveBeenCalled();
    stopListening();
    await waitFor(() => expect(answer).toHaveBeenCalledTimes(1));
  });

  it('waits for a moment only', async () => {
    end();
    await waitFor(() => expect(answer).toHaveBeenCalledTimes(1), { timeout: 3_000 });
  });
});
