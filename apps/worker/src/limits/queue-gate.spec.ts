import { describe, expect, it, jest } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { PostponedFailure, type ExecuteRunDeps, type HttpResponse } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { aRun, FakeClock, fakePorts, MemoryRunJournal } from '@hookline/testing';
import type { RunJob } from '../runs/run-job';
import { ComeBack } from './come-back';
import { KeyedSlots } from './keyed-slots';
import { LongWaits } from './long-waits';
import { PutOffCalls } from './put-off-calls';
import { QueueGate } from './queue-gate';

// start → http
const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'http', type: 'http-request', params: { url: 'https://crm.example/' } },
  ],
  edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'http' }],
});

function aJob(queueId: string | null, runId = 'r1'): RunJob {
  return {
    claim: { runId, domainId: '1', fence: 1 },
    progress: aRun({ graph, nodeTypeOf }),
    stored: null,
    partition: 0,
    key: '1:k',
    mode: 'ordered',
    schemaId: '1',
    hookId: null,
    queueId,
  };
}

function aWorld() {
  const open: (() => void)[] = [];
  const stopping = new AbortController();
  const journal = new MemoryRunJournal();
  const deps: ExecuteRunDeps = {
    journal,
    clock: new FakeClock(),
    random: () => 0.5,
    stopping: stopping.signal,
    ports: fakePorts({
      http: {
        send: () =>
          new Promise<HttpResponse>((resolve) =>
            open.push(() =>
              resolve({ status: 200, headers: {}, cookies: [], body: '', durationMs: 1 }),
            ),
          ),
      },
    }),
  };
  return { open, stopping, journal, deps };
}

const roomFor = (size: number) => new KeyedSlots({ size, longestLineMs: 5_000, nowMs: () => 0 });

function aGate(slots = roomFor(1), calls = new PutOffCalls()) {
  const comeBack = new ComeBack(
    () => 0,
    () => 0.5,
  );
  const longWaits = new LongWaits({ size: 10, nowMs: () => 0, onFull: () => undefined });
  return new QueueGate({ slots, calls, comeBack, longWaits });
}

/** A world whose target has no room. */
function aBusyWorld(afterMs: number) {
  const world = aWorld();
  const send = () => Promise.reject(new PostponedFailure('http.busy', 'It is busy.', afterMs));
  return { ...world, deps: { ...world.deps, ports: fakePorts({ http: { send } }) } };
}

const atOnce = () => Promise.resolve(null);
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('QueueGate', () => {
  it('lets so many runs of a queue go on at a time, and runs of others beside them', async () => {
    const gate = aGate();
    const { open, deps } = aWorld();
    const runs = ['8', '8', '9', null].map((queueId) => gate.execute(aJob(queueId), deps, atOnce));
    await turn();
    expect(open).toHaveLength(3);
    for (const answer of open) answer();
    await turn();
    for (const answer of open) answer();
    expect((await Promise.all(runs)).map(({ kind }) => kind)).toEqual(Array(4).fill('ended'));
  });

  it('parks a run that found no room, untouched, to come again soon (B-42)', async () => {
    const gate = aGate();
    const first = aWorld();
    const busy = gate.execute(aJob('8'), first.deps, atOnce);
    const second = aWorld();
    const waiting = gate.execute(aJob('8'), second.deps, atOnce);
    second.stopping.abort();
    expect(await waiting).toMatchObject({
      kind: 'parked',
      dueAt: new Date('2026-03-01T10:00:02.000Z'),
    });
    expect(second.journal.last).toMatchObject({
      status: 'waiting',
      steps: [],
      state: { at: 'start', effects: 0 },
    });
    await turn();
    for (const answer of first.open) answer();
    expect((await busy).kind).toBe('ended');
  });

  it('puts the next run of a call off behind one that found no room, and no run of another', async () => {
    const slots = roomFor(1);
    const gate = aGate(slots);
    const visit = slots.tryEnter('8');
    const world = aWorld();
    world.stopping.abort();
    const parked = await gate.execute(aJob('8', 'r1'), world.deps, atOnce);
    visit?.leave();
    const second = aWorld();
    const next = await gate.execute(aJob('8', 'r2'), second.deps, atOnce);
    expect([parked.kind, next.kind, second.open.length]).toEqual(['parked', 'parked', 0]);
    if (parked.kind !== 'parked' || next.kind !== 'parked') throw new Error('both are parked');
    expect(next.dueAt.getTime()).toBeGreaterThan(parked.dueAt.getTime());

    for (const runId of ['r1', 'r2']) {
      const back = aWorld();
      const run = gate.execute(aJob('8', runId), back.deps, atOnce);
      await turn();
      for (const answer of back.open) answer();
      expect((await run).kind).toBe('ended');
    }
  });

  it('puts the next run of a call off behind one that its target had no room for', async () => {
    const calls = new PutOffCalls();
    const gate = aGate(roomFor(5), calls);
    const busy = aBusyWorld(2_000);
    const { clock } = busy.deps;
    const first = await gate.execute(aJob('8', 'r1'), busy.deps, atOnce);
    expect(first).toMatchObject({ kind: 'parked', isPutOff: true });
    expect(calls.isFree('1:k', clock.now())).toBe(false);

    // Without a queue, and the target is free by now: it waits all the same, and behind the first.
    const free = aWorld();
    const second = await gate.execute(aJob(null, 'r2'), free.deps, atOnce);
    expect([second.kind, free.open.length]).toEqual(['parked', 0]);
    // The first comes back in vain, and is still the first.
    await gate.execute(aJob('8', 'r1'), busy.deps, atOnce);
    expect(calls.isNext('1:k', 'r2', clock.now())).toBe(false);
    expect(calls.isNext('1:k', 'r1', clock.now())).toBe(true);
  });

  it('lets the call go on when the turn at the target is far off', async () => {
    const calls = new PutOffCalls();
    const busy = aBusyWorld(600_000);
    const parked = await aGate(roomFor(5), calls).execute(aJob('8'), busy.deps, atOnce);
    expect(parked.kind).toBe('parked');
    expect(calls.isFree('1:k', busy.deps.clock.now())).toBe(true);
  });

  it('lets others of the queue go on when a run has waited for its answer for a second', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const slots = roomFor(1);
    const gate = aGate(slots);
    const { open, deps } = aWorld();
    const hanging = gate.execute(aJob('8', 'r1'), deps, atOnce);
    await turn();
    const other = aWorld();
    const waiting = gate.execute({ ...aJob('8', 'r2'), key: '1:l' }, other.deps, atOnce);
    await turn();
    expect(other.open).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1_000);
    await turn();
    expect(other.open).toHaveLength(1);
    jest.useRealTimers();

    open[0]?.();
    expect((await hanging).kind).toBe('ended');
    other.open[0]?.();
    expect((await waiting).kind).toBe('ended');
    expect(slots.usedOf('8')).toBe(0);
  });

  it('asks whether a run may begin once there is room for it, and takes no for an answer', async () => {
    const gate = aGate();
    const { open, deps, journal } = aWorld();
    const asked: string[] = [];
    const first = gate.execute(aJob('8'), deps, atOnce);
    const second = gate.execute(aJob('8'), deps, () => {
      asked.push('second');
      return Promise.resolve({ kind: 'lost' });
    });
    await turn();
    expect([open.length, asked]).toEqual([1, []]);
    open[0]?.();
    expect((await first).kind).toBe('ended');
    const commits = journal.commits.length;
    expect(await second).toEqual({ kind: 'lost' });
    expect([open.length, asked, journal.commits.length]).toEqual([1, ['second'], commits]);
  });
});
