import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Permission } from '@hookline/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { drawPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { RunSettingsPage } from './RunSettingsPage';

const nothingSet = {
  maxSteps: null,
  maxEffects: null,
  maxVariableBytes: null,
  maxBranches: null,
  maxDepth: null,
  maxRunMs: null,
};
const staleProblem = {
  status: 409,
  code: 'run_limits.stale',
  message: 'Somebody else saved other limits meanwhile.',
  problems: [],
};
const mayAll: Permission[] = ['run:read', 'personal_data:manage'];

describe('RunSettingsPage', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let server: { limits: object; days: number | null; loss: object; revision: number };
  let isAway: boolean;
  /** What the answer to a save waits for. */
  let hold: Promise<void>;
  let queryClient: QueryClient;

  beforeEach(() => {
    globalThis.fetch = answer;
    isAway = false;
    hold = Promise.resolve();
    server = { limits: nothingSet, days: null, loss: {}, revision: 1 };
    answer.mockReset().mockImplementation(async (url, init) => {
      const path = String(url);
      if (isAway) return jsonAnswer('away', 503);
      const body = init?.method === 'PUT' ? JSON.parse(String(init.body)) : null;
      if (path.startsWith('/api/retention/loss')) return jsonAnswer(server.loss);
      if (body !== null) {
        await hold;
        const { revision, ...settings } = body;
        if (revision !== server.revision) return jsonAnswer(staleProblem, 409);
        server.revision += 1;
        if (path === '/api/retention') server.days = settings.days;
        else server.limits = settings;
      }
      const { limits, days, revision } = server;
      return path === '/api/retention'
        ? jsonAnswer({ days, server_days: 90, revision })
        : jsonAnswer({ ...limits, revision });
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const puts = () =>
    answer.mock.calls.flatMap(([url, init]) =>
      init?.method === 'PUT' ? [[String(url), JSON.parse(String(init.body))]] : [],
    );

  async function draw(permissions: Permission[]) {
    ({ queryClient } = await drawPage({
      path: '/settings/runs',
      address: '/settings/runs',
      component: RunSettingsPage,
      permissions,
    }));
  }
  const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
  const write = async (name: string, value: string) =>
    fireEvent.change(await field(name), { target: { value } });
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const colleagueSaves = (settings: Partial<typeof server>) =>
    Object.assign(server, settings, { revision: server.revision + 1 });
  /** What a colleague saved arrives. */
  const reload = () =>
    act(() => queryClient.invalidateQueries({ queryKey: ['run-settings'] }).then(() => undefined));

  it('shows what holds where nothing is set, with its unit', async () => {
    await draw(mayAll);
    const steps = await field('Steps');
    expect(steps.value).toBe('');
    expect(steps.placeholder).toBe('10,000');
    expect(screen.getByText(/Empty: the default, 10,000 steps\./)).toBeTruthy();
    expect(screen.getByText(/Empty: the default, 31 days\./)).toBeTruthy();
    expect(screen.getByRole('radio', { name: "The server's default: 90 days" })).toHaveProperty(
      'checked',
      true,
    );
  });

  it('saves limits in the units of the server and empty ones as not set', async () => {
    server.limits = { ...nothingSet, maxEffects: 50 };
    await draw(mayAll);
    await write('Steps', '20,000');
    await write('Effects', '');
    await write('Variables', '2');
    press('Save limits');
    await waitFor(() => expect(puts()).toHaveLength(1));
    expect(puts()[0]).toEqual([
      '/api/run_limits',
      { ...nothingSet, maxSteps: 20_000, maxVariableBytes: 2 * 1024 * 1024, revision: 1 },
    ]);
    expect(await screen.findByText('Saved')).toBeTruthy();
  });

  it.each([
    ['Steps', '99', 'Enter a whole number from 100 steps to 100,000 steps.'],
    ['Steps', 'many', 'Enter a whole number from 100 steps to 100,000 steps.'],
    ['Time', '0.0001', 'Enter a whole number from 1 minute to 366 days.'],
  ])('sends nothing while %s is %s, and says so at the field', async (name, value, sentence) => {
    await draw(mayAll);
    await write(name, value);
    press('Save limits');
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect((await field(name)).getAttribute('aria-invalid')).toBe('true');
    // It may be far above the button.
    expect(document.activeElement).toBe(await field(name));
    expect(puts()).toEqual([]);
  });

  it('keeps what is being written when a colleague saves, takes over the rest and says so', async () => {
    await draw(mayAll);
    await write('Steps', '500');
    colleagueSaves({ limits: { ...nothingSet, maxSteps: 700, maxDepth: 3 } });
    await reload();
    expect(await screen.findByText(/Somebody saved other values/)).toBeTruthy();
    expect((await field('Depth')).value).toBe('3');
    expect((await field('Steps')).value).toBe('500');
    press('Save limits');
    await waitFor(() => expect(puts()).toHaveLength(1));
    expect(puts()[0]?.[1]).toEqual({ ...nothingSet, maxSteps: 500, maxDepth: 3, revision: 2 });
    await waitFor(() => expect(screen.queryByText(/Somebody saved other values/)).toBeNull());
  });

  it('keeps what is written while a save is under way', async () => {
    let letAnswer = () => undefined as void;
    hold = new Promise((resolve) => (letAnswer = resolve));
    await draw(mayAll);
    await write('Steps', '500');
    press('Save limits');
    await waitFor(() => expect(puts()).toHaveLength(1));
    await write('Depth', '3');
    await act(async () => letAnswer());
    await waitFor(() => expect(server.limits).toMatchObject({ maxSteps: 500 }));
    expect((await field('Depth')).value).toBe('3');
    expect(screen.queryByText(/Somebody saved other values/)).toBeNull();
    await waitFor(() => {
      press('Save limits');
      expect(puts()).toHaveLength(2);
    });
    expect(puts()[1]?.[1]).toEqual({ ...nothingSet, maxSteps: 500, maxDepth: 3, revision: 2 });
  });

  it('follows a colleague without a word while nothing is being written', async () => {
    await draw(mayAll);
    await field('Steps');
    colleagueSaves({ limits: { ...nothingSet, maxSteps: 700 } });
    await reload();
    await waitFor(async () => expect((await field('Steps')).value).toBe('700'));
    expect(screen.queryByText(/Somebody saved other values/)).toBeNull();
  });

  describe('when a colleague saved and the page has not heard of it', () => {
    const late = async () => {
      await draw(mayAll);
      await write('Steps', '500');
      colleagueSaves({ limits: { ...nothingSet, maxSteps: 700, maxDepth: 3 } });
      press('Save limits');
      await screen.findByText(/Not saved: somebody saved other values/);
      expect(server.limits).toMatchObject({ maxSteps: 700 });
    };

    it('replaces nothing, and shows theirs beside what was written', async () => {
      await late();
      expect((await field('Depth')).value).toBe('3');
      expect((await field('Steps')).value).toBe('500');
      expect(screen.queryByText(staleProblem.message)).toBeNull();
    });

    it('loads theirs', async () => {
      await late();
      press('Load the newer values');
      expect((await field('Steps')).value).toBe('700');
      expect(screen.queryByText(/Not saved/)).toBeNull();
      expect(puts()).toHaveLength(1);
    });

    it('saves over theirs once they were seen', async () => {
      await late();
      press('Save limits');
      expect(await screen.findByText('Saved')).toBeTruthy();
      expect(server.limits).toEqual({ ...nothingSet, maxSteps: 500, maxDepth: 3 });
      expect(screen.queryByText(/Not saved/)).toBeNull();
    });

    it('says nothing when they saved the same', async () => {
      await draw(mayAll);
      await write('Steps', '500');
      colleagueSaves({ limits: { ...nothingSet, maxSteps: 500 } });
      press('Save limits');
      await waitFor(() => expect(screen.queryByText('Discard changes')).toBeNull());
      expect(screen.queryByRole('alert')).toBeNull();
    });

    it('asks again before history is kept for less long than theirs', async () => {
      server.days = 60;
      server.loss = { days: 0, from: null, to: null, events: 0, runs: 0, staying_days: 0 };
      await draw(mayAll);
      await write('Days', '30');
      press('Save retention');
      const dialog = within(await screen.findByRole('dialog'));
      colleagueSaves({ days: 90 });
      fireEvent.click(await dialog.findByRole('button', { name: 'Keep 30 days' }));
      await screen.findByText(/Not saved: somebody saved other values/);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect((await field('Days')).value).toBe('30');
      expect(server.days).toBe(90);
      press('Save retention');
      await screen.findByRole('dialog');
    });
  });

  it('discards to what is stored by now', async () => {
    await draw(mayAll);
    await write('Steps', 'abc');
    press('Discard changes');
    await waitFor(async () => expect((await field('Steps')).value).toBe(''));
  });

  describe('before history is kept for less long', () => {
    const aLoss = {
      days: 12,
      from: '2026-09-01',
      to: '2026-10-29',
      events: 1_240,
      runs: 1,
      staying_days: 2,
    };
    const shorten = async (loss: object) => {
      server.loss = loss;
      await draw(mayAll);
      fireEvent.click(await screen.findByRole('radio', { name: 'For a number of days' }));
      await write('Days', '30');
      press('Save retention');
      return screen.findByRole('dialog');
    };

    it('says what would go and sends nothing until somebody agrees', async () => {
      const dialog = within(await shorten(aLoss));
      const text = /12 days from 1 Sept? .*to 29 Oct.*: 1,240 events and 1 run with their steps/;
      expect(await dialog.findByText(text)).toBeTruthy();
      expect(dialog.getByText(/2 days as old stay/)).toBeTruthy();
      expect(puts()).toEqual([]);
      fireEvent.click(dialog.getByRole('button', { name: 'Delete what is older than 30 days' }));
      await waitFor(() => expect(puts()).toEqual([['/api/retention', { days: 30, revision: 1 }]]));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    });

    it('changes nothing when somebody cancels', async () => {
      const dialog = within(await shorten(aLoss));
      fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(puts()).toEqual([]);
      expect((await field('Days')).value).toBe('30');
    });

    it('says that nothing is that old, and what could not be counted', async () => {
      const nothing = { days: 0, from: null, to: null, events: 0, runs: 0, staying_days: 0 };
      const dialog = within(await shorten(nothing));
      expect(await dialog.findByText(/nothing is deleted now/)).toBeTruthy();
      expect(dialog.getByRole('button', { name: 'Keep 30 days' })).toBeTruthy();
      cleanup();
      const uncounted = within(await shorten({ ...aLoss, events: null, runs: null }));
      expect(await uncounted.findByText(/more events than can be counted in time/)).toBeTruthy();
    });
  });

  it('asks nothing when history is kept longer or for ever', async () => {
    server.days = 30;
    await draw(mayAll);
    fireEvent.click(await screen.findByRole('radio', { name: 'For ever' }));
    press('Save retention');
    await waitFor(() => expect(puts()).toEqual([['/api/retention', { days: 0, revision: 1 }]]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('refuses days of which events may come again', async () => {
    server.days = 30;
    await draw(mayAll);
    for (const days of ['7', '0', '']) {
      await write('Days', days);
      press('Save retention');
      expect(await screen.findByText(/from 8 days to 3,650 days/)).toBeTruthy();
    }
    expect(puts()).toEqual([]);
  });

  it('is to be read only, with the reason, by who may not change it', async () => {
    await draw(['run:read']);
    expect((await field('Steps')).readOnly).toBe(true);
    expect(screen.getByText(/Your role may not do this \(personal_data:manage\)/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save limits' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(screen.getByRole('radio', { name: 'For ever' })).toHaveProperty('disabled', true);
  });

  it('asks the server nothing for who may not read it', async () => {
    await draw([]);
    expect(await screen.findByText(/\(run:read\)/)).toBeTruthy();
    expect(answer).not.toHaveBeenCalled();
  });

  it('says why it could not be loaded, and tries again', async () => {
    isAway = true;
    await draw(mayAll);
    expect(await screen.findByText('The server answered 503.')).toBeTruthy();
    isAway = false;
    press('Retry');
    expect((await field('Steps')).value).toBe('');
  });
});
