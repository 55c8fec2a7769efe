import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { PreparedEvent, StoredEvents } from '@hookline/database/runtime';
import { LongWaits } from '../limits/long-waits';
import { Seats } from '../limits/seats';
import type { RunJob } from '../runs/run-job';
import { RunLanes } from '../runs/run-lanes';
import { Slots } from '../runs/slots';
import { EventDispatcher, type EventDispatcherDeps } from './event-dispatcher';
import { aHook, missedMessage, tableOf } from './events.fixture';

/** A database that stores a batch when it is told to. */
class SlowStore {
  readonly batches: (readonly PreparedEvent[])[] = [];
  readonly #answers: ((error?: Error) => void)[] = [];

  readonly store = (events: readonly PreparedEvent[]): Promise<StoredEvents> => {
    this.batches.push(events);
    const numbers = new Map(events.map(({ id }, index) => [id, String(index)]));
    return new Promise((resolve, reject) =>
      this.#answers.push((error) =>
        error ? reject(error) : resolve({ numbers, due: [], refused: new Set() }),
      ),
    );
  };

  async answer(error?: Error): Promise<void> {
    this.#answers.shift()?.(error);
    await turns();
  }
}

/** Long enough for everything that waits for no answer. */
const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function freshHooks(): EventDispatcherDeps['hooks'] {
  const table = tableOf([aHook(1, { mode: 'ordered' })]);
  return { table, knows: () => true, readAnew: () => Promise.resolve() };
}

function aWorld({ events = 100, longWaits = 10, hooks = freshHooks() } = {}) {
  const store = new SlowStore();
  const lanes = new RunLanes();
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const start = ({ claim, key, partition }: RunJob): Promise<void> =>
    lanes.enqueue({ key, partition }, () => {
      started.push(claim.runId);
      return new Promise((resolve) => ends.set(claim.runId, resolve));
    });
  let made = 0;
  const dispatcher = new EventDispatcher({
    hooks,
    store: { store: store.store, findStored: () => Promise.resolve(new Map()) },
    workerId: 'w',
    executor: { start, expect: () => undefined, forget: () => undefined },
    wakes: { wake: () => Promise.resolve() },
    lanes,
    putOffCalls: { isFree: () => true },
    slots: new Slots(events),
    seats: new Seats({ size: events, nowMs: () => 0 }),
    longWaits: new LongWaits({ size: longWaits, nowMs: () => 0, onFull: jest.fn() }),
    deadLetters: { publish: () => Promise.resolve() },
    news: { eventStored: () => undefined },
    clock: {
      now: () => new Date('2026-11-29T08:00:01.000Z'),
      sleep: () => Promise.resolve(),
    },
    newId: () => `id-${made++}`,
    stopping: new AbortController().signal,
    log: { warn: jest.fn(), error: jest.fn() },
  });
  const accept = async (call: string, seq: number) => {
    await dispatcher.accept(missedMessage(call, seq));
    await turns();
  };
  /** Of the events of the batch that is being stored: their call and what their run is stored as. */
  const storing = () =>
    store.batches.at(-1)?.map(({ rows }) => {
      const read = (text: string) => JSON.parse(text);
      return [read(rows.event.row).key, ...rows.runs.map(({ row }) => read(row).status)];
    });
  /** As they stand in the batch that is being stored. */
  const problems = () =>
    store.batches.at(-1)?.map(({ problem, type }) => [type, problem?.slice(0, 40) ?? null]);
  return { dispatcher, store, lanes, started, ends, accept, storing, problems };
}

describe('EventDispatcher', () => {
  it('plans what comes while a batch is being stored, and stores it as the next batch', async () => {
    const { store, accept, storing } = aWorld();
    await accept('a', 1);
    await accept('b', 2);
    await accept('c', 3);
    expect(storing()).toEqual([['a', 'completed']]);
    await store.answer();
    expect(storing()).toEqual([
      ['b', 'completed'],
      ['c', 'completed'],
    ]);
  });

  it('only queues the run of an event whose call has another one on its way', async () => {
    const { store, started, ends, accept, storing } = aWorld();
    await accept('a', 1);
    await accept('a', 2);
    await accept('a', 3);
    await store.answer();
    expect(storing()).toEqual([
      ['a', 'queued'],
      ['a', 'queued'],
    ]);
    expect(started).toEqual([]);
    await store.answer();
    expect(started).toHaveLength(1);
    await accept('a', 4);
    expect(storing()).toEqual([['a', 'queued']]);
    await store.answer();
    expect(started).toHaveLength(1);
    for (let ended = 0; ended < 3; ended += 1) {
      ends.get(started.at(-1) ?? '')?.();
      await turns();
    }
    expect(new Set(started).size).toBe(3);
    await accept('a', 5);
    expect(storing()).toEqual([['a', 'completed']]);
  });

  describe('whose slots are all taken by runs that hang', () => {
    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    /** Two slots: an event whose run was started and does not end, and the next of its call in line. */
    async function twoHangingEvents(longWaits: number) {
      const world = aWorld({ events: 2, longWaits });
      await world.accept('a', 1);
      await world.accept('a', 2);
      void world.accept('a', 3);
      for (let batch = 0; batch < 3; batch += 1) await world.store.answer();
      expect(world.started).toHaveLength(1);
      void world.accept('b', 4);
      await turns();
      expect(world.storing()).toEqual([['a', 'queued']]);
      return world;
    }

    it('takes others after a second, and the first ones end all the same', async () => {
      const { started, ends, storing } = await twoHangingEvents(2);
      await jest.advanceTimersByTimeAsync(999);
      expect(storing()).toEqual([['a', 'queued']]);
      await jest.advanceTimersByTimeAsync(1);
      await turns();
      expect(storing()).toEqual([['b', 'completed']]);
      for (const count of [1, 2]) {
        expect(started).toHaveLength(count);
        ends.get(started.at(-1) ?? '')?.();
        await turns();
      }
    });

    it('takes one more for each that has a place to wait', async () => {
      const { store, accept, storing } = await twoHangingEvents(1);
      void accept('c', 5);
      await jest.advanceTimersByTimeAsync(10_000);
      await turns();
      expect(storing()).toEqual([['b', 'completed']]);
      await store.answer();
      expect(storing()).toEqual([['c', 'completed']]);
    });

    it('waits with them while there is no place to wait', async () => {
      const { started, ends, storing } = await twoHangingEvents(0);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(storing()).toEqual([['a', 'queued']]);
      ends.get(started[0] ?? '')?.();
      await turns();
      expect(storing()).toEqual([['b', 'completed']]);
    });
  });

  it('reads the table anew before it says that there is no such queue', async () => {
    const none = tableOf([], []);
    let tableRead: () => void = () => undefined;
    const hooks = {
      ...freshHooks(),
      table: none,
      knows: () => false,
      readAnew: () =>
        new Promise<void>((resolve) => {
          tableRead = resolve;
        }),
    };
    const { accept, store, problems, dispatcher } = aWorld({ hooks });
    void accept('a', 1);
    await turns();
    expect(store.batches).toEqual([]);
    hooks.table = freshHooks().table;
    tableRead();
    await turns();
    expect(problems()).toEqual([['queue.missed', null]]);
    await store.answer();

    hooks.table = none;
    void dispatcher.accept(missedMessage('b', 2));
    await turns();
    tableRead();
    await turns();
    expect(problems()).toEqual([['queue.missed', 'There is no queue 5.']]);
  });

  it('asks nobody again about an event that is older than the table', async () => {
    const hooks = { ...freshHooks(), table: tableOf([], []) };
    const { accept, problems } = aWorld({ hooks });
    await accept('a', 1);
    expect(problems()).toEqual([['queue.missed', 'There is no queue 5.']]);
  });

  it('puts an event off that cannot be stored, and makes it a dead letter in the end', async () => {
    const { dispatcher, store, problems, started } = aWorld();
    const verdicts: string[] = [];
    const tried = (deliveryCount: number) => ({
      ...missedMessage('a', 1),
      deliveryCount,
      nak: () => verdicts.push('put off'),
      ack: () => verdicts.push('done'),
    });
    await dispatcher.accept(tried(4));
    await turns();
    await store.answer(new RangeError('Maximum call stack size exceeded'));
    expect(verdicts).toEqual(['put off']);

    await dispatcher.accept(tried(5));
    await turns();
    await store.answer(new RangeError('Maximum call stack size exceeded'));
    expect(problems()).toEqual([
      ['unreadable', 'It was tried 5 times: Maximum call stack'.slice(0, 40)],
    ]);
    await store.answer();
    expect(verdicts).toEqual(['put off', 'done']);
    expect(started).toEqual([]);
  });

  it('never gives an event up for a fault of the database that may pass', async () => {
    const { dispatcher, store } = aWorld();
    const nak = jest.fn();
    await dispatcher.accept({ ...missedMessage('a', 1), deliveryCount: 50, nak });
    await turns();
    await store.answer(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
    expect(nak).toHaveBeenCalledTimes(1);
    expect(store.batches).toHaveLength(1);
  });

  it('takes a call for idle again when its event could not be stored', async () => {
    const { store, accept, storing } = aWorld();
    await accept('a', 1);
    await store.answer(new Error('too odd for a table'));
    await accept('a', 2);
    expect(storing()).toEqual([['a', 'completed']]);
  });
});
