import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aQueue } from '../../testing/a-queue.fixture';
import { drawPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { QueueGeneralTab } from './QueueGeneralTab';

const stored = aQueue({
  id: '5',
  description: 'Calls',
  variables: { region: 'north' },
});

describe('QueueGeneralTab', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let sent: unknown[];
  beforeEach(() => {
    globalThis.fetch = answer;
    sent = [];
    answer.mockReset().mockImplementation((url, init) => {
      if (!String(url).includes('/call_center/queues/')) {
        return Promise.resolve(jsonAnswer({ page: 1, next: false, items: [] }));
      }
      const change = init?.method === 'PATCH' ? JSON.parse(String(init.body)) : {};
      if (init?.method === 'PATCH') sent.push(change);
      return Promise.resolve(jsonAnswer({ ...stored, ...change }));
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  it('sends what was changed and leaves the rest to colleagues', async () => {
    await drawPage({
      path: '/queues/$queueId/general',
      address: '/queues/5/general',
      component: QueueGeneralTab,
      permissions: ['cc_queue:update'],
    });
    const description = await screen.findByRole('textbox', { name: /^Description/ });
    fireEvent.change(description, { target: { value: 'Calls and chats' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(sent).toEqual([{ description: 'Calls and chats' }]));
  });
});
