import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CalendarPatch, type Calendar } from '@hookline/contracts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { drawPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { CalendarPage } from './CalendarPage';

const opened: Calendar = {
  id: '5',
  name: 'Office',
  description: 'Everybody',
  timezone: { id: 'Europe/Kyiv', name: 'Europe/Kyiv' },
  start_at: null,
  end_at: null,
  accepts: [],
  excepts: [],
  created_at: '1',
  updated_at: '1',
};

describe('CalendarPage', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let stored: Calendar;
  let letAnswer: (() => void) | null;
  beforeEach(() => {
    globalThis.fetch = answer;
    stored = opened;
    letAnswer = null;
    answer.mockReset().mockImplementation(async (_url, init) => {
      if (init?.method === 'PATCH') {
        const { name, description } = CalendarPatch.parse(JSON.parse(String(init.body)));
        await new Promise<void>((resolve) => (letAnswer = resolve));
        const { name: nameBefore, description: descriptionBefore } = stored;
        stored = {
          ...stored,
          name: name ?? nameBefore,
          description: description ?? descriptionBefore,
          updated_at: '9',
        };
      }
      return jsonAnswer(stored);
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  async function draw() {
    const { queryClient } = await drawPage({
      path: '/settings/calendars/$calendarId',
      address: '/settings/calendars/5',
      component: CalendarPage,
      permissions: ['calendars:update'],
    });
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    return {
      name,
      colleagueStores: (part: Partial<Calendar>) =>
        act(async () => {
          stored = { ...stored, ...part, updated_at: '2' };
          await queryClient.invalidateQueries({ queryKey: ['calendars'] });
        }),
    };
  }
  const write = (label: RegExp, value: string) =>
    fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });
  const valueOf = (label: RegExp) =>
    screen.getByRole<HTMLInputElement>('textbox', { name: label }).value;
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save calendar' }));
  const overtaken = /^Somebody saved other values meanwhile/;

  it('keeps what is being typed when a colleague saves, and says that they did', async () => {
    const { colleagueStores } = await draw();
    write(/^Name/, 'Front office');
    await colleagueStores({ description: 'Everybody but Olena' });
    await waitFor(() => expect(valueOf(/^Description/)).toBe('Everybody but Olena'));
    expect(valueOf(/^Name/)).toBe('Front office');
    expect(screen.getByText(overtaken)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Load the newer values' }));
    expect(valueOf(/^Name/)).toBe('Office');
    expect(screen.queryByText(overtaken)).toBeNull();
  });

  it('shows what a colleague saved where nothing was typed, without a word', async () => {
    const { colleagueStores } = await draw();
    await colleagueStores({ name: 'Whole office' });
    await waitFor(() => expect(valueOf(/^Name/)).toBe('Whole office'));
    expect(screen.queryByText(overtaken)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Discard changes' })).toBeNull();
  });

  it('sends only what was touched, so that a colleague keeps what they saved', async () => {
    await draw();
    write(/^Name/, 'Front office');
    // Not seen on this page yet.
    stored = { ...stored, description: 'Everybody but Olena' };
    save();
    await waitFor(() => expect(letAnswer).not.toBeNull());
    await act(async () => letAnswer?.());
    await waitFor(() => expect(valueOf(/^Description/)).toBe('Everybody but Olena'));
    expect(stored).toMatchObject({ name: 'Front office', description: 'Everybody but Olena' });
  });

  it('keeps what is typed while it is being saved, as a change of what was saved', async () => {
    await draw();
    write(/^Name/, ' Front office ');
    save();
    await waitFor(() => expect(letAnswer).not.toBeNull());
    write(/^Description/, 'Who sits in front');
    await act(async () => letAnswer?.());
    await waitFor(() => expect(valueOf(/^Name/)).toBe('Front office'));
    expect(valueOf(/^Description/)).toBe('Who sits in front');
    expect(screen.queryByText(overtaken)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(valueOf(/^Description/)).toBe('Everybody');
    expect(valueOf(/^Name/)).toBe('Front office');
  });
});
