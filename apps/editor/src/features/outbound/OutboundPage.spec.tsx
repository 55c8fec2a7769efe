import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { drawPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { OutboundPage } from './OutboundPage';

describe('OutboundPage', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  let stored: { targets: string[]; revision: number };

  beforeEach(() => {
    globalThis.fetch = answer;
    stored = { targets: ['crm.corp'], revision: 3 };
    answer.mockReset().mockImplementation(async (_url, init) => {
      if (init?.method !== 'PUT') return jsonAnswer(stored);
      const { targets, revision } = JSON.parse(String(init.body));
      if (revision !== stored.revision) {
        const code = 'outbound_allow.stale';
        return jsonAnswer({ status: 409, code, message: 'Late.', problems: [] }, 409);
      }
      stored = { targets, revision: revision + 1 };
      return jsonAnswer(stored);
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Targets/ });
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  async function open() {
    await drawPage({
      path: '/settings/outbound',
      address: '/settings/outbound',
      component: OutboundPage,
      permissions: ['platform:manage'],
    });
    await text();
  }
  const write = async (value: string) => fireEvent.change(await text(), { target: { value } });

  it('saves what was read, changed', async () => {
    await open();
    await write('crm.corp\n10.0.0.5');
    press('Save targets');
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect(stored).toEqual({ targets: ['crm.corp', '10.0.0.5'], revision: 4 });
  });

  it('does not overwrite what a colleague saved meanwhile, and says so', async () => {
    await open();
    await write('10.0.0.5');
    stored = { targets: ['mail.corp'], revision: 4 };
    press('Save targets');
    expect(await screen.findByText(/^Not saved: somebody saved other values/)).toBeTruthy();
    expect(stored.targets).toEqual(['mail.corp']);
    expect((await text()).value).toBe('10.0.0.5');
    press('Load the newer values');
    await waitFor(async () => expect((await text()).value).toBe('mail.corp'));
  });

  it('replaces it when the person saves again', async () => {
    await open();
    await write('10.0.0.5');
    stored = { targets: ['mail.corp'], revision: 4 };
    press('Save targets');
    await screen.findByText(/^Not saved/);
    press('Save targets');
    await waitFor(() => expect(stored).toEqual({ targets: ['10.0.0.5'], revision: 5 }));
  });
});
