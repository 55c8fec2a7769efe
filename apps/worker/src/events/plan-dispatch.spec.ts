import { describe, expect, it } from '@jest/globals';
import type { TableHook } from '../schemas/hook-table';
import { aHook, missedMessage, queue, tableOf } from './events.fixture';
import { planDispatch } from './plan-dispatch';
import type { ReadableEvent } from './read-event-message';

function plan(hooks: readonly TableHook[]) {
  const read: ReadableEvent = {
    kind: 'event',
    domainId: '1',
    partition: 3,
    key: 'a',
    queue,
    event: {
      specversion: '1.0',
      id: 'e1',
      type: 'queue.missed',
      source: '/queues/5',
      time: '2026-11-29T08:00:00.000Z',
      data: {},
    },
    message: missedMessage('a'),
  };
  let made = 0;
  const now = new Date('2026-11-29T08:00:01.000Z');
  const moment = { now, newId: () => `id-${made++}`, callIsIdle: true };
  return planDispatch(read, tableOf(hooks), moment).event;
}

describe('planDispatch', () => {
  it('starts 50 runs and says of every further hook that it started nothing (B-42)', () => {
    const hooks = Array.from({ length: 53 }, (_, index) => aHook(index + 1));
    const { runs, evaluations } = plan(hooks);
    expect(runs.map(({ hookId }) => hookId)).toEqual(hooks.slice(0, 50).map(({ row }) => row.id));
    expect(evaluations.slice(0, 50).every(({ reason }) => reason === 'matched')).toBe(true);
    expect(evaluations.slice(50)).toEqual(
      [51, 52, 53].map((id) => ({
        hook_id: String(id),
        schema: { id: String(1000 + id), name: `Flow ${id}` },
        matched: false,
        reason: 'over limit',
        detail: 'It would have fired, but 50 hooks before it did.',
      })),
    );
  });

  it('counts only hooks that start something', () => {
    const idle = Array.from({ length: 5 }, (_, index) => aHook(index + 1, { versionId: null }));
    const hooks = [...idle, ...Array.from({ length: 51 }, (_, index) => aHook(index + 6))];
    const { runs, evaluations } = plan(hooks);
    expect(runs).toHaveLength(50);
    expect(evaluations.filter(({ reason }) => reason === 'over limit')).toHaveLength(1);
  });

  it('says of a hook beyond the 50th that does not match why it does not', () => {
    const hooks = Array.from({ length: 50 }, (_, index) => aHook(index + 1));
    const { evaluations } = plan([...hooks, aHook(51, { versionId: null })]);
    expect(evaluations[50]).toMatchObject({ matched: false, reason: 'unpublished' });
  });
});
