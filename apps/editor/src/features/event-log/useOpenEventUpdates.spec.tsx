import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { EventDetail, LiveUpdate } from '@hookline/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { UpdateHub } from '../../updates/update-hub';
import { UpdatesContext } from '../../updates/UpdatesContext';
import { useOpenEventUpdates } from './useOpenEventUpdates';

const opened = {
  id: 'e7',
  key: 'call-1',
  queue: { id: '3', name: 'Support line' },
  runs: [{ id: 'r1' }],
} as unknown as EventDetail;

const runUpdated = (queueId: string): LiveUpdate => ({
  kind: 'run.updated',
  runId: 'r1',
  status: 'completed',
  schemaId: '1',
  hookId: null,
  queueId,
  stepCount: 3,
});

describe('useOpenEventUpdates', () => {
  afterEach(cleanup);

  async function listen() {
    const source: { onmessage?: (message: { data: string }) => void; close: () => void } = {
      close: () => undefined,
    };
    const hub = new UpdateHub(() => source as never);
    const queryClient = new QueryClient();
    const invalidate = jest.spyOn(queryClient, 'invalidateQueries');
    renderHook(() => useOpenEventUpdates(opened), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={queryClient}>
          <UpdatesContext value={hub}>{children}</UpdatesContext>
        </QueryClientProvider>
      ),
    });
    await act(async () => {});
    return {
      send: (update: LiveUpdate) => act(() => source.onmessage?.({ data: JSON.stringify(update) })),
      readAgain: () => invalidate.mock.calls.map(([filters]) => filters?.queryKey?.join(' ')),
    };
  }

  it('reads the event, its call and its runs again when something happens in its queue', async () => {
    const { send, readAgain } = await listen();
    send(runUpdated('3'));
    expect(readAgain()).toEqual([
      'events one e7',
      'events call call-1',
      'runs call call-1',
      'runs one r1',
    ]);
  });

  it('leaves them alone when it happens elsewhere', async () => {
    const { send, readAgain } = await listen();
    send(runUpdated('4'));
    expect(readAgain()).toEqual([]);
  });
});
