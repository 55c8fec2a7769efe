import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MutationObserver, onlineManager, QueryObserver } from '@tanstack/react-query';
import { createQueryClient } from './query-client';

describe('the query client, while the browser calls itself offline', () => {
  beforeEach(() => onlineManager.setOnline(false));
  afterEach(() => onlineManager.setOnline(true));

  it('fails a change at once and does not make it later', async () => {
    const client = createQueryClient(() => undefined);
    const mutationFn = jest.fn(() => Promise.reject(new Error('no network')));
    const observer = new MutationObserver(client, { mutationFn });
    await expect(observer.mutate()).rejects.toThrow('no network');
    onlineManager.setOnline(true);
    await client.resumePausedMutations();
    expect(mutationFn).toHaveBeenCalledTimes(1);
  });

  it('asks for what a page shows', async () => {
    const client = createQueryClient(() => undefined);
    const queryFn = jest.fn(() => Promise.resolve('there'));
    const observer = new QueryObserver(client, { queryKey: ['k'], queryFn });
    const stop = observer.subscribe(() => undefined);
    await Promise.resolve();
    expect(queryFn).toHaveBeenCalledTimes(1);
    stop();
    client.clear();
  });
});
