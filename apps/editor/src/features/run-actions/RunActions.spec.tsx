import { afterEach, describe, expect, it } from '@jest/globals';
import { RunDetail } from '@hookline/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/run-actions.json' with { type: 'json' };
import { drawPage } from '../../testing/draw-in-page.fixture';
import { RunActions } from './RunActions';

addTexts('run-actions', texts);

const waiting = RunDetail.parse({
  id: 'r1',
  status: 'waiting',
  schema: { id: '7', name: 'Missed care', version: 3 },
  hook: null,
  queue: null,
  event: { id: 'e1', no: '1', type: 'queue.missed' },
  key: '4711',
  contact: null,
  created_at: '2026-11-29T10:00:00.000Z',
  ended_at: null,
  due_at: '2026-11-29T11:00:00.000Z',
  duration_ms: null,
  step_count: 2,
  error: null,
  replay_of: null,
  replay_no: 0,
  dry: false,
  draft_revision: null,
  parent: null,
  graph: { nodes: [], edges: [] },
  steps: [],
  variables: {},
  result: null,
  event_data: {},
});

describe('RunActions', () => {
  afterEach(cleanup);

  let setStatus: (status: RunDetail['status']) => void = () => undefined;

  function Page() {
    const [status, set] = useState(waiting.status);
    setStatus = set;
    return <RunActions run={{ ...waiting, status }} />;
  }

  it('does not ask again to cancel a run that ended by itself and was resumed since', async () => {
    await drawPage({
      path: '/runs',
      address: '/runs',
      component: Page,
      permissions: ['run:update', 'run:replay'],
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('dialog', { name: 'Cancel this run?' })).toBeTruthy();
    act(() => setStatus('failed'));
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => setStatus('running'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
  });
});
