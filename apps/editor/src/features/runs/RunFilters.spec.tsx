import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { addTexts } from '../../i18n/addTexts';
import logTexts from '../../i18n/en/event-log.json' with { type: 'json' };
import runTexts from '../../i18n/en/runs.json' with { type: 'json' };
import { drawInPage, jsonAnswer } from '../../testing/draw-in-page.fixture';
import { RunFilters } from './RunFilters';

addTexts('event-log', logTexts);
addTexts('runs', runTexts);

const search = { page: 1, size: 40, q: '' };

describe('RunFilters', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    globalThis.fetch = answer;
    const byId: Record<string, string> = { 8: 'Support line', 900: 'Zebra line' };
    answer.mockReset().mockImplementation(async (url) => {
      const { pathname, searchParams } = new URL(String(url), 'http://page');
      const ids = searchParams.getAll('id');
      const shown = pathname === '/api/call_center/queues' ? (ids.length > 0 ? ids : ['8']) : [];
      return jsonAnswer({
        page: 1,
        next: true,
        items: shown.map((id) => ({ id, name: byId[id] })),
      });
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  it('names a queue that a link chose and that is not among the first', async () => {
    await drawInPage(() => (
      <RunFilters search={{ ...search, queue: ['900'] }} onChange={() => undefined} />
    ));
    expect(await screen.findByText('Zebra line')).toBeTruthy();
    expect(screen.queryByText('900')).toBeNull();
  });

  it('asks for no names that it has', async () => {
    await drawInPage(() => (
      <RunFilters search={{ ...search, queue: ['8'] }} onChange={() => undefined} />
    ));
    expect(await screen.findAllByText('Support line')).not.toHaveLength(0);
    expect(
      answer.mock.calls.map(([url]) => String(url)).filter((url) => /[?&]id=/.test(url)),
    ).toEqual([]);
  });
});
