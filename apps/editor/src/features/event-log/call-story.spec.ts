import { describe, expect, it } from '@jest/globals';
import type { EventDetail, RunSummary } from '@hookline/contracts';
import { tellCall } from './call-story';

const anEvent = (overrides: Partial<EventDetail>): EventDetail => ({
  id: 'e1',
  no: '1',
  event_id: '90311:missed:1',
  type: 'queue.missed',
  source: 'queue_8',
  queue: { id: '8', name: 'Support line' },
  key: '90311',
  contact: '380441112233',
  occurred_at: '2026-07-14T11:01:57.204Z',
  received_at: '2026-07-14T11:01:57.210Z',
  status: 'handled',
  runs: [],
  problem: null,
  data: {},
  notes: [],
  evaluations: [],
  ...overrides,
});

const aRun = (overrides: Partial<RunSummary>): RunSummary => ({
  id: 'r1',
  status: 'completed',
  schema: { id: '75', name: 'Missed call care', version: 5 },
  hook: { id: '14', event: 'missed' },
  queue: { id: '8', name: 'Support line' },
  event: { id: 'e1', no: '1', type: 'queue.missed' },
  key: '90311',
  contact: null,
  created_at: '2026-07-14T11:01:57.204Z',
  ended_at: null,
  due_at: null,
  duration_ms: 31_200,
  step_count: 4,
  error: null,
  replay_of: null,
  replay_no: 0,
  dry: false,
  draft_revision: null,
  parent: null,
  ...overrides,
});

describe('tellCall', () => {
  it('puts events in order of time, each before the runs it started', () => {
    const joined = anEvent({ id: 'e0', type: 'queue.joined', occurred_at: '2026-07-14T11:01:12Z' });
    const left = anEvent({ id: 'e2', type: 'queue.leaving', occurred_at: '2026-07-14T11:02:00Z' });
    const late = aRun({ created_at: '2026-07-14T11:03:00Z' });
    const lines = tellCall([left, anEvent({}), joined], [late]);
    expect(lines.map(({ id }) => id)).toEqual(['e0', 'e1', 'r1', 'e2']);
  });

  it('tells the runs of one event in the order of its hooks, though they began together', () => {
    const runs = [aRun({ id: 'r2' }), aRun({ id: 'r1' }), aRun({ id: 'r3' })];
    expect(tellCall([anEvent({})], runs).map(({ id }) => id)).toEqual(['e1', 'r1', 'r2', 'r3']);
  });

  it('orders events of the same moment by their number', () => {
    const second = anEvent({ id: 'b', no: '10' });
    const first = anEvent({ id: 'a', no: '9' });
    expect(tellCall([second, first], []).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('tells a run whose event is missing at the end', () => {
    const stray = aRun({ id: 'r9', event: { id: 'gone', no: '0', type: 'queue.joined' } });
    expect(tellCall([anEvent({})], [stray]).map(({ id }) => id)).toEqual(['e1', 'r9']);
  });

  it('names the agent where the event has one', () => {
    const [withAgent] = tellCall([anEvent({ data: { agent_name: 'Petro' } })], []);
    expect(withAgent).toMatchObject({ text: 'missed', values: { agent: 'Petro' } });
    const [without] = tellCall([anEvent({})], []);
    expect(without?.text).toBe('missedNoAgent');
  });

  it('says how the contact left, in words', () => {
    const [line] = tellCall(
      [anEvent({ type: 'queue.leaving', data: { cc_result: 'abandoned' } })],
      [],
    );
    expect(line).toMatchObject({ text: 'leavingResult', values: { result: 'Abandoned' } });
  });

  it('tells an unknown event by its type', () => {
    const [line] = tellCall([anEvent({ type: 'agent.status' })], []);
    expect(line).toMatchObject({ text: 'other', values: { type: 'agent.status' } });
  });

  it('tells a failed run with its reason and where to open it', () => {
    const error = { code: 'http.status', message: 'CRM answered 504.', nodeId: 'n3' };
    const [line] = tellCall([], [aRun({ status: 'failed', error })]);
    expect(line).toMatchObject({
      tone: 'bad',
      text: 'run_failed',
      values: { error: 'CRM answered 504.' },
      run: { id: 'r1', version: 5 },
    });
  });
});
