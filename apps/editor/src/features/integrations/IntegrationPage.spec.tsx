import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Integration, JsonObject } from '@hookline/contracts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { drawPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { IntegrationPage } from './IntegrationPage';

const opened: Integration = {
  id: '5',
  name: 'Support mail',
  kind: 'email',
  settings: {
    host: 'smtp.example.com',
    port: 587,
    security: 'starttls',
    user: 'support',
    password: { set: true, hint: '1234' },
    from: 'support@example.com',
  },
  used_by: 0,
  last_test: null,
  created_at: '1',
  updated_at: '1',
};

describe('IntegrationPage', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let stored: Integration;
  let letAnswer: (() => void) | null;
  let sent: JsonObject[];
  beforeEach(() => {
    globalThis.fetch = answer;
    stored = opened;
    letAnswer = null;
    sent = [];
    answer.mockReset().mockImplementation(async (_url, init) => {
      if (init?.method === 'PATCH') {
        const body = JSON.parse(String(init.body));
        sent.push(body);
        const { name = stored.name, settings = {} } = body;
        await new Promise<void>((resolve) => (letAnswer = resolve));
        const { password, ...rest } = settings;
        const secret = password === undefined ? {} : { password: { set: true, hint: '1234' } };
        stored = { ...stored, name, settings: { ...stored.settings, ...rest, ...secret } };
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
      path: '/integrations/$integrationId',
      address: '/integrations/5',
      component: IntegrationPage,
      permissions: ['integration:manage'],
    });
    await screen.findByRole('textbox', { name: /^Name/ });
    return {
      colleagueStores: (part: Partial<Integration>) =>
        act(async () => {
          stored = { ...stored, ...part, updated_at: '2' };
          await queryClient.invalidateQueries({ queryKey: ['integrations'] });
        }),
    };
  }
  const write = (label: RegExp, value: string) =>
    fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });
  const valueOf = (label: RegExp) =>
    screen.getByRole<HTMLInputElement>('textbox', { name: label }).value;
  const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));
  const overtaken = /^Somebody saved other values meanwhile/;

  it('keeps what is being typed when a colleague saves, and says that they did', async () => {
    const { colleagueStores } = await draw();
    write(/^Name/, 'Mail of the support');
    await colleagueStores({ settings: { ...opened.settings, host: 'mail.example.com' } });
    await waitFor(() => expect(valueOf(/^Mail server/)).toBe('mail.example.com'));
    expect(valueOf(/^Name/)).toBe('Mail of the support');
    expect(screen.getByText(overtaken)).toBeTruthy();
    press(/^Load the newer values/);
    expect(valueOf(/^Name/)).toBe('Support mail');
    expect(screen.queryByText(overtaken)).toBeNull();
  });

  it('keeps what is typed while it is being saved, and takes a saved secret as saved', async () => {
    await draw();
    press(/^Replace/);
    fireEvent.change(screen.getByLabelText(/^Password/), { target: { value: 'new 1234' } });
    press(/^Save/);
    await waitFor(() => expect(letAnswer).not.toBeNull());
    write(/^Name/, 'Mail of the support');
    await act(async () => letAnswer?.());
    // A secret that is stored is not shown any more.
    await screen.findByRole('button', { name: /^Replace/ });
    expect(valueOf(/^Name/)).toBe('Mail of the support');
    expect(screen.queryByText(overtaken)).toBeNull();
    press(/^Save/);
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent).toEqual([{ settings: { password: 'new 1234' } }, { name: 'Mail of the support' }]);
  });
});
