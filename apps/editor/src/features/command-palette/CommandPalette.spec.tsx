import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aQueue } from '../../testing/a-queue.fixture';
import { drawInPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { CommandPalette } from './CommandPalette';

describe('CommandPalette', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    globalThis.fetch = answer;
    // Nothing has a place in jsdom.
    Element.prototype.scrollIntoView = () => undefined;
    answer.mockReset().mockImplementation(async (url) => {
      const { pathname, searchParams } = new URL(String(url), 'http://page');
      const queue =
        searchParams.get('q') === null
          ? { id: '1', name: 'Able line' }
          : { id: '9', name: 'Billing line' };
      const isQueues = pathname === '/api/call_center/queues';
      return jsonAnswer({ page: 1, next: false, items: isQueues ? [aQueue(queue)] : [] });
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  async function draw() {
    const { history } = await drawInPage(() => <CommandPalette onClose={() => undefined} />);
    await screen.findByRole('option', { name: /Able line/ });
    return { field: screen.getByRole('combobox'), path: () => history.location.pathname };
  }

  it('opens what fits the whole text for who presses Enter before the answer', async () => {
    const { field, path } = await draw();
    fireEvent.change(field, { target: { value: 'billing' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(path()).toBe('/queues/9/hooks'));
  });

  it('opens nothing for an Enter that was followed by another letter', async () => {
    const { field, path } = await draw();
    fireEvent.change(field, { target: { value: 'billin' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.change(field, { target: { value: 'billing' } });
    await screen.findByRole('option', { name: /Billing line/ });
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(path()).toBe('/');
  });

  it('opens what was chosen with the arrows at once', async () => {
    const { field, path } = await draw();
    fireEvent.change(field, { target: { value: 'billing' } });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(path()).not.toBe('/'));
  });
});
