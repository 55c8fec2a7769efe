import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { QueueHook } from '@hookline/contracts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aQueue } from '../../testing/a-queue.fixture';
import { drawInPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { HookModal } from './HookModal';

const queue = aQueue();
const opened: QueueHook = {
  id: 5,
  event: 'missed',
  enabled: true,
  schema: { id: '7', name: 'Missed call care', version: 1, draft_newer: false },
  properties: [],
  position: 0,
  conditions: null,
  ttl_sec: null,
  mode: 'ordered',
  note: 'For the morning',
  created_at: '2026-11-29T10:00:00.000Z',
  updated_at: '2026-11-29T10:00:00.000Z',
};

describe('HookModal', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let stored: QueueHook;
  beforeEach(() => {
    globalThis.fetch = answer;
    stored = opened;
    answer.mockReset().mockImplementation(async (url, init) => {
      if (String(url).split('?')[0] !== '/api/call_center/queues/1/hooks/5') {
        return jsonAnswer({ page: 1, next: false, items: [] });
      }
      if (init?.method === 'PATCH') stored = { ...stored, ...sentIn(init) };
      return jsonAnswer(stored);
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  function sentIn(init: RequestInit): Partial<QueueHook> {
    return JSON.parse(String(init.body));
  }

  it('keeps what a colleague stored where nothing was changed here, and says so', async () => {
    const { queryClient } = await drawInPage(() => (
      <HookModal
        queue={queue}
        search={{ page: 1, size: 20, q: '', hook: '5' }}
        counts={undefined}
        onClose={() => undefined}
      />
    ));
    const note = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Note/ });
    fireEvent.change(note, { target: { value: 'For the evening' } });
    stored = { ...stored, enabled: false };
    await act(() => queryClient.invalidateQueries({ queryKey: ['queue-hook'] }));
    await waitFor(() =>
      expect(screen.getByRole('switch', { name: /^Enabled/ })).toHaveProperty('checked', false),
    );
    expect(note.value).toBe('For the evening');
    expect(screen.getByText(/^Somebody saved other values meanwhile/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(stored.note).toBe('For the evening'));
    expect(stored.enabled).toBe(false);
  });
});
