import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ContactList, ListCommunication } from '@hookline/contracts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/lists.json' with { type: 'json' };
import { drawPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { ListSearch } from '../../api/list-search';
import { ListPage } from './ListPage';

addTexts('lists', texts);

const list: ContactList = {
  id: '3',
  name: 'VIP',
  description: '',
  count: 2,
  created_at: '1',
  updated_at: '1',
};
const entry = (id: string, number: string): ListCommunication => ({
  id,
  number,
  description: '',
  expire_at: null,
});

describe('ListPage', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let entries: ListCommunication[];
  /** Status of the next answers to a removal, by the id of the entry; default: it is done. */
  let refusals: Record<string, number>;
  beforeEach(() => {
    globalThis.fetch = answer;
    entries = [entry('11', '380441110001'), entry('12', '380441110002')];
    refusals = {};
    answer.mockReset().mockImplementation(async (url, init) => {
      const path = String(url).split('?')[0] ?? '';
      const id = path.split('/communication/')[1];
      if (init?.method === 'DELETE' && id !== undefined) {
        const gone = entries.find((one) => one.id === id);
        const status = refusals[id] ?? (gone === undefined ? 404 : 200);
        if (status === 200) entries = entries.filter((one) => one !== gone);
        return jsonAnswer(status === 200 ? gone : { id: 'x', status: 'x', detail: 'No.' }, status);
      }
      return jsonAnswer(
        path.endsWith('/communication') ? { page: 1, next: false, items: entries } : list,
      );
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  async function draw() {
    await drawPage({
      path: '/lists/$listId',
      address: '/lists/3',
      validateSearch: (search) => ListSearch.parse(search),
      component: ListPage,
      permissions: [],
    });
    await screen.findAllByRole('button', { name: /^Delete/ });
  }
  const askToRemove = (at: number) =>
    fireEvent.click(screen.getAllByRole('button', { name: /^Delete/ })[at]!);
  const dialog = () => within(screen.getByRole('dialog'));
  const confirm = (name: RegExp) => fireEvent.click(dialog().getByRole('button', { name }));

  it('asks about an entry without the refusal of another one', async () => {
    await draw();
    refusals = { 11: 503 };
    askToRemove(0);
    confirm(/^Remove/);
    await screen.findByRole('alert');
    confirm(/^Cancel/);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    askToRemove(1);
    expect(dialog().getByText(/00 02$/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('removes the rest of what was chosen after a removal that stopped half-way', async () => {
    await draw();
    refusals = { 12: 503 };
    fireEvent.click(screen.getByRole('checkbox', { name: /^Select all/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Remove 2 entries' }));
    confirm(/^Remove 2/);
    await screen.findByRole('alert');
    expect(entries.map(({ id }) => id)).toEqual(['12']);
    refusals = {};
    confirm(/^Remove 2/);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(entries).toEqual([]);
  });
});
