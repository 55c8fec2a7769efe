import { describe, expect, it } from '@jest/globals';
import { checkOutcome } from './check-outcome.mjs';
import type { EventName } from './expected-effects.mjs';

const event = (place: number, name: EventName = 'missed') => ({
  ...{ id: `e${place}`, call: '7', place, name, number: String(place), pauseMs: 0 },
});
const run = (place: number, overrides: object = {}) => ({
  ...{ id: `r${place}`, event_id: `e${place}`, parent: null as string | null, status: 'completed' },
  ...{ step_count: 5, steps: 5, lists: 1, tasks: 0, unknowns: 0 },
  ...overrides,
});
const arrival = (place: number, request: string, id = `r${place}`) => ({
  ...{ key: `hl:${id}:${request}`, event: `e${place}`, status: 200 },
});
const outcome = {
  ...{ runs: [run(0), run(1)], entries: ['0', '1'], tasks: 0, events: 2, told: 2 },
  ...{ deadLetters: 0, untold: 0, waitsLeft: 0, stepsTwice: 0, wrongWaits: 0 },
  ...{ halfLoops: 0, halfJoins: 0 },
};
const good = {
  accepted: [event(0), event(1)],
  arrivals: [0, 1].flatMap((place) => [arrival(place, 'tell:1'), arrival(place, 'confirm:1')]),
  outcome,
  openSteps: 1,
};
/** One event alone, as it should end. */
const single = (name: EventName, requests: string[], overrides: object = {}) => ({
  ...{ accepted: [event(0, name)], openSteps: 0 },
  arrivals: requests.map((request) => arrival(0, request)),
  outcome: { ...outcome, runs: [run(0, overrides)], entries: ['0'], events: 1, told: 1 },
});
const broken = (found: Parameters<typeof checkOutcome>[0]) =>
  checkOutcome(found)
    .filter((check) => !check.ok)
    .map((check) => check.name);

describe('checkOutcome', () => {
  it('has nothing to say when everything adds up', () => {
    expect(broken(good)).toEqual([]);
  });

  it('sees a request that never came', () => {
    expect(broken({ ...good, arrivals: good.arrivals.slice(0, 3) })).toEqual(['requests missing']);
  });

  it('sees a call whose second event came first', () => {
    expect(broken({ ...good, arrivals: [...good.arrivals].reverse() })).toEqual([
      'calls out of order',
    ]);
  });

  it('sees a run that is missing, one that was set aside, and an entry too many', () => {
    const runs = [run(0, { status: 'quarantined', lists: 2 })];
    expect(broken({ ...good, outcome: { ...outcome, runs } })).toEqual([
      'runs',
      'events without their run',
      'runs completed',
      'runs quarantined',
      'runs that did not add exactly one entry',
      'requests missing',
      'requests nobody asked for',
    ]);
  });

  it('sees more repeats than there were requests under way', () => {
    const again = arrival(0, 'tell:1');
    expect(broken({ ...good, arrivals: [...good.arrivals, again] })).toEqual([]);
    expect(broken({ ...good, arrivals: [...good.arrivals, again, again] })).toEqual([
      'repeated requests',
    ]);
  });

  it('sees a repeat of what must not be repeated, and lets an open one be missing', () => {
    expect(broken(single('leaving', ['once:1']))).toEqual([]);
    expect(broken({ ...single('leaving', ['once:1', 'once:1']), openSteps: 1 })).toEqual([
      'repeats where the node forbids them',
    ]);
    expect(broken(single('leaving', []))).toEqual(['requests missing']);
    expect(broken(single('leaving', [], { unknowns: 1 }))).toEqual([]);
  });

  it('wants one of two requests of a run that waits for an event', () => {
    expect(broken(single('offering', ['tell:1', 'heard:1']))).toEqual([]);
    expect(broken(single('offering', ['tell:1', 'alone:1']))).toEqual([]);
    expect(broken(single('offering', ['tell:1']))).toEqual(['requests missing']);
    expect(broken(single('offering', ['tell:1', 'heard:1', 'alone:1']))).toEqual([
      'requests nobody asked for',
    ]);
  });

  it('wants every pass of a loop once', () => {
    expect(broken(single('bridged', ['each:1', 'each:2', 'each:3']))).toEqual([]);
    expect(broken(single('bridged', ['each:1', 'each:3']))).toEqual(['requests missing']);
  });

  it('wants exactly one run below a caller, with the entry', () => {
    const caller = run(0, { lists: 0 });
    const child = run(0, { id: 'c0', parent: 'r0' });
    const found = (runs: ReturnType<typeof run>[]) => ({
      ...single('joined', ['tell:1', 'confirm:1']),
      arrivals: [
        ...[arrival(0, 'tell:1'), arrival(0, 'confirm:1')],
        ...runs.filter(({ parent }) => parent).map(({ id }) => arrival(0, 'ask:1', id)),
      ],
      outcome: { ...outcome, runs, entries: ['0'], events: 1, told: 1 },
    });
    expect(broken(found([caller, child]))).toEqual([]);
    expect(broken(found([caller]))).toContain('runs without exactly the runs they start');
    const second = run(0, { id: 'c1', parent: 'r0', lists: 0 });
    expect(broken(found([caller, child, second]))).toContain(
      'runs without exactly the runs they start',
    );
    expect(broken(found([run(0), run(0, { id: 'c0', parent: 'r0', lists: 0 })]))).toContain(
      'runs that did not add exactly one entry',
    );
  });

  it('wants the task of the run that makes one', () => {
    const found = single('answered', ['tell:1', 'confirm:1'], { tasks: 1 });
    const told = { ...found.outcome, tasks: 1, told: 2 };
    expect(broken({ ...found, outcome: told })).toEqual([]);
    const twice = { ...told, tasks: 2, runs: [run(0, { tasks: 2 })] };
    expect(broken({ ...found, outcome: twice })).toEqual([
      'runs without exactly their tasks',
      'tasks',
    ]);
  });
});
