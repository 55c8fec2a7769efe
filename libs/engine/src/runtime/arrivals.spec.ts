import { describe, expect, it } from '@jest/globals';
import { awaitedBy, deliverArrivals, type CameEvent } from './arrivals';
import type { AwaitedThing } from './awaited';
import { initialRunState, type RunState } from './run-state';

const now = new Date('2026-03-01T10:00:00Z');
const moment = { dialect: 'graph', now, zone: 'UTC' } as const;

const waitingFor = (thing: AwaitedThing): RunState => ({
  ...initialRunState('wait'),
  resume: {
    outlet: 'timeout',
    output: null,
    input: {},
    awaits: { thing, since: '2026-03-01T09:00:00Z', until: '2026-03-01T11:00:00Z' },
  },
});
const anEvent = (ref: string, rating: number): CameEvent => ({
  ref,
  event: {
    id: `e-${ref}`,
    type: 'queue.answered',
    source: 'queue_8',
    subject: null,
    time: '2026-03-01T09:30:00Z',
    data: { rating },
  },
});
const rules = { all: [{ field: 'rating', operator: 'more' as const, value: 3 }] };
const forEvent = { kind: 'event', types: ['queue.answered'], rules, outlet: 'event' } as const;
const nothing = { events: new Map(), runs: new Map() };

describe('deliverArrivals', () => {
  it('takes the first event that meets the conditions', () => {
    const events = new Map([[1, [anEvent('a', 1), anEvent('b', 5), anEvent('c', 9)]]]);
    const { resume } = deliverArrivals(waitingFor(forEvent), { ...nothing, events }, moment);
    expect(resume).toMatchObject({
      outlet: 'event',
      output: { event_id: 'e-b', data: { rating: 5 } },
    });
    expect(resume?.awaits).toBeUndefined();
  });

  it('waits on when none does, and looks at those no more', () => {
    const events = new Map([[1, [anEvent('a', 1), anEvent('b', 2)]]]);
    const state = deliverArrivals(waitingFor(forEvent), { ...nothing, events }, moment);
    expect(awaitedBy(state).get(1)?.thing).toMatchObject({ after: 'b' });
    expect(state.resume?.outlet).toBe('timeout');
  });

  const forRun = { kind: 'run', runId: 'r2', variables: { mine: 'theirs' } } as const;

  it('takes variables over from a run that completed', () => {
    const ended = {
      status: 'completed',
      result: 7,
      error: null,
      variables: { theirs: 'x' },
      stopsCallers: false,
    } as const;
    const runs = new Map([[1, ended]]);
    expect(deliverArrivals(waitingFor(forRun), { ...nothing, runs }, moment).resume).toMatchObject({
      outlet: 'success',
      variables: { mine: 'x' },
      output: { run_id: 'r2', result: 7 },
    });
  });

  const broken = {
    status: 'completed',
    result: null,
    error: null,
    variables: {},
    stopsCallers: true,
  } as const;

  it('stops with a run that ended by a break, in the array dialect alone', () => {
    const runs = new Map([[1, broken]]);
    const came = { ...nothing, runs };
    const inArray = deliverArrivals(waitingFor(forRun), came, { ...moment, dialect: 'array' });
    expect(inArray.resume).toMatchObject({ stops: true, output: { run_id: 'r2' } });
    const drawn = deliverArrivals(waitingFor(forRun), came, moment);
    expect(drawn.resume).toMatchObject({ outlet: 'success' });
    expect(drawn.resume?.stops).toBeUndefined();
  });

  it('makes a failure of any other end', () => {
    const ended = {
      status: 'quarantined',
      result: null,
      error: null,
      variables: {},
      stopsCallers: false,
    } as const;
    const runs = new Map([[1, ended]]);
    const { resume } = deliverArrivals(waitingFor(forRun), { ...nothing, runs }, moment);
    expect(resume).toMatchObject({ outlet: 'failure', failure: { code: 'run.quarantined' } });
  });

  it('leaves a run alone that nothing came for', () => {
    const state = waitingFor(forRun);
    expect(deliverArrivals(state, nothing, moment).resume).toEqual(state.resume);
  });
});
