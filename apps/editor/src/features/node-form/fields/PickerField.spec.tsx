import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { drawInPage, jsonAnswer } from '../../../testing/draw-in-page.fixture';
import { PickerField } from './PickerField';

const field = {
  name: 'agentId',
  kind: 'text',
  widget: 'agent-picker',
  required: false,
  meta: { label: 'Agent' },
} as const;

describe('PickerField', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    globalThis.fetch = answer;
    const byId: Record<string, string> = { 8: 'Able', 900: 'Zoe' };
    answer.mockReset().mockImplementation(async (url) => {
      const ids = new URL(String(url), 'http://page').searchParams.getAll('id');
      const items = (ids.length > 0 ? ids : ['8']).map((id) => ({ id, name: byId[id] }));
      return jsonAnswer({ page: 1, next: true, items });
    });
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const draw = (value: string) =>
    drawInPage(() => (
      <PickerField
        field={field}
        value={value}
        invalid={false}
        what="agent"
        onChange={() => undefined}
      />
    ));
  const shown = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Agent' }).value;
  const askedById = () =>
    answer.mock.calls.map(([url]) => String(url)).filter((url) => /[?&]id=/.test(url));

  it('shows the name of one that is not among the first', async () => {
    await draw('900');
    await waitFor(() => expect(shown()).toBe('Zoe'));
  });

  it('asks for no name of one it knows, nor of a template', async () => {
    await draw('8');
    await waitFor(() => expect(shown()).toBe('Able'));
    cleanup();
    await draw('${agent_id}');
    await waitFor(() => expect(answer.mock.calls.length).toBeGreaterThan(1));
    expect(shown()).toBe('${agent_id}');
    expect(askedById()).toEqual([]);
  });
});
